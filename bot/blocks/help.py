"""The help, and the greeting for the person who adds the bot to a channel."""

from itertools import count

from slack_sdk.models.blocks import ActionsBlock, Block

from bot.answer.model import Help
from bot.answer.text.help import HELP_LINE
from bot.blocks.components import context, section
from bot.blocks.controls import example_buttons
from bot.blocks.message import OutgoingMessage
from bot.blocks.mrkdwn import FormattedText, escape, fit_text
from bot.blocks.search_form import open_form_button

USAGE_TEXT = (
    "Type names, a topic, a place or a date, in any order and spelling. Only you see the answer to"
    " the command; mention me in a channel or a thread, and I answer there for everyone.\n"
    "“search” opens a search form. “Find meetings”, in the menu of any message, finds the meetings"
    " of the people, topics and places that the message mentions.\n"
    "“today” shows what happened on this day in earlier years, and “digest” posts that to a"
    " channel every day."
)
THANKS = (
    "Thank you for adding me. Only you can see this message; in this channel I speak only when"
    " someone asks me."
)
MAX_EXAMPLE_CHARACTERS = 200
MAX_COVERAGE_CHARACTERS = 1_000


def help_message(help_: Help, command: str) -> OutgoingMessage:
    """Return the message that explains the bot; `command` is its slash command."""
    examples = [f"{command} {fit_text(each, MAX_EXAMPLE_CHARACTERS)}" for each in help_.examples]
    blocks: list[Block] = [
        section([FormattedText(HELP_LINE, bold=True), FormattedText(f"\n{USAGE_TEXT}")])
    ]
    if examples:
        lines = [
            span
            for example in examples
            for span in (FormattedText("\n"), FormattedText(example, code=True))
        ]
        blocks.append(section([FormattedText("Try, for example:"), *lines]))
    blocks.append(context(help_.covers, MAX_COVERAGE_CHARACTERS))
    blocks.append(ActionsBlock(elements=[open_form_button()]))
    text = f"{HELP_LINE}\nTry: {'; '.join(examples)}." if examples else HELP_LINE
    return OutgoingMessage(escape(text), tuple(blocks))


def greeting_message(help_: Help, command: str) -> OutgoingMessage:
    """Return the greeting, with buttons that ask the examples; `command` is the slash command."""
    lines = (
        f"Type {command} and a name, a topic, a place or a date: only you see the answer.",
        "Mention me with the same words, and I answer in a thread for everyone.",
        f"Type {command} digest on, and I post what happened on this day in earlier years, daily.",
        f"{command} help explains the rest.",
    )
    words = "\n".join(lines)
    spans = [
        FormattedText(THANKS),
        FormattedText(f"\n{HELP_LINE}", bold=True),
        FormattedText(f"\n{words}"),
    ]
    buttons = [open_form_button(), *example_buttons(help_.examples, count())]
    return OutgoingMessage(
        escape(f"{THANKS} {HELP_LINE}\n{words}"), (section(spans), ActionsBlock(elements=buttons))
    )
