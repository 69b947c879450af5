"""The shortcut "Find meetings" on a message: the meetings of those whom its text names."""

from collections.abc import Sequence
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.answer.conversation.view_request import ViewRequest
from bot.answer.text.phrases import quote_words
from bot.blocks.intro import with_intro
from bot.blocks.message import OutgoingMessage
from bot.search.query.model import Query, Term
from bot.search.relaxation import relax_query
from handlers.support.answer_messages import AnswerServices, show
from handlers.support.ephemeral import Render, ReplyTarget, tell
from handlers.support.message_text import text_of

SHORTCUT = "find_meetings"
NOBODY = "This message names no person, topic or place that the archive knows."


def register(app: App, archive: AnswerServices) -> None:
    """Answer the shortcut, for the eyes of who used it."""

    @app.message_shortcut(SHORTCUT)
    def find_meetings(
        ack: Ack, shortcut: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        ack()
        named = archive.guide.named_in(text_of(shortcut.get("message") or {}))
        tell(client, ReplyTarget.of(shortcut, context), _answer(named, archive))


def _answer(named: Query, archive: AnswerServices) -> Render:
    if not named.terms:
        return lambda _: OutgoingMessage(NOBODY, ())
    query, left_out = relax_query(named, archive.guide.searcher)
    return lambda reader: with_intro(_intro(left_out), show(ViewRequest(query), archive, reader))


def _intro(left_out: Sequence[Term]) -> str:
    also = f" It names {quote_words(term.surface for term in left_out)} too." if left_out else ""
    return f"What fits this message best.{also}"
