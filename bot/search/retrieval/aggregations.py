"""What was asked of the meetings found: which of them count, in which order, and what they tell."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from pyroaring import BitMap

from bot.index.read.index import Index
from bot.search.query.intent import Asked
from bot.search.query.model import Query, Role, Term, TermKind
from bot.search.retrieval.posting_tiers import Postings
from bot.search.retrieval.quote_ranking import Names, is_about, is_sentence, topic_names
from bot.search.retrieval.results import Findings, Hit
from bot.text import fold

BY_DATE = {Asked.LATEST: True, Asked.FIRST: False}
MOST_PEOPLE = 1_000
NOT_IN_QUOTE = 0.9  # a meeting whose quotes do not have the topic in them stands behind


@dataclass(frozen=True, slots=True)
class Quoted:
    """The meetings with quotes by those who are asked for, and how well these fit.

    `speakers` is None when anybody may have spoken.
    """

    fits: Postings
    speakers: set[str] | None


def find_quoted(query: Query, numbers: Iterable[int], index: Index) -> Quoted | None:
    """Return the meetings that have quotes; None where none are asked for, or there are none."""
    if query.asked is not Asked.QUOTES:
        return None
    speakers = speakers_of(query, numbers, index)
    if not (found := index.quoting(numbers, speakers)):
        return None
    texts = [term.typed for term in query.of_kind(TermKind.TEXT)]
    phrases = [*map(" ".join, topic_names(query, index)), *texts]
    about = index.quoting(found, speakers, phrases) if phrases else found
    fits = Postings.of([(1.0, BitMap(about)), (NOT_IN_QUOTE, BitMap(found))])
    return Quoted(fits, speakers)


def by_date(query: Query, numbers: Iterable[int], index: Index, limit: int) -> list[int] | None:
    """Return the first meetings where their dates give the order; None where the score does."""
    if query.asked not in BY_DATE:
        return None
    return index.in_order(numbers, limit, latest=BY_DATE[query.asked])


def findings_of(query: Query, numbers: Iterable[int], held: int, index: Index) -> Findings:
    """Return what all meetings found tell of what was asked; `held` counts those held."""
    if query.asked is Asked.PEOPLE:
        sides, asked_for = _sides(query.terms, index), _people(query.terms)
        people = index.people_met(numbers, sides=sides, without=asked_for)
        return Findings(held, people=tuple(people[:MOST_PEOPLE]))
    if query.asked in {Asked.MEETINGS, Asked.QUOTES} or not held:
        return Findings(held)
    first = index.in_order(numbers, 1, latest=query.asked is not Asked.FIRST)
    return Findings(held, meeting=index.meetings(first)[0])


def with_quotes(
    findings: Findings, quoted: Quoted, hits: Sequence[Hit], query: Query, names: Names
) -> Findings:
    """Return the findings with the quotes of the meetings shown, those on the topic if any is."""
    said = [
        (quote, hit.meeting)
        for hit in hits
        for quote in hit.quotes
        if quoted.speakers is None or quote.speaker_id in quoted.speakers
    ]
    about = [each for each in said if is_about(each[0], query, names)]
    is_beside = not about and bool(said) and is_sentence(said[0][0].exact)
    return replace(findings, quotes=tuple(about or said), are_beside=is_beside)


def with_phrase(findings: Findings, hits: Sequence[Hit], query: Query) -> Findings:
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
    speaking = [query.terms[at] for at in query.speaking]
    sides = _sides(speaking, index)
    people = _people(speaking) | (index.speaking_for(numbers, sides) if sides else set())
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
        if term.kind is TermKind.PLACE and term.role is not Role.WHERE
        for candidate in term.candidates
    }
    return index.places_within(places) if places else set()
