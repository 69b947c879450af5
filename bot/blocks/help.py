"""The help as a Slack message."""

from slack_sdk.models.blocks import ActionsBlock, Block, ContextBlock, SectionBlock

from bot.answer.model import Help
from bot.answer.text.help import HELP_LINE
from bot.blocks.message import OutgoingMessage
from bot.blocks.mrkdwn import FormattedText, escape, text_object, truncate
from bot.blocks.search_form import open_form_button

USAGE_TEXT = (
    "A name, a topic, a place, a date, or any mix of them, in any order and spelling. Your"
    " answer to the command is seen only by you; in a thread, mention me and I answer there.\n"
    "“search” opens a form to choose from; Find meetings, among the actions of any message,"
    " finds those whom it names.\n"
    "“today” tells what happened on this day of earlier years, and “digest” brings that to a"
    " channel every morning."
)
MAX_EXAMPLE_CHARACTERS = 200


def help_message(help_: Help, command: str) -> OutgoingMessage:
    """Return the message that explains the bot; `command` is its slash command."""
    examples = [
        f"{command} {truncate(example, MAX_EXAMPLE_CHARACTERS)}" for example in help_.examples
    ]
    tries = [
        span
        for example in examples
        for span in (FormattedText("\n"), FormattedText(example, code=True))
    ]
    blocks: list[Block] = [
        SectionBlock(
            text=text_object(
                [FormattedText(HELP_LINE, bold=True), FormattedText(f"\n{USAGE_TEXT}")]
            )
        ),
        ContextBlock(elements=[text_object([FormattedText(truncate(help_.covers, 1_000))])]),
    ]
    blocks.append(ActionsBlock(elements=[open_form_button()]))
    if tries:
        blocks.insert(
            1, SectionBlock(text=text_object([FormattedText("Try, for example:"), *tries]))
        )
    text = f"{HELP_LINE}\nTry: {'; '.join(examples)}." if examples else HELP_LINE
    return OutgoingMessage(escape(text), tuple(blocks))
