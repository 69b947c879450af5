"""The order of what was found, and why each was found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from pyroaring import BitMap

from bot.index.bitmaps import count_at_least
from bot.index.model import Meeting
from bot.search.query.model import Query, Term, TermKind
from bot.search.retrieval.posting_tiers import Tier, TieredPostings, union
from bot.search.retrieval.quote_ranking import Names, mentions_topic, rank_quotes
from bot.search.retrieval.results import Hit, Match

# That a meeting was a summit, or in the year asked for, does not make it near by itself
REQUIRED_FOR_PARTIAL = frozenset(
    {TermKind.PERSON, TermKind.TOPIC, TermKind.PLACE, TermKind.OCCASION, TermKind.TEXT}
)
# A name that is only like what was typed, beside words that mean nothing, does not make it near
LEAST_GUESSED = 0.6
FEW = 200  # meetings whose scores are worked out one by one


def by_score(numbers: BitMap, found: list[TieredPostings]) -> Iterator[Tier]:
    """Yield the meetings that have each score, the best first."""
    if len(numbers) <= FEW:
        yield from sorted(_one_by_one(numbers, found), key=lambda tier: -tier[0])
        return
    left = numbers
    for score, fitting in _combined(found):
        if taken := left & fitting:
            yield score, taken
            left = left - taken


def newest_first(tiers: Iterable[Tier], limit: int) -> list[tuple[int, float]]:
    """Return the first meetings with their scores: the better, then the newer, then as recorded."""
    best: list[tuple[int, float]] = []
    for score, fitting in tiers:
        if len(best) >= limit:
            break
        newest = fitting[len(best) - limit :]
        best += [(number, score) for number in reversed(list(newest))]
    return best


def _one_by_one(numbers: BitMap, found: list[TieredPostings]) -> Iterable[Tier]:
    scored: defaultdict[float, BitMap] = defaultdict(BitMap)
    for number in numbers:
        scored[score_of(number, found)].add(number)
    return scored.items()


def score_of(number: int, found: list[TieredPostings]) -> float:
    """Return the mean over the terms of how well a meeting fits, 0 for those not satisfied."""
    return _mean([each.score(number) or 0.0 for each in found])


def _combined(found: list[TieredPostings]) -> Iterable[Tier]:
    """Return what is in one tier of each term, or in none of it, the best combinations first."""
    scored: defaultdict[float, list[BitMap]] = defaultdict(list)
    tiers = [[*each.tiers, (0.0, None)] if len(found) > 1 else each.tiers for each in found]
    for combination in product(*tiers):
        sets = [fitting for _, fitting in combination if fitting is not None]
        if sets:
            scored[_mean([score for score, _ in combination])].append(BitMap.intersection(*sets))
    return ((score, union(scored[score])) for score in sorted(scored, reverse=True))


def _mean(scores: list[float]) -> float:
    """Return the mean over the terms, 0 for those that are not satisfied."""
    return round(sum(scores) / len(scores), 3)


def best_partial_matches(query: Query, found: list[TieredPostings]) -> BitMap:
    """Return the meetings that satisfy most terms, a name, topic, place or text among them."""
    anchored = union(
        postings.all for term, postings in zip(query.terms, found, strict=True) if _is_anchor(term)
    )
    sets = [postings.all for postings in found]
    counted = reversed(count_at_least(len(sets), sets))
    return next((most for each in counted if (most := each & anchored)), BitMap())


def _is_anchor(term: Term) -> bool:
    return term.kind in REQUIRED_FOR_PARTIAL and not (
        term.is_fuzzy_only and term.score < LEAST_GUESSED
    )


def build_hit(
    meeting: Meeting, score: float, query: Query, found: list[TieredPostings], topic_names: Names
) -> Hit:
    """Return a meeting with why it was found, word by word, and with its quotes in order."""
    met = [
        (term, postings.score(meeting.number))
        for term, postings in zip(query.terms, found, strict=True)
    ]
    matches = tuple(_match(term, fit, meeting) for term, fit in met if fit is not None)
    quotes = rank_quotes(meeting.quotes, query, topic_names) if meeting.quotes else ()
    is_beside = bool(quotes) and not mentions_topic(quotes[0].exact, topic_names)
    topics = tuple(each.name for each in matches if each.kind == TermKind.TOPIC)
    return Hit(
        meeting=meeting,
        score=score,
        matches=matches,
        missing=tuple(term.surface for term, fit in met if fit is None),
        quotes=quotes,
        off_topic=topics if is_beside else (),
    )


def _match(term: Term, fit: float, meeting: Meeting) -> Match:
    return Match(term.surface, term.kind.value, _meant(term, meeting), round(fit, 3))


def _meant(term: Term, meeting: Meeting) -> str:
    """Return what of the meeting the words stand for: the one of the candidates that it has."""
    if term.kind is TermKind.DATE:
        return meeting.date
    names = term.names
    if len(names) > 1:
        here = {*meeting.people, *meeting.topics, meeting.kind, meeting.place}
        return next((name for name in names if name in here), names[0])
    return names[0] if names else term.surface
