"""The shortcut "Find meetings" on a message: the meetings of those whom its text names."""

from collections.abc import Sequence
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.answer.phrases import quoted
from bot.blocks.intro import with_intro
from bot.blocks.message import Message
from bot.search.engine import Searcher
from bot.search.narrowing import narrow
from bot.search.query import Term
from bot.search.spotting import Spotter
from handlers.message_text import text_of
from handlers.privately import Spot, tell
from handlers.search_form import message_for

SHORTCUT = "find_meetings"
NOBODY = "This message names no person, topic or place that the archive knows."


def register(app: App, searcher: Searcher) -> None:
    """Answer the shortcut, for the eyes of who used it."""
    spotter = Spotter(searcher.index)

    @app.message_shortcut(SHORTCUT)
    def find_meetings(ack: Ack, shortcut: dict[str, Any], client: WebClient) -> None:
        ack()
        tell(client, Spot.of(shortcut), _answer(text_of(shortcut["message"]), spotter, searcher))


def _answer(text: str, spotter: Spotter, searcher: Searcher) -> Message:
    named = spotter.query_of(text)
    if not named.terms:
        return Message(NOBODY, ())
    query, left_out = narrow(named, searcher)
    return with_intro(_intro(left_out), message_for(query, searcher))


def _intro(left_out: Sequence[Term]) -> str:
    also = f" It names {quoted(term.typed for term in left_out)} too." if left_out else ""
    return f"What fits this message best.{also}"
