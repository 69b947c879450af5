"""What a search finds: frozen values that answers are made of."""

from dataclasses import dataclass

from bot.index.model import Meeting, PersonCount, Quote
from bot.search.query.intent import Intent
from bot.search.query.model import Query


@dataclass(frozen=True, slots=True)
class PageRange:
    """Which of what was found is wanted: how many meetings, from which on."""

    limit: int = 5
    first: int = 0

    @property
    def end(self) -> int:
        """How many are looked through to come to the last one."""
        return self.first + self.limit


@dataclass(frozen=True, slots=True)
class Match:
    """Why a meeting was found: words of the query, what they stand for, and how well they fit."""

    words: str
    kind: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A meeting found; `unmet` are the words of the query that it does not satisfy.

    `quotes` are the meeting's, those that answer the query best first; `score` is from 0 to 1.
    `beside` are the topics asked for, where not even the first quote touches any of them.
    """

    meeting: Meeting
    score: float
    matches: tuple[Match, ...]
    missing: tuple[str, ...]
    quotes: tuple[Quote, ...]
    off_topic: tuple[str, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether the meeting fails to satisfy something that was asked."""
        return bool(self.missing)


@dataclass(frozen=True, slots=True)
class Aggregations:
    """What was asked of all meetings found, shown or not: never of partial ones.

    `held` counts those known to have taken place. `meeting` is the latest or the first of these,
    `people` are those who took part in them beside those who were asked for. `quotes` are the
    quotes that answer in the meetings shown, each with its meeting. `quote_count` counts those in
    all meetings, and `other_quotes` the further quotes by the same speakers, which do not mention
    the topic or the words asked for. `is_off_topic` tells that no quote mentions them.
    """

    held: int = 0
    meeting: Meeting | None = None
    people: tuple[PersonCount, ...] = ()
    quotes: tuple[tuple[Quote, Meeting], ...] = ()
    quote_count: int = 0
    other_quotes: int = 0
    is_off_topic: bool = False


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found: full hits, or when there are none the nearest partial ones.

    `total` counts the meetings that satisfy all that was asked, shown or not, and `not_held` those
    of them that are not known to have taken place; `partial_total` counts those that come nearest
    when there are none. `suggestions` are near misses of unknown words. `is_newest_first` tells
    that all match equally well, so that their order is that of their dates. `mentions` counts,
    where nobody met the one person asked for, the meetings whose texts have the name.
    """

    query: Query
    total: int
    not_held: int
    partial_total: int
    hits: tuple[Hit, ...]
    suggestions: tuple[str, ...] = ()
    is_newest_first: bool = True
    mentions: int = 0
    aggregations: Aggregations = Aggregations()

    @property
    def asked(self) -> Intent:
        """What the question wants to be told first."""
        return self.query.intent
