"""A direct message: answer it as a mention, in the conversation itself or in its thread."""

from typing import Any

from slack_bolt import App, BoltContext, Say
from slack_sdk import WebClient

from bot.blocks.message import metadata_of
from handlers.support.answer_messages import AnswerServices, Viewer, answer_question
from handlers.support.conversations import ignore, is_direct_message, is_from_person
from handlers.support.thread_context import ThreadContexts, ThreadQuestion


def register(app: App, answers: AnswerServices, threads: ThreadContexts) -> None:
    """Answer direct messages by people; ignore messages in channels."""

    @app.event("message", matchers=[is_direct_message, is_from_person])
    def answer_direct_message(
        event: dict[str, Any], context: BoltContext, client: WebClient, say: Say
    ) -> None:
        thread_ts = event.get("thread_ts")
        asked = ThreadQuestion.from_event(event, context, thread_ts or "")
        previous = threads.previous_state(asked, client)
        message = answer_question(asked.question, answers, Viewer(asked.thread.team), previous)
        threads.save(asked.thread, message)  # before the next question can arrive
        say(thread_ts=thread_ts, metadata=metadata_of(message), **message.arguments())

    app.event("message")(ignore)
