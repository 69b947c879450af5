"""The order of what was found, and why each was found."""

from collections import Counter, defaultdict
from collections.abc import Collection

from bot.index.model import Meeting
from bot.index.reader import Index
from bot.search.query import Query, Term, TermKind
from bot.search.quotes import Names, telling_first, touches
from bot.search.result import Hit, Match
from bot.search.retrieve import Postings

# That a meeting was a summit, or in the year asked for, does not make it near by itself
ANCHORS = frozenset(
    {TermKind.PERSON, TermKind.TOPIC, TermKind.PLACE, TermKind.OCCASION, TermKind.TEXT}
)


def by_score(numbers: Collection[int], found: list[Postings]) -> dict[float, list[int]]:
    """Return the meetings that have each score."""
    scored: defaultdict[float, list[int]] = defaultdict(list)
    for number in numbers:
        scored[score_of(number, found)].append(number)
    return scored


def ranked(scored: dict[float, list[int]], index: Index, limit: int) -> list[tuple[int, float]]:
    """Return the first meetings with their scores: the better, then the newer, then by id."""
    best: list[tuple[int, float]] = []
    for score in sorted(scored, reverse=True):
        if len(best) >= limit:
            break
        best += [(number, score) for number in index.newest(scored[score], limit)]
    return best[:limit]


def score_of(number: int, found: list[Postings]) -> float:
    """Return the mean over the terms of how well a meeting fits, 0 for those not satisfied."""
    return round(sum(postings.get(number, 0.0) for postings in found) / len(found), 3)


def nearest(query: Query, found: list[Postings]) -> set[int]:
    """Return the meetings that satisfy most terms, a name, topic, place or text among them."""
    tallies = Counter(number for postings in found for number in postings)
    anchored = {
        number
        for term, postings in zip(query.terms, found, strict=True)
        if term.kind in ANCHORS
        for number in postings
    }
    most = max((tallies[number] for number in anchored), default=0)
    return {number for number in anchored if tallies[number] == most}


def hit(
    meeting: Meeting, score: float, query: Query, found: list[Postings], topic_names: Names
) -> Hit:
    """Return a meeting with why it was found, word by word, and with its quotes in order."""
    met = [
        (term, postings.get(meeting.number))
        for term, postings in zip(query.terms, found, strict=True)
    ]
    matches = tuple(_match(term, fit, meeting) for term, fit in met if fit is not None)
    quotes = telling_first(meeting.quotes, query, topic_names)
    is_beside = bool(quotes) and not touches(quotes[0].exact, topic_names)
    topics = tuple(each.name for each in matches if each.kind == TermKind.TOPIC)
    return Hit(
        meeting=meeting,
        score=score,
        matches=matches,
        unmet=tuple(term.typed for term, fit in met if fit is None),
        quotes=quotes,
        beside=topics if is_beside else (),
    )


def _match(term: Term, fit: float, meeting: Meeting) -> Match:
    return Match(term.typed, term.kind.value, _meant(term, meeting), round(fit, 3))


def _meant(term: Term, meeting: Meeting) -> str:
    """Return what of the meeting the words stand for: the one of the candidates that it has."""
    if term.kind is TermKind.DATE:
        return meeting.date
    here = {*meeting.people, *meeting.topics, meeting.kind, meeting.place}
    return next((name for name in term.names if name in here), (*term.names, term.typed)[0])
