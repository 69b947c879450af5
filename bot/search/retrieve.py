"""Which meetings satisfy a term, and which of them satisfy all."""

from collections.abc import Callable, Collection
from datetime import date
from itertools import groupby

from bot.index.reader import Index
from bot.search.occasions import written
from bot.search.query import Query, Role, Term, TermKind
from bot.search.spelling import spellings
from bot.search.when import When

Postings = dict[int, float]
"""How well each meeting (by number) satisfies a term, from 0 to 1."""

ONLY_IN_TEXT = 0.7  # of a topic: the words stand in a text, but the topic is not the meeting's
COUNTRY_AS_PLACE = 0.95  # `China` is for whom someone spoke, or else where they met


def retrieve(query: Query, index: Index) -> list[Postings]:
    """Return for each term of a query the meetings that satisfy it."""
    found = [FINDERS[term.kind](term, index) for term in query.terms]
    _make_distinct(query.terms, found, index)
    return found


def satisfying_all(found: list[Postings]) -> set[int]:
    """Return the meetings that satisfy every term; none when there is no term."""
    if not found:
        return set()
    smallest_first = sorted(found, key=len)
    return set(smallest_first[0]).intersection(*smallest_first[1:])


def _people(term: Term, index: Index) -> Postings:
    return _in_office(term, index) if term.is_office else _by_candidates(term, index.with_people)


def _in_office(term: Term, index: Index) -> Postings:
    """Return the meetings in which somebody who held an office then took part."""
    found: Postings = {}
    for candidate in term.candidates:
        times = [
            (str(span.first or date.min), str(span.last or date.max)) for span in candidate.held
        ]
        for number in index.in_office(candidate.entity, times, candidate.offices):
            found.setdefault(number, candidate.score)
    return found


def _topics(term: Term, index: Index) -> Postings:
    found = _by_candidates(term, index.with_topics)
    if not term.is_guess:
        for number in _written(term, index):
            found.setdefault(number, ONLY_IN_TEXT * term.candidates[0].score)
    return found


def _places(term: Term, index: Index) -> Postings:
    sides = {} if term.role is Role.WHERE else _by_candidates(term, _sides_within(index))
    if sides and term.role is Role.SIDE:
        return sides
    weight = COUNTRY_AS_PLACE if sides else 1.0
    for number, score in _by_candidates(term, index.at_places).items():
        sides.setdefault(number, score * weight)
    return sides


def _sides_within(index: Index) -> Callable[[Collection[str]], set[int]]:
    """Return how to find meetings of those who spoke for places, or for countries within them.

    Nobody speaks for Korea, but for North and South Korea.
    """
    return lambda places: index.with_sides(index.places_within(places))


def _kinds(term: Term, index: Index) -> Postings:
    return _by_candidates(term, index.of_kinds)


def _texts(term: Term, index: Index) -> Postings:
    return dict.fromkeys(_written(term, index), 1.0)


def _written(term: Term, index: Index) -> set[int]:
    """Return the meetings whose texts have the words, in British or American spelling."""
    return set().union(*(index.in_text(words) for words in spellings(term.typed)))


def _dates(term: Term, index: Index) -> Postings:
    whens = (term.when.parts or (term.when,)) if term.when else ()
    return dict.fromkeys(set().union(*(_on(when, index) for when in whens)), 1.0)


def _on(when: When, index: Index) -> set[int]:
    if when.span:
        return index.within_days(when.span.first, when.span.last)
    return index.on_day_of_year(when.month, when.day)


def _occasions(term: Term, index: Index) -> Postings:
    phrases = written(term.candidates[0].entity)
    found = dict.fromkeys(index.on_occasion(phrases), 1.0)
    for number in set().union(*map(index.in_text, phrases)):
        found.setdefault(number, ONLY_IN_TEXT)
    return found


def _quoted(_: Term, index: Index) -> Postings:
    return dict.fromkeys(index.with_quotes(), 1.0)


def _nothing(_: Term, __: Index) -> Postings:
    return {}


FINDERS: dict[TermKind, Callable[[Term, Index], Postings]] = {
    TermKind.PERSON: _people,
    TermKind.TOPIC: _topics,
    TermKind.PLACE: _places,
    TermKind.KIND: _kinds,
    TermKind.OCCASION: _occasions,
    TermKind.DATE: _dates,
    TermKind.TEXT: _texts,
    TermKind.QUOTED: _quoted,
    TermKind.UNKNOWN: _nothing,
}


def _by_candidates(term: Term, find: Callable[[Collection[str]], set[int]]) -> Postings:
    """Look candidates up together when they fit equally well; the better ones count."""
    found: Postings = {}
    for score, group in groupby(term.candidates, key=lambda each: each.score):
        for number in find([candidate.entity for candidate in group]):
            found.setdefault(number, score)
    return found


def _make_distinct(terms: tuple[Term, ...], found: list[Postings], index: Index) -> None:
    """Take from a person's postings the meetings in which only another term's person is present.

    `Kim Kim` asks for two of the name: a meeting of one Kim satisfies the first term alone. But
    `Wang Yi 王毅` is one person, said twice.
    """
    people = [at for at, term in enumerate(terms) if term.kind is TermKind.PERSON]
    wanted = {at: {candidate.entity for candidate in terms[at].candidates} for at in people}
    for place, at in enumerate(people):
        rivals = [
            other
            for other in people[:place]
            if wanted[other] & wanted[at] and not terms[at].repeats(terms[other])
        ]
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
