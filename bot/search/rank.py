"""The order of what was found, why each was found, and its most telling quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.search.query import Query, Term, TermKind
from bot.search.result import Hit, Match
from bot.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.index.model import Meeting, Quote
    from bot.index.reader import Index
    from bot.search.retrieve import Postings

WHOLE_SENTENCE = 8  # words; shorter quotes are fragments, and tell less


def ranked(
    numbers: Collection[int], found: list[Postings], index: Index
) -> list[tuple[int, float]]:
    """Return meetings with their scores: better first, among equals the newest, then by id."""
    order = index.order(numbers)
    scored = [(number, _score(number, found)) for number in numbers]
    by_id = sorted(scored, key=lambda each: order[each[0]][1])
    newest = sorted(by_id, key=lambda each: order[each[0]][0], reverse=True)
    return sorted(newest, key=lambda each: -each[1])


def _score(number: int, found: list[Postings]) -> float:
    """Return the mean over the terms, 0 for those that are not satisfied."""
    return round(sum(postings.get(number, 0.0) for postings in found) / len(found), 3)


def nearest(query: Query, found: list[Postings]) -> set[int]:
    """Return the meetings that satisfy most terms, and a person, topic, place or text among them.

    That a meeting was in the year asked for does not make it near by itself.
    """
    tallies: dict[int, int] = {}
    anchored: set[int] = set()
    for term, postings in zip(query.terms, found, strict=True):
        for number in postings:
            tallies[number] = tallies.get(number, 0) + 1
        if term.kind in ANCHORS:
            anchored |= postings.keys()
    most = max((tallies[number] for number in anchored), default=0)
    return {number for number in anchored if tallies[number] == most}


ANCHORS = frozenset({TermKind.PERSON, TermKind.TOPIC, TermKind.PLACE, TermKind.TEXT})


def hit(meeting: Meeting, score: float, query: Query, found: list[Postings]) -> Hit:
    """Return a meeting with why it was found, word by word, and with its quotes in order."""
    met = [
        (term, postings.get(meeting.number))
        for term, postings in zip(query.terms, found, strict=True)
    ]
    return Hit(
        meeting=meeting,
        score=score,
        matches=tuple(_match(term, fit, meeting) for term, fit in met if fit is not None),
        unmet=tuple(term.typed for term, fit in met if fit is None),
        quotes=tuple(telling(meeting.quotes, query)),
    )


def _match(term: Term, fit: float, meeting: Meeting) -> Match:
    return Match(term.typed, term.kind.value, _meant(term, meeting), round(fit, 3))


def _meant(term: Term, meeting: Meeting) -> str:
    """Return what of the meeting the words stand for: the one of the candidates that it has."""
    if term.kind is TermKind.DATE:
        return meeting.date
    here = {*meeting.people, *meeting.topics}
    names = [candidate.name for candidate in term.candidates]
    return next((name for name in names if name in here), names[0] if names else term.typed)


def telling(quotes: Iterable[Quote], query: Query) -> list[Quote]:
    """Return quotes, those first that are by whom and about what was asked, then the fuller ones.

    Of whole sentences the earlier stands first; fragments follow by their length.
    """
    people = {
        candidate.entity for term in query.of_kind(TermKind.PERSON) for candidate in term.candidates
    }
    words = {
        word
        for term in query.terms
        if term.kind in {TermKind.TOPIC, TermKind.TEXT}
        for word in fold(term.typed)
    }

    def order(quote: Quote) -> tuple[bool, int, bool]:
        length = len(quote.exact.split())
        return (
            quote.speaker_id not in people,
            -len(words.intersection(fold(quote.exact))),
            length < WHOLE_SENTENCE,
        )

    return sorted(quotes, key=order)
