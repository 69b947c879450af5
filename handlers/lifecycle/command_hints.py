"""What only the slash command does, asked for in a mention or directly: how to come to it there."""

import re
from typing import Any

from slack_bolt import App, BoltContext, Say

from bot.blocks.message import OutgoingMessage
from bot.blocks.search_form import form_message
from handlers.queries.direct_message import is_direct
from handlers.queries.mention import is_said_by_a_person
from handlers.queries.search_form import ASKED
from handlers.support.answer_messages import COMMAND
from handlers.support.command_text import typed_text

ABOUT_DIGEST = re.compile(r"\s*digests?\s*(?:on\b.*|off|status|now)?[\s.!?]*", re.IGNORECASE)
DIGEST = (
    f"A daily digest is set up where it is to be posted: type `{COMMAND} digest` in that channel,"
    " in a message of its own, not in a thread."
)


def register(app: App) -> None:
    """Guide people on; of listeners that match, the first answers, so this comes before others."""

    @app.event("app_mention", matchers=[is_said_by_a_person, is_out_of_place])
    @app.event("message", matchers=[is_direct, is_said_by_a_person, is_out_of_place])
    def guide(event: dict[str, Any], context: BoltContext, say: Say) -> None:
        thread_ts = event.get("thread_ts") or (None if is_direct(event) else event["ts"])
        if message := guidance_for(_said(event, context)):
            say(thread_ts=thread_ts, **message.arguments())


def is_out_of_place(event: dict[str, Any], context: BoltContext) -> bool:
    """Tell what only the slash command does from a question."""
    return guidance_for(_said(event, context)) is not None


def guidance_for(text: str) -> OutgoingMessage | None:
    """Return how to come to what is asked for; None for a question."""
    if ASKED.fullmatch(text):  # neither a mention nor a direct message lets a form open
        return form_message(COMMAND)
    return OutgoingMessage(DIGEST, ()) if ABOUT_DIGEST.fullmatch(text) else None


def _said(event: dict[str, Any], context: BoltContext) -> str:
    return typed_text(event.get("text") or "", context.bot_user_id)
