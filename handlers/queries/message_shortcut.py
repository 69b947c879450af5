"""The shortcut "Find meetings" on a message: the meetings of those whom its text names."""

from collections.abc import Sequence
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.answer.conversation.view_request import ViewRequest
from bot.answer.text.phrases import quoted
from bot.blocks.intro import with_intro
from bot.blocks.message import OutgoingMessage
from bot.search.query.model import Query, Term
from bot.search.relaxation import relax_query
from handlers.support.answer_messages import AnswerServices, answer_view
from handlers.support.ephemeral import Render, ReplyTarget, send_privately
from handlers.support.message_text import extract_text

SHORTCUT = "find_meetings"
NOTHING_NAMED_TEXT = "This message names no person, topic or place that the archive knows."


def register(app: App, archive: AnswerServices) -> None:
    """Answer the shortcut, for the eyes of who used it."""

    @app.message_shortcut(SHORTCUT)
    def find_meetings(
        ack: Ack, shortcut: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        ack()
        named = archive.service.named_in(extract_text(shortcut.get("message") or {}))
        send_privately(client, ReplyTarget.from_body(shortcut, context), _answer(named, archive))


def _answer(named: Query, archive: AnswerServices) -> Render:
    if not named.terms:
        return lambda _: OutgoingMessage(NOTHING_NAMED_TEXT, ())
    query, left_out = relax_query(named, archive.service.searcher)
    return lambda reader: with_intro(
        _intro(left_out), answer_view(ViewRequest(query), archive, reader)
    )


def _intro(left_out: Sequence[Term]) -> str:
    also = f" It names {quoted(term.surface for term in left_out)} too." if left_out else ""
    return f"What fits this message best.{also}"
