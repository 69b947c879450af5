"""`/meetings Kang Wang`: answered at once, to the person who asked."""

from typing import Any

from slack_bolt import Ack, App, Respond

from bot.answer.answerer import Answerer
from handlers.replies import COMMAND, reply
from handlers.slack_text import typed_text


def register(app: App, answerer: Answerer) -> None:
    """Answer the slash command."""

    @app.command(COMMAND)
    def answer_command(ack: Ack, command: dict[str, Any], respond: Respond) -> None:
        ack()
        message = reply(typed_text(command.get("text", ""), None), answerer)
        respond(response_type="ephemeral", **message.arguments())
