"""What somebody reads who has added the bot to a channel."""

from itertools import count

from slack_sdk.models.blocks import ActionsBlock, SectionBlock

from bot.answer.model import Help
from bot.blocks.help import PURPOSE
from bot.blocks.home import example_buttons
from bot.blocks.message import OutgoingMessage
from bot.blocks.mrkdwn import FormattedText, escape, text_object
from bot.blocks.search_form import open_form_button

THANKS = "Thank you for adding me here. Only you see this, and I speak here only when asked."


def greeting_message(help_: Help, command: str) -> OutgoingMessage:
    """Return the greeting; `command` is the bot's slash command."""
    lines = (
        f"Type {command} and a name, a topic, a place or a date: only you see the answer.",
        "Mention me with the same words, and I answer in a thread for everybody.",
        f"{command} digest on brings what happened on this day, every morning.",
        f"{command} help tells the rest.",
    )
    words = "\n".join(lines)
    buttons = [open_form_button(), *example_buttons(help_.examples, count())]
    text = text_object(
        [
            FormattedText(THANKS),
            FormattedText(f"\n{PURPOSE}", bold=True),
            FormattedText(f"\n{words}"),
        ]
    )
    return OutgoingMessage(
        escape(f"{THANKS} {PURPOSE}\n{words}"),
        (SectionBlock(text=text), ActionsBlock(elements=buttons)),
    )
