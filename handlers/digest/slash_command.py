"""`/meetings digest …` and its buttons: a channel's daily digest, shown, switched, tried."""

import re
from typing import Any

from slack_bolt import Ack, App, BoltContext, Respond
from slack_sdk import WebClient

from bot.blocks.digest_settings import PREVIEW_ACTION, TURN_OFF_ACTION, TURN_ON_ACTION
from bot.blocks.message import OutgoingMessage
from bot.delivery.subscription_service import Conversation
from handlers.digest.session import DigestServices, DigestSession, plain
from handlers.support.answer_messages import COMMAND
from handlers.support.command_text import typed_text

SUBCOMMAND = re.compile(
    r"\s*digests?\b\s*(?:(on|off|status|now)\b)?\s*(.*)", re.IGNORECASE | re.DOTALL
)
USAGE = (
    f"Say `{COMMAND} digest`, `{COMMAND} digest on 08:30 Asia/Seoul weekdays`,"
    f" `{COMMAND} digest off`, `{COMMAND} digest status` or `{COMMAND} digest now`."
)


def register(app: App, office: DigestServices) -> None:
    """Answer the subcommand and the buttons of its answer."""

    @app.command(COMMAND, matchers=[is_digest_command])
    def answer_digest(
        ack: Ack, command: dict[str, Any], client: WebClient, respond: Respond, context: BoltContext
    ) -> None:
        ack()
        place = conversation_of(context, command.get("channel_name", ""))
        visit = DigestSession(office, client, place, command["user_id"])
        message = _answer(visit, typed_text(command.get("text", ""), None))
        respond(response_type="ephemeral", **message.arguments())

    @app.action(PREVIEW_ACTION)
    def preview(ack: Ack, client: WebClient, respond: Respond, context: BoltContext) -> None:
        ack()
        for message in session_of(office, client, context).preview():
            respond(response_type="ephemeral", replace_original=False, **message.arguments())

    @app.action(TURN_ON_ACTION)
    def switch_on(ack: Ack, client: WebClient, respond: Respond, context: BoltContext) -> None:
        ack()
        message = session_of(office, client, context).switch_on()
        respond(replace_original=True, **message.arguments())

    @app.action(TURN_OFF_ACTION)
    def switch_off(ack: Ack, client: WebClient, respond: Respond, context: BoltContext) -> None:
        ack()
        message = session_of(office, client, context).switch_off()
        respond(replace_original=True, **message.arguments())


def is_digest_command(command: dict[str, Any]) -> bool:
    """Tell `/meetings digest on` from a question."""
    return SUBCOMMAND.match(command.get("text", "")) is not None


def conversation_of(context: BoltContext, channel_name: str = "") -> Conversation:
    """Return where somebody is."""
    channel = context.channel_id or ""
    is_direct = channel_name == "directmessage" or channel.startswith("D")
    return Conversation(context.team_id or "", channel, is_direct)


def session_of(office: DigestServices, client: WebClient, context: BoltContext) -> DigestSession:
    """Return the visit of somebody who pressed a button."""
    return DigestSession(office, client, conversation_of(context), context.user_id or "")


def _answer(visit: DigestSession, text: str) -> OutgoingMessage:
    asked = SUBCOMMAND.match(text)
    if asked is None:  # which the matcher rules out
        return plain(USAGE)
    verb, words = (asked[1] or "").lower(), asked[2].strip()
    if verb == "on":
        return visit.switch_on(words)
    if words:
        return plain(USAGE)
    answers = {"off": visit.switch_off, "now": visit.post_now}
    return answers.get(verb, visit.status)()
