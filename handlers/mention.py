"""`@meetings what did Wang say about THAAD?`: answered in the thread."""

from typing import Any

from slack_bolt import App, BoltContext, Say

from handlers.replies import Archive, reply
from handlers.slack_text import typed_text


def register(app: App, archive: Archive) -> None:
    """Answer mentions by people; leave alone what bots say and what people edit."""

    @app.event("app_mention", matchers=[is_said_by_a_person])
    def answer_mention(event: dict[str, Any], context: BoltContext, say: Say) -> None:
        message = reply(typed_text(event.get("text", ""), context.bot_user_id), archive)
        say(thread_ts=event.get("thread_ts") or event["ts"], **message.arguments())

    # Without a listener Bolt leaves an event unacknowledged, and Slack sends it again and again
    app.event("app_mention")(leave_alone)
    app.event("message")(leave_alone)


def is_said_by_a_person(event: dict[str, Any]) -> bool:
    """Tell a new message by a person from a bot's, an edited and a deleted one."""
    return not (event.get("bot_id") or event.get("subtype") or event.get("edited"))


def leave_alone() -> None:
    """Do nothing: this is not a question."""
