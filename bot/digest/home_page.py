"""The content of the Home tab: examples, today in history, the latest meetings, frequent pairs.

Everything but the day depends on the index only, and is found once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial

from bot.answer.cards import card_of
from bot.answer.model import Card, Help
from bot.answer.text.help import help_of
from bot.digest.model import Digest
from bot.digest.on_this_day import on_this_day
from bot.index.model import Meeting
from bot.index.read.index import Index
from bot.index.read.overview import (
    MAX_RECENT_MEETINGS,
    FrequentPair,
    find_frequent_pairs,
    find_latest,
    find_publishers,
)
from bot.search.retrieval.results import Hit
from bot.store.model import Filters, OnEmpty

MAX_LATEST = 5
MAX_PAIRS = 5
MAX_PUBLISHERS = 5


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What the Home tab shows of an index, on any day.

    When `is_recent_only`, the pairs are those of the newest meetings, not of all. `built_on` is an
    ISO date; empty when it is not known.
    """

    help: Help
    latest: tuple[Card, ...]
    pairs: tuple[FrequentPair, ...]
    is_recent_only: bool
    publishers: tuple[str, ...]
    built_on: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The content of the Home tab on one day."""

    summary: IndexSummary
    today: Digest


class HomePageBuilder:
    """Builds the Home page of one index; `today` returns the current day."""

    def __init__(self, index: Index, today: Callable[[], date]) -> None:
        self._index = index
        self._today = today
        self._summary = lru_cache(maxsize=1)(partial(_summarize, index))
        self._digest = lru_cache(maxsize=1)(self._find_digest)

    def build(self) -> HomePage:
        """Return the Home page of the current day."""
        return HomePage(self._summary(), self._digest(self._today()))

    def _find_digest(self, day: date) -> Digest:
        return on_this_day(day, self._index, Filters(), OnEmpty.WEEK)


def _summarize(index: Index) -> IndexSummary:
    facts = index.facts()
    latest = index.meetings(index.run(partial(find_latest, limit=MAX_LATEST)))
    return IndexSummary(
        help=help_of(index),
        latest=tuple(map(_card, latest)),
        pairs=tuple(index.run(partial(find_frequent_pairs, limit=MAX_PAIRS))),
        is_recent_only=facts.meetings > MAX_RECENT_MEETINGS,
        publishers=tuple(index.run(partial(find_publishers, limit=MAX_PUBLISHERS))),
        built_on=facts.metadata.get("built_at", "")[: len("2026-11-21")],
    )


def _card(meeting: Meeting) -> Card:
    return card_of(Hit(meeting, score=1.0, matches=(), missing=(), quotes=meeting.quotes))
