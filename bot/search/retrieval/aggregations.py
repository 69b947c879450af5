"""What was asked of the meetings found: which of them count, in which order, and what they tell."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from bot.index.read.index import Index
from bot.search.query.intent import Intent
from bot.search.query.model import PlaceRole, Query, Term, TermKind
from bot.search.retrieval.results import Aggregations, Hit
from bot.text import fold

BY_DATE = {Intent.LATEST: True, Intent.FIRST: False}
MOST_PEOPLE = 1_000


def by_date(query: Query, numbers: Iterable[int], index: Index, limit: int) -> list[int] | None:
    """Return the first meetings where their dates give the order; None where the score does."""
    if query.intent not in BY_DATE:
        return None
    return index.sort_by_date(numbers, limit, latest=BY_DATE[query.intent])


def aggregate(query: Query, numbers: Iterable[int], held: int, index: Index) -> Aggregations:
    """Return what all meetings found tell of what was asked; `held` counts those held."""
    if query.intent is Intent.PEOPLE:
        sides, asked_for = _sides(query.terms, index), people_of(query.terms)
        people = index.count_people(numbers, sides=sides, without=asked_for)
        return Aggregations(held, people=tuple(people[:MOST_PEOPLE]))
    if query.intent in {Intent.MEETINGS, Intent.QUOTES} or not held:
        return Aggregations(held)
    first = index.sort_by_date(numbers, 1, latest=query.intent is not Intent.FIRST)
    return Aggregations(held, meeting=index.meetings(first)[0])


def with_phrase(findings: Aggregations, hits: Sequence[Hit], query: Query) -> Aggregations:
    """Return the findings with the quotes that have the words in quotation marks, if any has."""
    wanted = [fold(phrase) for phrase in query.phrases]
    said = tuple(
        (quote, hit.meeting)
        for hit in hits
        for quote in hit.quotes
        if any(_has(fold(quote.exact), words) for words in wanted)
    )
    return replace(findings, quotes=said)


def _has(said: tuple[str, ...], words: tuple[str, ...]) -> bool:
    starts = range(len(said) - len(words) + 1)
    return any(said[start : start + len(words)] == words for start in starts)


def speakers_of(query: Query, numbers: Iterable[int], index: Index) -> set[str] | None:
    """Return the ids of those whose words are asked for; None when anybody's are."""
    speaking = [query.terms[at] for at in query.speaker_terms]
    sides = _sides(speaking, index)
    people = people_of(speaking) | (index.people_on_sides(numbers, sides) if sides else set())
    return people or None


def people_of(terms: Collection[Term]) -> set[str]:
    """Return the ids of the people that terms may stand for."""
    return {
        candidate.entity
        for term in terms
        if term.kind is TermKind.PERSON
        for candidate in term.candidates
    }


def _sides(terms: Collection[Term], index: Index) -> set[str]:
    """Return the countries that somebody is asked to have spoken for."""
    places = {
        candidate.entity
        for term in terms
        if term.kind is TermKind.PLACE and term.role is not PlaceRole.WHERE
        for candidate in term.candidates
    }
    return index.places_within(places) if places else set()
