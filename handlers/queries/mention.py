"""`@meetings what did Wang say about THAAD?`: answer in the thread, follow-up questions too."""

from typing import Any

from slack_bolt import App, BoltContext, Say
from slack_sdk import WebClient

from bot.blocks.message import metadata_of
from handlers.support.answer_messages import AnswerServices, Viewer, answer_question
from handlers.support.conversations import ignore, is_from_person
from handlers.support.thread_context import ThreadContexts, ThreadQuestion


def register(app: App, answers: AnswerServices, threads: ThreadContexts) -> None:
    """Answer people's mentions; ignore those by bots and in edited messages."""

    @app.event("app_mention", matchers=[is_from_person])
    def answer_mention(
        event: dict[str, Any], context: BoltContext, client: WebClient, say: Say
    ) -> None:
        thread_ts = event.get("thread_ts") or event["ts"]
        asked = ThreadQuestion.from_event(event, context, thread_ts)
        previous = threads.previous_state(asked, client) if event.get("thread_ts") else None
        message = answer_question(asked.question, answers, Viewer(asked.thread.team), previous)
        threads.save(asked.thread, message)  # before the next question can arrive
        say(thread_ts=thread_ts, metadata=metadata_of(message), **message.arguments())

    app.event("app_mention")(ignore)
