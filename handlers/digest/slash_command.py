"""`/meetings digest …` and the buttons of its answer: show, preview, turn on and off, post."""

import re
from typing import Any

from slack_bolt import Ack, App, BoltContext, Respond
from slack_sdk import WebClient

from bot.blocks.digest_settings import PREVIEW_ACTION, TURN_OFF_ACTION, TURN_ON_ACTION
from bot.blocks.message import OutgoingMessage, text_message
from handlers.digest.session import DigestServices, DigestSession
from handlers.support.answer_messages import COMMAND
from handlers.support.command_text import typed_text
from handlers.support.conversations import conversation_of

SUBCOMMAND = re.compile(
    r"\s*digests?\b\s*(?:(on|off|status|now)\b)?\s*(.*)", re.IGNORECASE | re.DOTALL
)
USAGE_HINT = (
    f"Type `{COMMAND} digest`, `{COMMAND} digest on 08:30 Asia/Seoul weekdays`,"
    f" `{COMMAND} digest off`, `{COMMAND} digest status` or `{COMMAND} digest now`."
)


def register(app: App, services: DigestServices) -> None:
    """Answer the subcommand, and the buttons of its answer."""

    @app.command(COMMAND, matchers=[is_digest_command])
    def answer_digest_command(
        ack: Ack, command: dict[str, Any], client: WebClient, respond: Respond, context: BoltContext
    ) -> None:
        ack()
        conversation = conversation_of(context, command.get("channel_name", ""))
        session = DigestSession(services, client, conversation, command["user_id"])
        message = _run(session, typed_text(command.get("text", ""), None))
        respond(response_type="ephemeral", **message.arguments())

    @app.action(PREVIEW_ACTION)
    def preview(ack: Ack, client: WebClient, respond: Respond, context: BoltContext) -> None:
        ack()
        for message in session_of(services, client, context).preview():
            respond(response_type="ephemeral", replace_original=False, **message.arguments())

    @app.action(TURN_ON_ACTION)
    def turn_on(ack: Ack, client: WebClient, respond: Respond, context: BoltContext) -> None:
        ack()
        message = session_of(services, client, context).turn_on()
        respond(replace_original=True, **message.arguments())

    @app.action(TURN_OFF_ACTION)
    def turn_off(ack: Ack, client: WebClient, respond: Respond, context: BoltContext) -> None:
        ack()
        message = session_of(services, client, context).turn_off()
        respond(replace_original=True, **message.arguments())


def is_digest_command(command: dict[str, Any]) -> bool:
    """Return whether a command is `digest …` and not a question."""
    return SUBCOMMAND.match(command.get("text", "")) is not None


def session_of(services: DigestServices, client: WebClient, context: BoltContext) -> DigestSession:
    """Return the session of the user who pressed a button."""
    return DigestSession(services, client, conversation_of(context), context.user_id or "")


def _run(session: DigestSession, text: str) -> OutgoingMessage:
    match = SUBCOMMAND.match(text)
    if match is None:  # excluded by the matcher
        return text_message(USAGE_HINT)
    verb, words = (match[1] or "").lower(), match[2].strip()
    if verb == "on":
        return session.turn_on(words)
    if words:
        return text_message(USAGE_HINT)
    actions = {"off": session.turn_off, "now": session.post_now}
    return actions.get(verb, session.status)()
