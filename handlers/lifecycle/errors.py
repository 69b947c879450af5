"""Tell the user when a handler fails: the sentence of a BotError, or else a log reference."""

import logging
from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltContext, Respond, Say
from slack_sdk.errors import SlackApiError

from bot.errors import BotError
from handlers.support.deduplication import QUESTION_EVENTS

logger = logging.getLogger(__name__)


def register(app: App, new_reference: Callable[[], str]) -> None:
    """Tell the user, and log the exception under the same reference."""

    @app.error
    def tell_user(
        error: Exception, body: dict[str, Any], context: BoltContext, respond: Respond, say: Say
    ) -> None:
        sentence = _sentence(error, new_reference)
        event = body.get("event") or {}
        try:
            if context.response_url:
                respond(sentence, response_type="ephemeral", replace_original=False)
            elif event.get("type") in QUESTION_EVENTS:
                say(sentence, thread_ts=event.get("thread_ts") or event.get("ts"))
            elif not event and context.user_id:  # a form, or a button on the Home tab
                say(sentence, channel=context.user_id)
            # Nobody waits for an answer to other events
        except (SlackApiError, OSError):
            logger.exception("The user could not be told: %s", sentence)


def _sentence(error: Exception, new_reference: Callable[[], str]) -> str:
    if isinstance(error, BotError):
        logger.warning("A request could not be answered: %s", error)
        return str(error)
    reference = new_reference()
    logger.error("A handler failed (reference %s)", reference, exc_info=error)
    return (
        "Something went wrong. The person who runs me can find the error in the log under the"
        f" reference {reference}."
    )
