"""What a query was understood to ask: terms, each of which a meeting satisfies or not."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from pyroaring import BitMap

from bot.dates import DateSpan
from bot.index.model import EntityKind
from bot.index.read.lexicon import LexiconEntry
from bot.search.query.date_parser import DateConstraint
from bot.search.query.intent import Intent


class TermKind(StrEnum):
    """What some words of a query stand for."""

    PERSON = "person"
    TOPIC = "topic"
    PLACE = "place"
    KIND = "kind"
    OCCASION = "occasion"
    DATE = "date"
    TEXT = "text"
    QUOTED = "quoted"  # has quotes: chosen in the search form, never typed
    UNKNOWN = "unknown"


class PlaceRole(StrEnum):
    """What a place was asked for: `in China`, `with China`, or either."""

    WHERE = "where"
    DELEGATION = "side"
    EITHER = "either"


class MatchType(IntEnum):
    """How the words of a query are similar to a name, the most similar first."""

    EXACT = 0
    PHONETIC = 1  # another romanization
    TYPO = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone or something that words may stand for; `score` is from 0 to 1.

    `is_exact` is false where a typing error was assumed. Someone named by an office counts in the
    meetings within the times that they `held` it, or under one of the titles in `offices`.
    """

    entity: str
    name: str
    score: float
    is_exact: bool = True
    held: tuple[DateSpan, ...] = ()
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class PostingSource:
    """Entities by their numbers; where the index has put their meetings together, under what."""

    entity_ids: BitMap
    entry: LexiconEntry | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ScoredEntities:
    """Those whom words fit equally well; only what is shown of them is looked up and named.

    What the `sources` have beyond the owners is in better groups.
    """

    kind: EntityKind
    entity_ids: BitMap
    score: float
    match_type: MatchType = MatchType.EXACT
    sources: tuple[PostingSource, ...] = ()

    def joined(self, other: "ScoredEntities") -> "ScoredEntities":
        """Return both as one."""
        owners, sources = self.entity_ids | other.entity_ids, self.sources + other.sources
        return ScoredEntities(self.kind, owners, self.score, self.match_type, sources)

    def narrowed(self, owners: BitMap) -> "ScoredEntities":
        """Return only those of the owners."""
        return ScoredEntities(self.kind, owners, self.score, self.match_type, self.sources)


class Term(NamedTuple):
    """Some words of a query, what they stand for, and who or what it could be, best first.

    The candidates are named when it is known which of the groups' owners the answer is about.
    What is excluded must not be of a meeting: `without Wang`.
    """

    surface: str
    kind: TermKind
    candidates: tuple[Candidate, ...] = ()
    when: DateConstraint | None = None
    role: PlaceRole = PlaceRole.EITHER
    groups: tuple[ScoredEntities, ...] = ()
    is_excluded: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What the words were taken for: all whom they fit, best first."""
        return tuple(dict.fromkeys(candidate.name for candidate in self.candidates))

    @property
    def is_fuzzy_only(self) -> bool:
        """Whether the words name nobody and nothing unless they are mistyped."""
        exact = [each.is_exact for each in self.candidates] or [
            not each.match_type for each in self.groups
        ]
        return bool(exact) and not any(exact)

    @property
    def score(self) -> float:
        """How well the words fit those whom they fit best, from 0 to 1."""
        scores = [each.score for each in self.candidates] + [each.score for each in self.groups]
        return max(scores, default=0.0)

    @property
    def is_office(self) -> bool:
        """Whether the words name an office rather than those who held it."""
        return any(candidate.offices for candidate in self.candidates)

    def is_coreferent_with(self, other: "Term") -> bool:
        """Tell whether this names the same one in other words, as 王毅 in `Wang Yi 王毅`."""
        is_one = len(self.candidates) == 1 and self.names == other.names
        if self.is_office != other.is_office:  # `Kang Kyung-wha, the foreign minister`
            return not {*self.names}.isdisjoint(other.names)
        return is_one and self.surface.lower() != other.surface.lower()


@dataclass(frozen=True, slots=True)
class Query:
    """One way to understand what was asked; `value` tells how well it explains the words.

    `is_cut` tells that it was longer than what was looked at. `speaking` are the places among the
    terms of those whose words are asked for, none when anybody's are. `phrases` are those terms
    that stand in quotation marks. `in_texts` takes in meetings whose text speaks of a topic that is
    not theirs.
    """

    text: str
    terms: tuple[Term, ...]
    parse_score: float = 0.0
    is_cut: bool = False
    intent: Intent = Intent.MEETINGS
    excluded: tuple[Term, ...] = ()
    speaker_terms: tuple[int, ...] = ()
    phrases: tuple[str, ...] = ()
    includes_full_text: bool = False

    def of_kind(self, kind: TermKind) -> tuple[Term, ...]:
        """Return the terms of one kind, in the order they were typed."""
        return tuple(term for term in self.terms if term.kind is kind)
