"""What was asked of the meetings found: which of them count, in which order, and what they tell."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from pyroaring import BitMap

from bot.index.read.index import Index
from bot.search.query.intent import Intent
from bot.search.query.model import PlaceRole, Query, Term, TermKind
from bot.search.retrieval.posting_tiers import TieredPostings
from bot.search.retrieval.quote_ranking import Names, is_about, is_sentence, topic_names
from bot.search.retrieval.results import Aggregations, Hit
from bot.text import fold

BY_DATE = {Intent.LATEST: True, Intent.FIRST: False}
MOST_PEOPLE = 1_000
NOT_IN_QUOTE = 0.9  # a meeting whose quotes do not have the topic in them stands behind


@dataclass(frozen=True, slots=True)
class Quoted:
    """The meetings with quotes by those who are asked for, and how well these fit.

    `speakers` is None when anybody may have spoken.
    """

    fits: TieredPostings
    speakers: set[str] | None


def find_quoted(query: Query, numbers: Iterable[int], index: Index) -> Quoted | None:
    """Return the meetings that have quotes; None where none are asked for, or there are none."""
    if query.intent is not Intent.QUOTES:
        return None
    speakers = speakers_of(query, numbers, index)
    if not (found := index.quoted_meetings(numbers, speakers)):
        return None
    texts = [term.surface for term in query.of_kind(TermKind.TEXT)]
    phrases = [*map(" ".join, topic_names(query, index)), *texts]
    about = index.quoted_meetings(found, speakers, phrases) if phrases else found
    fits = TieredPostings.of([(1.0, BitMap(about)), (NOT_IN_QUOTE, BitMap(found))])
    return Quoted(fits, speakers)


def by_date(query: Query, numbers: Iterable[int], index: Index, limit: int) -> list[int] | None:
    """Return the first meetings where their dates give the order; None where the score does."""
    if query.intent not in BY_DATE:
        return None
    return index.sort_by_date(numbers, limit, latest=BY_DATE[query.intent])


def aggregate(query: Query, numbers: Iterable[int], held: int, index: Index) -> Aggregations:
    """Return what all meetings found tell of what was asked; `held` counts those held."""
    if query.intent is Intent.PEOPLE:
        sides, asked_for = _sides(query.terms, index), _people(query.terms)
        people = index.count_people(numbers, sides=sides, without=asked_for)
        return Aggregations(held, people=tuple(people[:MOST_PEOPLE]))
    if query.intent in {Intent.MEETINGS, Intent.QUOTES} or not held:
        return Aggregations(held)
    first = index.sort_by_date(numbers, 1, latest=query.intent is not Intent.FIRST)
    return Aggregations(held, meeting=index.meetings(first)[0])


def with_quotes(
    findings: Aggregations, quoted: Quoted, hits: Sequence[Hit], query: Query, names: Names
) -> Aggregations:
    """Return the findings with the quotes of the meetings shown, those on the topic if any is."""
    said = [
        (quote, hit.meeting)
        for hit in hits
        for quote in hit.quotes
        if quoted.speakers is None or quote.speaker_id in quoted.speakers
    ]
    about = [each for each in said if is_about(each[0], query, names)]
    is_beside = not about and bool(said) and is_sentence(said[0][0].exact)
    return replace(findings, quotes=tuple(about or said), is_off_topic=is_beside)


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
    people = _people(speaking) | (index.people_on_sides(numbers, sides) if sides else set())
    return people or None


def _people(terms: Collection[Term]) -> set[str]:
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
