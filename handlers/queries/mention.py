"""`@meetings what did Wang say about THAAD?`: answered in its thread, which it may lean on."""

from typing import Any

from slack_bolt import App, BoltContext, Say
from slack_sdk import WebClient

from bot.blocks.message import metadata_of
from bot.store.thread_states import ThreadKey
from handlers.support.answer_messages import AnswerServices, Viewer, answer_question
from handlers.support.command_text import typed_text
from handlers.support.thread_context import ThreadContexts, ThreadQuestion


def register(app: App, archive: AnswerServices, threads: ThreadContexts) -> None:
    """Answer mentions by people; leave alone what bots say and what people edit."""

    @app.event("app_mention", matchers=[is_from_person])
    def answer_mention(
        event: dict[str, Any], context: BoltContext, client: WebClient, say: Say
    ) -> None:
        root = event.get("thread_ts") or event["ts"]
        asking = question_of(event, context, root)
        earlier = threads.previous_state(asking, client) if event.get("thread_ts") else None
        message = answer_question(asking.question, archive, Viewer(asking.thread.team), earlier)
        threads.save(asking.thread, message)  # before the next question can come
        say(thread_ts=root, metadata=metadata_of(message), **message.arguments())

    # Without a listener Bolt leaves an event unacknowledged, and Slack sends it again and again
    app.event("app_mention")(ignore)


def question_of(event: dict[str, Any], context: BoltContext, thread_ts: str) -> ThreadQuestion:
    """Return the question that an event brings."""
    thread = ThreadKey(context.team_id or "", event["channel"], thread_ts)
    question = typed_text(event.get("text", ""), context.bot_user_id)
    return ThreadQuestion(thread, question, event["ts"], context.bot_user_id or "")


def is_from_person(event: dict[str, Any]) -> bool:
    """Tell a new message by a person from a bot's, an edited and a deleted one."""
    return not (event.get("bot_id") or event.get("subtype") or event.get("edited"))


def ignore() -> None:
    """Do nothing: this is not a question."""
