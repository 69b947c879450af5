"""Hints for what only the slash command can do, when a mention or direct message asks for it."""

import re
from typing import Any

from slack_bolt import App, BoltContext, Say

from bot.blocks.message import OutgoingMessage, text_message
from bot.blocks.search_form import form_message
from handlers.queries.search_form import FORM_COMMAND
from handlers.support.answer_messages import COMMAND
from handlers.support.command_text import typed_text
from handlers.support.conversations import is_direct_message, is_from_person

DIGEST_COMMAND = re.compile(r"\s*digests?\s*(?:on\b.*|off|status|now)?[\s.!?]*", re.IGNORECASE)
DIGEST_HINT = (
    f"To set up a daily digest, type `{COMMAND} digest` in the channel where it is to be posted, as"
    " a message of its own and not in a thread."
)


def register(app: App) -> None:
    """Answer `search` and `digest …` with a hint."""

    @app.event("app_mention", matchers=[is_from_person, needs_hint])
    @app.event("message", matchers=[is_direct_message, is_from_person, needs_hint])
    def send_hint(event: dict[str, Any], context: BoltContext, say: Say) -> None:
        thread_ts = event.get("thread_ts") or (None if is_direct_message(event) else event["ts"])
        if message := hint_for(_text(event, context)):
            say(thread_ts=thread_ts, **message.arguments())


def needs_hint(event: dict[str, Any], context: BoltContext) -> bool:
    """Return whether an event asks for something that only the slash command can do."""
    return hint_for(_text(event, context)) is not None


def hint_for(text: str) -> OutgoingMessage | None:
    """Return how to get what a text asks for; None if it is a question."""
    if FORM_COMMAND.fullmatch(text):  # events come without the trigger id that opens a form
        return form_message(COMMAND)
    return text_message(DIGEST_HINT) if DIGEST_COMMAND.fullmatch(text) else None


def _text(event: dict[str, Any], context: BoltContext) -> str:
    return typed_text(event.get("text") or "", context.bot_user_id)
