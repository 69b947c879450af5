"""Which meetings satisfy a term, and which of them satisfy all."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.search.query import Query, Term, TermKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.index.reader import Index

Postings = dict[int, float]
"""How well each meeting (by number) satisfies a term, from 0 to 1."""

ONLY_IN_TEXT = 0.7  # of a topic: the words stand in a text, but the topic is not the meeting's
COUNTRY_AS_PLACE = 0.95  # `China` is for whom someone spoke, or else where they met


def retrieve(query: Query, index: Index) -> list[Postings]:
    """Return for each term of a query the meetings that satisfy it."""
    found = [FINDERS[term.kind](term, index) for term in query.terms]
    _make_distinct(query.terms, found, index)
    return found


def _people(term: Term, index: Index) -> Postings:
    return _by_candidates(term, index.with_people)


def _topics(term: Term, index: Index) -> Postings:
    in_text = dict.fromkeys(index.in_text(term.typed), ONLY_IN_TEXT * term.candidates[0].score)
    return _best_of(in_text, _by_candidates(term, index.with_topics))


def _places(term: Term, index: Index) -> Postings:
    sides = _by_candidates(term, index.with_sides)
    places = _by_candidates(term, index.at_places)
    weight = COUNTRY_AS_PLACE if sides else 1.0
    return _best_of(sides, {number: score * weight for number, score in places.items()})


def _kinds(term: Term, index: Index) -> Postings:
    return _by_candidates(term, index.of_kinds)


def _texts(term: Term, index: Index) -> Postings:
    return dict.fromkeys(index.in_text(term.typed), 1.0)


def _dates(term: Term, index: Index) -> Postings:
    when = term.when
    if when is None:
        return {}
    if when.span:
        return dict.fromkeys(index.within_days(when.span.first, when.span.last), 1.0)
    return dict.fromkeys(index.on_day_of_year(when.month, when.day), 1.0)


def _nothing(_: Term, __: Index) -> Postings:
    return {}


FINDERS: dict[TermKind, Callable[[Term, Index], Postings]] = {
    TermKind.PERSON: _people,
    TermKind.TOPIC: _topics,
    TermKind.PLACE: _places,
    TermKind.KIND: _kinds,
    TermKind.DATE: _dates,
    TermKind.TEXT: _texts,
    TermKind.UNKNOWN: _nothing,
}


def _by_candidates(term: Term, find: Callable[[Collection[str]], set[int]]) -> Postings:
    """Look candidates up together when they fit equally well; the better ones count."""
    found: Postings = {}
    for score, group in groupby(term.candidates, key=lambda each: each.score):
        for number in find([candidate.entity for candidate in group]):
            found.setdefault(number, score)
    return found


def _best_of(one: Postings, other: Postings) -> Postings:
    return {number: max(one.get(number, 0.0), other.get(number, 0.0)) for number in {*one, *other}}


def satisfying_all(found: list[Postings]) -> set[int]:
    """Return the meetings that satisfy every term; none when there is no term."""
    if not found:
        return set()
    smallest_first = sorted(found, key=len)
    return set(smallest_first[0]).intersection(*smallest_first[1:])


def _make_distinct(terms: tuple[Term, ...], found: list[Postings], index: Index) -> None:
    """Take from a person's postings the meetings in which only another term's person is present.

    `Kim Kim` asks for two of the name: a meeting of one Kim satisfies the first term alone.
    """
    people = [at for at, term in enumerate(terms) if term.kind is TermKind.PERSON]
    wanted = {at: {candidate.entity for candidate in terms[at].candidates} for at in people}
    for place, at in enumerate(people):
        rivals = [other for other in people[:place] if wanted[other] & wanted[at]]
        if not rivals:
            continue
        shared = set(found[at]).intersection(*(found[other] for other in rivals))
        present = index.people_of(shared)
        for number in shared:
            if not _seats([wanted[each] for each in (*rivals, at)], present[number]):
                del found[at][number]


def _seats(wanted: list[set[str]], present: set[str]) -> bool:
    """Tell whether each set of people can be given a different person among those present."""
    if not wanted:
        return True
    return any(_seats(wanted[1:], present - {person}) for person in wanted[0] & present)
