"""The buttons of an answer that show another view: page, details, quotes, table, alternative."""

import re
from typing import Any

from slack_bolt import Ack, App, BoltContext, Respond

from bot.blocks.controls import OPEN_PREFIX
from bot.blocks.message import metadata_of
from bot.errors import ExpiredError
from handlers.support.answer_messages import AnswerServices, Viewer, answer_view, decode_request
from handlers.support.button_press import ButtonPress
from handlers.support.deduplication import DOUBLE_CLICK_SECONDS, EventDeduplicator
from handlers.support.thread_context import ThreadContexts


def register(
    app: App, answers: AnswerServices, threads: ThreadContexts, deduplicator: EventDeduplicator
) -> None:
    """Show what a button requests: in place of the message, or privately if others see it."""

    @app.action(re.compile(f"^{OPEN_PREFIX}"))
    def open_view(ack: Ack, body: dict[str, Any], context: BoltContext, respond: Respond) -> None:
        ack()
        press = ButtonPress.from_body(body, context)
        try:
            request, build_id = decode_request(press.value, answers, press.team)
        except ExpiredError as error:  # in Bolt 1.30, raising could undo the acknowledgement
            respond(str(error), response_type="ephemeral", replace_original=False)
            return
        message = answer_view(request, answers, Viewer(press.team, press.can_share), build_id)
        if press.is_private:
            respond(replace_original=True, response_type="ephemeral", **message.arguments())
        elif press.is_direct:
            threads.save_press(press, message)
            respond(replace_original=True, metadata=metadata_of(message), **message.arguments())
        elif deduplicator.is_first_within(press.key, DOUBLE_CLICK_SECONDS):
            respond(
                response_type="ephemeral",
                replace_original=False,
                thread_ts=press.thread_ts,
                **message.arguments(),
            )
