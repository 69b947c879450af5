"""The message shortcut "Find meetings": find the meetings of those whom a message mentions."""

from collections.abc import Sequence
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.answer.conversation.view_request import ViewRequest
from bot.answer.text.phrases import quote_words
from bot.blocks.annotations import with_intro
from bot.blocks.message import text_message
from bot.search.query.model import Query, Term
from bot.search.relaxation import relax_query
from handlers.support.answer_messages import AnswerServices, answer_view
from handlers.support.ephemeral import Render, ReplyTarget, send_privately
from handlers.support.message_text import extract_text

SHORTCUT = "find_meetings"
NOTHING_NAMED_TEXT = "This message does not mention a person, topic or place of the archive."


def register(app: App, answers: AnswerServices) -> None:
    """Answer the shortcut, visible only to the user who used it."""

    @app.message_shortcut(SHORTCUT)
    def find_meetings(
        ack: Ack, shortcut: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        ack()
        query = answers.service.named_in(extract_text(shortcut.get("message") or {}))
        send_privately(client, ReplyTarget.from_body(shortcut, context), _answer(query, answers))


def _answer(query: Query, answers: AnswerServices) -> Render:
    if not query.terms:
        return lambda _: text_message(NOTHING_NAMED_TEXT)
    relaxed, dropped = relax_query(query, answers.service.searcher)
    request, intro = ViewRequest(relaxed), _intro(dropped)
    return lambda viewer: with_intro(intro, answer_view(request, answers, viewer))


def _intro(dropped: Sequence[Term]) -> str:
    """Say which names of the message the answer leaves out: no meeting has all of them."""
    also = f" It also mentions {quote_words(term.surface for term in dropped)}." if dropped else ""
    return f"Best matches for this message.{also}"
