"""Define what a search returns."""

from dataclasses import dataclass

from bot.index.model import Meeting, PersonCount, Quote
from bot.search.query.intent import Intent
from bot.search.query.model import Query


@dataclass(frozen=True, slots=True)
class PageRange:
    """A page of meetings: how many, and the position of the first one."""

    limit: int
    first: int = 0

    @property
    def end(self) -> int:
        """The position after the last meeting."""
        return self.first + self.limit


@dataclass(frozen=True, slots=True)
class Match:
    """Words of the query, what they match in a meeting, and a score from 0 to 1."""

    words: str
    kind: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A meeting that was found; `score` is from 0 to 1.

    `missing` are the words of the query that it does not match. `quotes` are all of the meeting's,
    those that answer the query best first. `off_topic` are the topics of the query if not even the
    first quote mentions any of them.
    """

    meeting: Meeting
    score: float
    matches: tuple[Match, ...]
    missing: tuple[str, ...]
    quotes: tuple[Quote, ...]
    off_topic: tuple[str, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether the meeting does not match all of the query."""
        return bool(self.missing)


@dataclass(frozen=True, slots=True)
class CountRow:
    """One row of a comparison, a ranking or a list: a name, and how many meetings were held."""

    name: str
    meetings: int


@dataclass(frozen=True, slots=True)
class Aggregations:
    """The answer to what is asked about all meetings that match, not only those on the page.

    `held` counts the meetings known to have taken place. `meeting` is the latest or the first of
    these. `people` took part in them, without those that the query names, and `own_side` are the
    ids of those among them who spoke for the same side as everybody named. `rows` are the
    alternatives that are compared, or what is ranked or listed. `yes` answers a question of yes or
    no. `meetings` are the two on either side of the longest gap, or the first and the latest, and
    `gap_days` the days between them. `quotes` are the quotes
    that answer, from the meetings on the page, each with its meeting. `quote_count` counts those in
    all meetings, and `other_quotes` the further quotes by the same speakers, which do not mention
    the topic or the words of the query. `is_off_topic` is true if no quote mentions them.
    """

    held: int = 0
    meeting: Meeting | None = None
    people: tuple[PersonCount, ...] = ()
    own_side: frozenset[str] = frozenset()
    rows: tuple[CountRow, ...] = ()
    yes: bool | None = None
    meetings: tuple[Meeting, ...] = ()
    gap_days: int = 0
    quotes: tuple[tuple[Quote, Meeting], ...] = ()
    quote_count: int = 0
    other_quotes: int = 0
    is_off_topic: bool = False


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits: meetings that match all of the query, or if there are none, partial matches.

    `total` counts the meetings that match all of it, and `not_held` those of them that are not
    known to have taken place; `partial_total` counts the partial matches if there are none.
    `suggestions` are names similar to unknown words. `is_newest_first` is true if all hits match
    equally well, so that the newest comes first. If the query names one person, who took part in no
    meeting, `mentions` counts the meetings whose texts have the name.
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
        """What the question asks for."""
        return self.query.intent
