"""The help as a Slack message."""

from slack_sdk.models.blocks import ActionsBlock, Block, ContextBlock, SectionBlock

from bot.answer.model import Help
from bot.blocks.message import OutgoingMessage
from bot.blocks.mrkdwn import FormattedText, escape, shorten, text_object
from bot.blocks.search_form import open_form_button

WHAT = "Ask me who met whom, when, where, about what, and what each one said."
HOW = (
    "A name, a topic, a place, a date, or any mix of them, in any order and spelling. Your"
    " answer to the command is seen only by you; in a thread, mention me and I answer there.\n"
    "“search” opens a form to choose from; Find meetings, among the actions of any message,"
    " finds those whom it names.\n"
    "“today” tells what happened on this day of earlier years, and “digest” brings that to a"
    " channel every morning."
)
LONGEST_EXAMPLE = 200


def help_message(help_: Help, command: str) -> OutgoingMessage:
    """Return the message that explains the bot; `command` is its slash command."""
    examples = [f"{command} {shorten(example, LONGEST_EXAMPLE)}" for example in help_.examples]
    tries = [
        span
        for example in examples
        for span in (FormattedText("\n"), FormattedText(example, code=True))
    ]
    blocks: list[Block] = [
        SectionBlock(text=text_object([FormattedText(WHAT, bold=True), FormattedText(f"\n{HOW}")])),
        ContextBlock(elements=[text_object([FormattedText(shorten(help_.covers, 1_000))])]),
    ]
    blocks.append(ActionsBlock(elements=[open_form_button()]))
    if tries:
        blocks.insert(
            1, SectionBlock(text=text_object([FormattedText("Try, for example:"), *tries]))
        )
    text = f"{WHAT} Try: {'; '.join(examples)}." if examples else WHAT
    return OutgoingMessage(escape(text), tuple(blocks))
