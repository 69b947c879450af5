"""`/meetings Kang Wang`: answered at once, to the person who asked."""

from typing import Any

from slack_bolt import Ack, App, Respond

from handlers.replies import COMMAND, Archive, reply
from handlers.slack_text import typed_text


def register(app: App, archive: Archive) -> None:
    """Answer the slash command."""

    @app.command(COMMAND)
    def answer_command(ack: Ack, command: dict[str, Any], respond: Respond) -> None:
        ack()
        message = reply(typed_text(command.get("text", ""), None), archive)
        respond(response_type="ephemeral", **message.arguments())
