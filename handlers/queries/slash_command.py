"""`/meetings Kang Wang`: answered at once, to the person who asked."""

from typing import Any

from slack_bolt import Ack, App, BoltContext, Respond

from handlers.digest.slash_command import conversation_of
from handlers.support.answer_messages import COMMAND, AnswerServices, Viewer, answer_question
from handlers.support.command_text import typed_text


def register(app: App, archive: AnswerServices) -> None:
    """Answer the slash command."""

    @app.command(COMMAND)
    def answer_command(
        ack: Ack, command: dict[str, Any], context: BoltContext, respond: Respond
    ) -> None:
        ack()
        place = conversation_of(context, command.get("channel_name", ""))
        reader = Viewer(place.team, can_share=not place.is_direct)
        message = answer_question(typed_text(command.get("text", ""), None), archive, reader)
        respond(response_type="ephemeral", **message.arguments())
