"""Rank meetings by their scores, and tell why each was found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from pyroaring import BitMap

from bot.index.bitmaps import count_at_least, union
from bot.index.model import Meeting
from bot.search.query.model import Query, Term, TermKind
from bot.search.retrieval.disambiguation import ParsedQuery
from bot.search.retrieval.posting_tiers import Tier, TieredPostings
from bot.search.retrieval.quote_ranking import TopicNames, mentions_topic, rank_quotes
from bot.search.retrieval.results import Hit, Match
from bot.search.tuning import Limits, Weights

# A partial match has to match one of these: a summit, or the right year, is not near by itself
REQUIRED_FOR_PARTIAL = frozenset(
    {TermKind.PERSON, TermKind.TOPIC, TermKind.PLACE, TermKind.OCCASION, TermKind.TEXT}
)


def by_score(numbers: BitMap, postings: Sequence[TieredPostings], limits: Limits) -> Iterator[Tier]:
    """Yield the scores of these meetings, the best first, each with the meetings that have it."""
    if not postings:  # a question about the whole archive
        yield 1.0, numbers
        return
    if len(numbers) <= limits.max_meetings_scored_singly:
        yield from sorted(_one_by_one(numbers, postings, limits), key=lambda tier: -tier[0])
        return
    left = numbers
    for score, meetings in _by_combination(postings, limits):
        if taken := left & meetings:
            yield score, taken
            left = left - taken


def newest_first(tiers: Iterable[Tier], limit: int) -> list[tuple[int, float]]:
    """Return the first meetings with their scores: the best first, of equal ones the newest."""
    best: list[tuple[int, float]] = []
    for score, meetings in tiers:
        if len(best) >= limit:
            break
        newest = meetings[len(best) - limit :]
        best += [(number, score) for number in reversed(list(newest))]
    return best


def score_of(number: int, postings: Sequence[TieredPostings], limits: Limits) -> float:
    """Return the mean of a meeting's scores over the terms, 0 for those not satisfied."""
    return _mean([each.score(number) or 0.0 for each in postings] or [1.0], limits)


def _one_by_one(
    numbers: BitMap, postings: Sequence[TieredPostings], limits: Limits
) -> Iterable[Tier]:
    scored: defaultdict[float, BitMap] = defaultdict(BitMap)
    for number in numbers:
        scored[score_of(number, postings, limits)].add(number)
    return scored.items()


def _by_combination(postings: Sequence[TieredPostings], limits: Limits) -> Iterable[Tier]:
    """Return the meetings in one tier of each term, or none of it, the best combinations first."""
    scored: defaultdict[float, list[BitMap]] = defaultdict(list)
    tiers = [[*each.tiers, (0.0, None)] if len(postings) > 1 else each.tiers for each in postings]
    for combination in product(*tiers):
        sets = [meetings for _, meetings in combination if meetings is not None]
        if sets:
            score = _mean([score for score, _ in combination], limits)
            scored[score].append(BitMap.intersection(*sets))
    return ((score, union(scored[score])) for score in sorted(scored, reverse=True))


def _mean(scores: list[float], limits: Limits) -> float:
    return round(sum(scores) / len(scores), limits.hit_score_decimals)


def best_partial_matches(parsed: ParsedQuery) -> BitMap:
    """Return the meetings that satisfy most terms, a name, topic, place or text among them."""
    required = union(
        each.all
        for term, each in zip(parsed.query.terms, parsed.postings, strict=True)
        if _is_required(term, parsed.context.weights)
    )
    sets = [each.all for each in parsed.requirements]
    most_terms_first = reversed(count_at_least(len(sets), sets))
    return next((best for each in most_terms_first if (best := each & required)), BitMap())


def _is_required(term: Term, weights: Weights) -> bool:
    """Return whether a match of this term makes a partial match; a guessed name does not."""
    is_guess = term.is_fuzzy_only and term.score < weights.fuzzy_anchor_threshold
    return term.kind in REQUIRED_FOR_PARTIAL and not is_guess


def build_hit(
    meeting: Meeting,
    score: float,
    parsed: ParsedQuery,
    topic_names: TopicNames,
) -> Hit:
    """Return a meeting with its score, what it matches term by term, and its quotes in order."""
    query, weights, limits = parsed.query, parsed.context.weights, parsed.context.limits
    scores = [
        (term, each.score(meeting.number))
        for term, each in zip(query.terms, parsed.postings, strict=True)
    ]
    matches = tuple(
        _match(term, score, meeting, limits) for term, score in scores if score is not None
    )
    quotes = (
        rank_quotes(meeting.quotes, query, topic_names, weights, limits) if meeting.quotes else ()
    )
    is_off_topic = bool(quotes) and not mentions_topic(quotes[0].exact, topic_names, weights)
    topics = tuple(each.name for each in matches if each.kind == TermKind.TOPIC)
    return Hit(
        meeting=meeting,
        score=score,
        matches=matches,
        missing=_missing(query, scores),
        quotes=quotes,
        off_topic=topics if is_off_topic else (),
    )


def _missing(query: Query, scores: Sequence[tuple[Term, float | None]]) -> tuple[str, ...]:
    """Return the words of the terms that a meeting lacks; of alternatives it needs one."""
    met = {
        at
        for group in query.alternatives
        if any(scores[each][1] is not None for each in group)
        for at in group
    }
    return tuple(
        term.surface for at, (term, score) in enumerate(scores) if score is None and at not in met
    )


def held_first(tiers: Iterable[Tier], held: BitMap) -> Iterator[Tier]:
    """Yield each tier in two: meetings that were held come before those that may not have been."""
    for score, meetings in tiers:
        for part in (meetings & held, meetings - held):
            if part:
                yield score, part


def _match(term: Term, score: float, meeting: Meeting, limits: Limits) -> Match:
    rounded = round(score, limits.hit_score_decimals)
    return Match(term.surface, term.kind.value, _name_in(meeting, term), rounded)


def _name_in(meeting: Meeting, term: Term) -> str:
    """Return the name of what a term matches in a meeting: the candidate that the meeting has."""
    if term.kind is TermKind.DATE:
        return meeting.date
    names = term.names
    if len(names) > 1:
        here = {*meeting.people, *meeting.topics, meeting.kind, meeting.place}
        return next((name for name in names if name in here), names[0])
    return names[0] if names else term.surface
