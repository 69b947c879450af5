"""What the bot's Home tab tells of an index: examples, today in history, the latest, who met most.

All but the day is the same as long as the index is, and is found out once.
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
    """What does not change as long as the index is the same.

    `is_recent_only` tells that the pairs are of the newest meetings, not of all; `built_on` is an
    ISO date, empty when the index does not tell.
    """

    help: Help
    latest: tuple[Card, ...]
    pairs: tuple[FrequentPair, ...]
    is_recent_only: bool
    publishers: tuple[str, ...]
    built_on: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the Home tab tells on one day."""

    summary: IndexSummary
    today: Digest


class HomePageBuilder:
    """Makes the front page of one index; `today` tells the day that it is."""

    def __init__(self, index: Index, today: Callable[[], date]) -> None:
        self._index = index
        self._today = today
        self._standing = lru_cache(maxsize=1)(partial(_standing, index))
        self._digest = lru_cache(maxsize=1)(self._find_digest)

    def build(self) -> HomePage:
        """Return the front page of today."""
        return HomePage(self._standing(), self._digest(self._today()))

    def _find_digest(self, day: date) -> Digest:
        return on_this_day(day, self._index, Filters(), OnEmpty.WEEK)


def _standing(index: Index) -> IndexSummary:
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
