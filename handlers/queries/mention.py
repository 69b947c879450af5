"""`@meetings what did Wang say about THAAD?`: answered in its thread, which it may lean on."""

from typing import Any

from slack_bolt import App, BoltContext, Say
from slack_sdk import WebClient

from bot.blocks.message import metadata_of
from bot.store.thread_states import Thread
from handlers.support.answer_messages import AnswerServices, Viewer, reply
from handlers.support.command_text import typed_text
from handlers.support.thread_context import Asking, Threads


def register(app: App, archive: AnswerServices, threads: Threads) -> None:
    """Answer mentions by people; leave alone what bots say and what people edit."""

    @app.event("app_mention", matchers=[is_said_by_a_person])
    def answer_mention(
        event: dict[str, Any], context: BoltContext, client: WebClient, say: Say
    ) -> None:
        root = event.get("thread_ts") or event["ts"]
        asking = asking_of(event, context, root)
        earlier = threads.earlier(asking, client) if event.get("thread_ts") else None
        message = reply(asking.question, archive, Viewer(asking.thread.team), earlier)
        threads.remember(asking.thread, message)  # before the next question can come
        say(thread_ts=root, metadata=metadata_of(message), **message.arguments())

    # Without a listener Bolt leaves an event unacknowledged, and Slack sends it again and again
    app.event("app_mention")(ignore)


def asking_of(event: dict[str, Any], context: BoltContext, thread_ts: str) -> Asking:
    """Return the question that an event brings."""
    thread = Thread(context.team_id or "", event["channel"], thread_ts)
    question = typed_text(event.get("text", ""), context.bot_user_id)
    return Asking(thread, question, event["ts"], context.bot_user_id or "")


def is_said_by_a_person(event: dict[str, Any]) -> bool:
    """Tell a new message by a person from a bot's, an edited and a deleted one."""
    return not (event.get("bot_id") or event.get("subtype") or event.get("edited"))


def ignore() -> None:
    """Do nothing: this is not a question."""
