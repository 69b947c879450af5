"""Define the parsed query: terms, each with what it may refer to."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from pyroaring import BitMap

from bot.dates import DateSpan
from bot.index.model import EntityKind
from bot.index.read.lexicon import LexiconEntry
from bot.records.model import MeetingKind
from bot.search.query.date_parser import DateConstraint, parse_constraint
from bot.search.query.intent import ARCHIVE_WIDE, Grouping, Intent

NameLookup = Callable[[EntityKind, str], str | None]
"""Returns the canonical name of an entity id; None when the index does not have the id."""


class TermKind(StrEnum):
    """What a term of a query refers to."""

    PERSON = "person"
    TOPIC = "topic"
    PLACE = "place"
    KIND = "kind"
    STATUS = "status"
    OCCASION = "occasion"
    DATE = "date"
    TEXT = "text"
    QUOTED = "quoted"  # meetings with quotes: only the search form asks for them
    UNKNOWN = "unknown"


TERM_KINDS = {
    EntityKind.PERSON: TermKind.PERSON,
    EntityKind.TOPIC: TermKind.TOPIC,
    EntityKind.PLACE: TermKind.PLACE,
}
ENTITY_KINDS = {term_kind: entity_kind for entity_kind, term_kind in TERM_KINDS.items()}


class PlaceRole(StrEnum):
    """The role of a place: `in China`, `with China`, or either."""

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
    """An entity that a term may refer to, by its id and canonical name; `score` is from 0 to 1.

    `is_exact` is false where another spelling or a typing error was assumed. A person named by an
    office counts in the meetings within the times that they `held` it, or under one of the titles
    in `offices`.
    """

    entity: str
    name: str
    score: float
    is_exact: bool = True
    held: tuple[DateSpan, ...] = ()
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class PostingSource:
    """Entities by their numbers; with a lexicon entry, their meetings are stored under it."""

    entity_ids: BitMap
    entry: LexiconEntry | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ScoredEntities:
    """Entities that match a term equally well, by their numbers in the index; `score` is 0 to 1.

    Entities in `sources` that are not in `entity_ids` are in a group with a better score.
    """

    kind: EntityKind
    entity_ids: BitMap
    score: float
    match_type: MatchType = MatchType.EXACT
    sources: tuple[PostingSource, ...] = ()

    def joined(self, other: "ScoredEntities") -> "ScoredEntities":
        """Return both groups as one, with the score of this one."""
        entity_ids, sources = self.entity_ids | other.entity_ids, self.sources + other.sources
        return ScoredEntities(self.kind, entity_ids, self.score, self.match_type, sources)

    def narrowed(self, entity_ids: BitMap) -> "ScoredEntities":
        """Return the group with only these entities."""
        return ScoredEntities(self.kind, entity_ids, self.score, self.match_type, self.sources)

    def restricted(self, entity_ids: BitMap) -> "ScoredEntities":
        """Return the group with only these entities, which alone have its meetings."""
        source = PostingSource(entity_ids)
        return ScoredEntities(self.kind, entity_ids, self.score, self.match_type, (source,))


class Term(NamedTuple):
    """Words of a query and what they may refer to, the best match first.

    While a query is parsed, the entities are in `groups`, by their numbers. Once its meetings are
    retrieved, `candidates` names those that remain. A meeting must not match an excluded term.
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
        """The distinct canonical names of the candidates, the best match first."""
        return tuple(dict.fromkeys(candidate.name for candidate in self.candidates))

    @property
    def is_fuzzy_only(self) -> bool:
        """Whether every match assumes another spelling or a typing error."""
        exact = [each.is_exact for each in self.candidates] or [
            each.match_type is MatchType.EXACT for each in self.groups
        ]
        return bool(exact) and not any(exact)

    @property
    def score(self) -> float:
        """The score of the best match, from 0 to 1; 0 without a match."""
        scores = [each.score for each in self.candidates] + [each.score for each in self.groups]
        return max(scores, default=0.0)

    @property
    def is_office(self) -> bool:
        """Whether the words name an office rather than the people who held it."""
        return any(candidate.offices for candidate in self.candidates)

    def is_coreferent_with(self, other: "Term") -> bool:
        """Return whether both terms name the same person in other words, as `Wang Yi 王毅` does."""
        is_one = len(self.candidates) == 1 and self.names == other.names
        if self.is_office != other.is_office:  # `Kang Kyung-wha, the foreign minister`
            return not {*self.names}.isdisjoint(other.names)
        return is_one and self.surface.lower() != other.surface.lower()


class IgnoredKind(StrEnum):
    """Why words of a question were passed over."""

    ORDINARY_WORD = "word"  # an ordinary word that the archive does not have
    LINK = "link"  # an address, a hashtag's sign, or other signs
    UNSUPPORTED = "unsupported"  # a part of the question that the search cannot use


class AssumptionKind(StrEnum):
    """What was assumed about words of a question."""

    NAME = "name"  # more of a name than the archive has
    OFFICE = "office"  # who held an office
    DATE = "date"  # the days of a period or an event
    PLACE = "place"  # a former, other or larger name of a place


class IgnoredWords(NamedTuple):
    """Words of a question that no meeting has to match."""

    words: str
    kind: IgnoredKind = IgnoredKind.ORDINARY_WORD


class Assumption(NamedTuple):
    """Words of a question, and the name, date or place that they were assumed to mean."""

    words: str
    meaning: str
    kind: AssumptionKind


@dataclass(frozen=True, slots=True)
class Query:
    """One parse of a question; `parse_score` is higher the more of its words are explained.

    `is_cut` is true if the text was longer than the limit. `speaker_terms` are the positions of the
    terms whose quotes the question asks for; empty if it asks for anybody's. `phrases` are the
    texts in quotation marks; each is also a term. With `includes_full_text`, a topic also matches
    meetings whose text mentions it. `ignored` and `assumed` are what an answer has to say about
    words that it does not answer, or answers by an assumption.

    `alternatives` are groups of positions of terms, of each of which a meeting has to match one:
    `Lavrov or Wang Yi`. `grouping` and `size` tell what is ranked or listed, and how many are asked
    for, 0 without a number. `wants_absent` is true for what no archive can list: `which countries
    has Blinken not visited`. `wants_companions` asks for those on the same side: `who accompanied
    Bush`.
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
    alternatives: tuple[tuple[int, ...], ...] = ()
    grouping: Grouping | None = None
    size: int = 0
    wants_absent: bool = False
    wants_companions: bool = False
    ignored: tuple[IgnoredWords, ...] = ()
    assumed: tuple[Assumption, ...] = ()

    @property
    def is_archive_wide(self) -> bool:
        """Whether it names nothing and asks about all meetings: `the most visited country`."""
        return not self.terms and not self.excluded and self.intent in ARCHIVE_WIDE

    @property
    def alternative_terms(self) -> tuple["Term", ...]:
        """The terms of all groups of alternatives."""
        return tuple(self.terms[at] for group in self.alternatives for at in group)

    @property
    def required_terms(self) -> tuple["Term", ...]:
        """The terms that a meeting has to match, whatever alternatives there are."""
        optional = {at for group in self.alternatives for at in group}
        return tuple(term for at, term in enumerate(self.terms) if at not in optional)

    def of_kind(self, kind: TermKind) -> tuple[Term, ...]:
        """Return the terms of one kind, in the order in which they were typed."""
        return tuple(term for term in self.terms if term.kind is kind)


def entity_term(
    kind: EntityKind, entity: str, name: str, role: PlaceRole = PlaceRole.EITHER
) -> Term:
    """Return the term for one person, topic or place, given by its id and canonical name."""
    return Term(name, TERM_KINDS[kind], (Candidate(entity, name, 1.0),), role=role)


def kind_term(kind: MeetingKind) -> Term:
    """Return the term for meetings of one kind."""
    return Term(kind.value, TermKind.KIND, (Candidate(kind.value, kind.value, 1.0),))


def date_term(edtf: str) -> Term:
    """Return the term for an EDTF date or interval; raise ValueError when it is none."""
    return Term(edtf, TermKind.DATE, when=parse_constraint(edtf, edtf))


def quoted_term() -> Term:
    """Return the term for meetings that have quotes."""
    return Term("quotes", TermKind.QUOTED)
