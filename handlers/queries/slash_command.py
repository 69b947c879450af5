"""`/meetings Kang Wang`: answer the person who asked."""

from typing import Any

from slack_bolt import Ack, App, BoltContext, Respond

from handlers.support.answer_messages import COMMAND, AnswerServices, Viewer, answer_question
from handlers.support.command_text import typed_text
from handlers.support.conversations import conversation_of


def register(app: App, answers: AnswerServices) -> None:
    """Answer the slash command with an ephemeral message."""

    @app.command(COMMAND)
    def answer_command(
        ack: Ack, command: dict[str, Any], context: BoltContext, respond: Respond
    ) -> None:
        ack()
        conversation = conversation_of(context, command.get("channel_name", ""))
        viewer = Viewer(conversation.team, can_share=not conversation.is_direct)
        message = answer_question(typed_text(command.get("text", ""), None), answers, viewer)
        respond(response_type="ephemeral", **message.arguments())
