"""The buttons of an answer that show something else: another page, details, quotes, a choice."""

import re
from typing import Any

from slack_bolt import Ack, App, BoltContext, Respond

from bot.blocks.controls import OPEN_PREFIX
from bot.blocks.message import metadata_of
from bot.errors import ExpiredError
from handlers.support.answer_messages import AnswerServices, Viewer, answer_view, decode_request
from handlers.support.button_press import ButtonPress
from handlers.support.deduplication import EventDeduplicator
from handlers.support.thread_context import ThreadContexts

DOUBLE_CLICK_SECONDS = 3


def register(
    app: App, archive: AnswerServices, threads: ThreadContexts, seen: EventDeduplicator
) -> None:
    """Show what a button asks for: in the message's place, or privately where others read it."""

    @app.action(re.compile(f"^{OPEN_PREFIX}"))
    def open_another(
        ack: Ack, body: dict[str, Any], context: BoltContext, respond: Respond
    ) -> None:
        ack()
        press = ButtonPress.from_body(body, context)
        try:
            request, edition = decode_request(press.value, archive, press.team)
        except ExpiredError as error:  # raised on, it could undo the acknowledgement in Bolt 1.30
            respond(str(error), response_type="ephemeral", replace_original=False)
            return
        message = answer_view(request, archive, Viewer(press.team, press.can_share), edition)
        if press.is_private:
            respond(replace_original=True, response_type="ephemeral", **message.arguments())
        elif press.is_direct:
            threads.save_press(press, message)
            respond(replace_original=True, metadata=metadata_of(message), **message.arguments())
        elif seen.is_first_within(press.key, DOUBLE_CLICK_SECONDS):
            respond(
                response_type="ephemeral",
                replace_original=False,
                thread_ts=press.thread_ts,
                **message.arguments(),
            )
