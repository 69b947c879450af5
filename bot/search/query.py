"""What a query was understood to ask: terms, each of which a meeting satisfies or not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.search.when import When


class TermKind(StrEnum):
    """What some words of a query stand for."""

    PERSON = "person"
    TOPIC = "topic"
    PLACE = "place"
    KIND = "kind"
    DATE = "date"
    TEXT = "text"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone or something that words may stand for; `score` is from 0 to 1."""

    entity: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Term:
    """Some words of a query, what they stand for, and who or what it could be, best first."""

    typed: str
    kind: TermKind
    candidates: tuple[Candidate, ...] = ()
    when: When | None = None

    @property
    def best(self) -> tuple[Candidate, ...]:
        """The candidates that fit equally well and better than all others."""
        return tuple(each for each in self.candidates if each.score == self.candidates[0].score)


@dataclass(frozen=True, slots=True)
class Query:
    """One way to understand what was asked; `value` tells how well it explains the words."""

    text: str
    terms: tuple[Term, ...]
    value: float = 0.0

    def of_kind(self, kind: TermKind) -> tuple[Term, ...]:
        """Return the terms of one kind, in the order they were typed."""
        return tuple(term for term in self.terms if term.kind is kind)
