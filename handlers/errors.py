"""What a person reads when a handler fails: a sentence or a reference, not an exception's text."""

import logging
from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltContext, Respond, Say

from bot.errors import BotError

logger = logging.getLogger(__name__)


def register(app: App, new_reference: Callable[[], str]) -> None:
    """Tell the person, and log the whole error under the same reference."""

    @app.error
    def tell_of_error(
        error: Exception, body: dict[str, Any], context: BoltContext, respond: Respond, say: Say
    ) -> None:
        words = _words(error, new_reference)
        if context.response_url:
            respond(words, response_type="ephemeral")
        elif event := body.get("event"):
            say(words, thread_ts=event.get("thread_ts") or event.get("ts"))


def _words(error: Exception, new_reference: Callable[[], str]) -> str:
    if isinstance(error, BotError):
        return str(error)
    reference = new_reference()
    logger.error("A handler failed (reference %s)", reference, exc_info=error)
    return f"Something went wrong here. Whoever runs me finds it in the log under {reference}."
