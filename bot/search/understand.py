"""A query's text into the few best ways to understand it."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.index.lexicon import Lexicon
from bot.records.model import Kind
from bot.search.naming import Namer, split_joined
from bot.search.query import Candidate, Query, Term, TermKind
from bot.search.readings import LONGEST_RUN, Reader
from bot.search.when import find_date
from bot.search.words import LONGEST_QUERY, prepare, split_words, take_phrases

MOST_UNDERSTANDINGS = 6
EACH_TERM = 0.08  # what a term costs: `Park Jin` is one person rather than two
DATE_VALUE = 1.0  # of each word of a date
# How much less of the words another way may explain. More would let a query for two people be
# answered with one and a word: `Kang Biden` is not Kang on the Biden administration
AS_GOOD = 0.2
TALKS = Term("talks", TermKind.KIND, (Candidate(Kind.TALKS.value, Kind.TALKS.value, 1.0),))


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried: first names as they are spelled, then other spellings, and the texts.

    `two_errors` looks for long words that are mistyped twice.
    `reading` chooses among the ways to read what is in other than Latin letters, 0 is the first.
    """

    is_wide: bool = False
    reading: int | None = None
    two_errors: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """One way to cut words into runs with a reading each."""

    terms: tuple[Term, ...] = ()
    value: float = 0.0


def understand(
    text: str, lexicon: Lexicon, is_in_text: Callable[[str], bool], today: date, effort: Effort
) -> list[Query]:
    """Return the best ways to understand a query, the one that explains most words first."""
    unquoted, phrases = take_phrases(prepare(text))
    quoted = tuple(Term(phrase, TermKind.TEXT) for phrase in phrases)
    is_cut = len(text) > LONGEST_QUERY or not split_words(unquoted)[1]
    ways: dict[tuple[Term, ...], float] = {}
    read = partial(_reader, lexicon, is_in_text, effort)
    for way in _dated_and_not(unquoted, today, lexicon, read):
        ways[way.terms] = max(way.value, ways.get(way.terms, way.value))
    best = max(ways.values(), default=0.0)
    queries = [
        Query(text, (*_with_talks(terms, unquoted), *quoted), value, is_cut)
        for terms, value in ways.items()
        if value >= best - AS_GOOD
    ]
    return heapq.nlargest(MOST_UNDERSTANDINGS, queries, key=lambda each: each.value)


def _with_talks(terms: tuple[Term, ...], text: str) -> tuple[Term, ...]:
    """Take `talks` for the kind where nothing but a date is beside it; elsewhere all are talks."""
    is_kind = any(word.folded == TALKS.typed for word in split_words(text)[0])
    only_dates = all(term.kind is TermKind.DATE for term in terms)
    return (TALKS, *terms) if is_kind and only_dates else terms


def _dated_and_not(
    text: str, today: date, lexicon: Lexicon, read: Callable[[str], Reader]
) -> Iterator[Way]:
    """Yield ways that take a date out first, and ways that take its words as words (Expo 2030)."""
    rest, when = find_date(text, today)
    words = split_words(when.typed)[0] if when else ()
    if when:
        dated = Term(when.typed, TermKind.DATE, when=when)
        for way in _ways(read(rest)):
            yield Way((*way.terms, dated), way.value + DATE_VALUE * len(words))
    if not when or lexicon.entries(word.folded for word in words):
        yield from _ways(read(text))


def _reader(
    lexicon: Lexicon, is_in_text: Callable[[str], bool], effort: Effort, text: str
) -> Reader:
    words = split_words(text, effort.reading)[0]
    if effort.is_wide:
        words = split_joined(words, lexicon)
    namer = Namer(words, lexicon, is_near=effort.is_wide, two_errors=effort.two_errors)
    return Reader(text, words, namer, is_in_text if effort.is_wide else None)


def _ways(reader: Reader) -> list[Way]:
    """Return the best ways to read all words, each run of them as one thing."""
    best = [[Way()]]
    for end in range(1, reader.size + 1):
        ways = [
            _taken(way, reading.term, reading.quality * reader.weight(start, end))
            for start in range(max(0, end - LONGEST_RUN), end)
            for reading in reader.readings(start, end)
            for way in best[start]
        ]
        best.append(heapq.nlargest(MOST_UNDERSTANDINGS, ways, key=lambda way: way.value))
    return best[-1]


def _taken(way: Way, term: Term | None, value: float) -> Way:
    """Return a way that reads some words more."""
    if term is None:
        return Way(way.terms, way.value + value)
    # A written word of which several syllables are unknown is unknown once
    if term.kind is TermKind.UNKNOWN and way.terms[-1:] == (term,):
        return way
    return Way((*way.terms, term), way.value + value - EACH_TERM)
