"""What only the slash command does, asked for in a mention or directly: how to come to it there."""

import re
from typing import Any

from slack_bolt import App, BoltContext, Say

from bot.blocks.message import OutgoingMessage
from bot.blocks.search_form import form_message
from handlers.queries.direct_message import is_direct_message
from handlers.queries.mention import is_from_person
from handlers.queries.search_form import FORM_COMMAND
from handlers.support.answer_messages import COMMAND
from handlers.support.command_text import typed_text

DIGEST_COMMAND = re.compile(r"\s*digests?\s*(?:on\b.*|off|status|now)?[\s.!?]*", re.IGNORECASE)
DIGEST_HINT = (
    f"A daily digest is set up where it is to be posted: type `{COMMAND} digest` in that channel,"
    " in a message of its own, not in a thread."
)


def register(app: App) -> None:
    """Guide people on; of listeners that match, the first answers, so this comes before others."""

    @app.event("app_mention", matchers=[is_from_person, needs_hint])
    @app.event("message", matchers=[is_direct_message, is_from_person, needs_hint])
    def guide(event: dict[str, Any], context: BoltContext, say: Say) -> None:
        thread_ts = event.get("thread_ts") or (None if is_direct_message(event) else event["ts"])
        if message := hint_for(_said(event, context)):
            say(thread_ts=thread_ts, **message.arguments())


def needs_hint(event: dict[str, Any], context: BoltContext) -> bool:
    """Tell what only the slash command does from a question."""
    return hint_for(_said(event, context)) is not None


def hint_for(text: str) -> OutgoingMessage | None:
    """Return how to come to what is asked for; None for a question."""
    if FORM_COMMAND.fullmatch(text):  # neither a mention nor a direct message lets a form open
        return form_message(COMMAND)
    return OutgoingMessage(DIGEST_HINT, ()) if DIGEST_COMMAND.fullmatch(text) else None


def _said(event: dict[str, Any], context: BoltContext) -> str:
    return typed_text(event.get("text") or "", context.bot_user_id)
