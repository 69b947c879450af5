"""A direct message: answered as a mention is, in the conversation itself or in its thread."""

from typing import Any

from slack_bolt import App, BoltContext, Say
from slack_sdk import WebClient

from bot.blocks.message import metadata_of
from handlers.queries.mention import ignore, is_from_person, question_of
from handlers.support.answer_messages import AnswerServices, Viewer, answer_question
from handlers.support.thread_context import ThreadContexts


def register(app: App, archive: AnswerServices, threads: ThreadContexts) -> None:
    """Answer what people say to the bot alone; leave alone what is said in channels."""

    @app.event("message", matchers=[is_direct_message, is_from_person])
    def answer_direct(
        event: dict[str, Any], context: BoltContext, client: WebClient, say: Say
    ) -> None:
        thread_ts = event.get("thread_ts")
        asking = question_of(event, context, thread_ts or "")
        earlier = threads.previous_state(asking, client)
        message = answer_question(asking.question, archive, Viewer(asking.thread.team), earlier)
        threads.save(asking.thread, message)  # before the next question can come
        say(thread_ts=thread_ts, metadata=metadata_of(message), **message.arguments())

    app.event("message")(ignore)


def is_direct_message(event: dict[str, Any]) -> bool:
    """Tell a direct message; one in a channel that mentions the bot comes as a mention too."""
    return event.get("channel_type") == "im"
