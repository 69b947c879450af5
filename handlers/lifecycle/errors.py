"""What a person reads when a handler fails: a sentence or a reference, not an exception's text."""

import logging
from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltContext, Respond, Say
from slack_sdk.errors import SlackApiError

from bot.errors import BotError

logger = logging.getLogger(__name__)

QUESTIONS = frozenset({"app_mention", "message"})  # nobody waits for a word about other events


def register(app: App, new_reference: Callable[[], str]) -> None:
    """Tell the person, and log the whole error under the same reference."""

    @app.error
    def tell_of_error(
        error: Exception, body: dict[str, Any], context: BoltContext, respond: Respond, say: Say
    ) -> None:
        words = _words(error, new_reference)
        event = body.get("event") or {}
        try:
            if context.response_url:
                respond(words, response_type="ephemeral", replace_original=False)
            elif event.get("type") in QUESTIONS:
                say(words, thread_ts=event.get("thread_ts") or event.get("ts"))
            elif not event and context.user_id:  # a form, or a button of the Home tab
                say(words, channel=context.user_id)
        except (SlackApiError, OSError):
            logger.exception("The person could not be told: %s", words)


def _words(error: Exception, new_reference: Callable[[], str]) -> str:
    if isinstance(error, BotError):
        logger.warning("A question could not be answered: %s", error)
        return str(error)
    reference = new_reference()
    logger.error("A handler failed (reference %s)", reference, exc_info=error)
    return f"Something went wrong here. Whoever runs me finds it in the log under {reference}."
