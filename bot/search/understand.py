"""A query's text into the few best ways to understand it."""

from __future__ import annotations

import heapq
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.search.query import Query, Term, TermKind
from bot.search.readings import LONGEST_RUN, Reader, Reading
from bot.search.when import find_date
from bot.search.words import prepare, split_words, take_phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from bot.search.vocabulary import Vocabulary
    from bot.search.words import Word

MOST_UNDERSTANDINGS = 6
EACH_TERM = 0.05  # what a term costs: `Park Jin` is one person rather than two
DATE_VALUE = 1.0


def understand(
    text: str, vocabulary: Vocabulary, is_in_text: Callable[[str], bool], today: date
) -> list[Query]:
    """Return the best ways to understand a query, the one that explains most words first."""
    prepared, phrases = take_phrases(prepare(text))
    quoted = tuple(Term(phrase, TermKind.TEXT) for phrase in phrases)
    reader = Reader(vocabulary, is_in_text)
    queries = [
        replace(query, terms=(*query.terms, *quoted))
        for query in _dated_and_not(text, prepared, reader, today)
    ]
    distinct = {query.terms: query for query in sorted(queries, key=lambda each: each.value)}
    return heapq.nlargest(MOST_UNDERSTANDINGS, distinct.values(), key=lambda each: each.value)


def _dated_and_not(text: str, prepared: str, reader: Reader, today: date) -> Iterator[Query]:
    """Yield ways that take a date out first, and ways that take its words as words (Expo 2030)."""
    rest, when = find_date(prepared, today)
    if when:
        dated = Term(when.typed, TermKind.DATE, when=when)
        for terms, value in _explanations(split_words(rest), reader):
            yield Query(text, (*terms, dated), value + DATE_VALUE)
    for terms, value in _explanations(split_words(prepared), reader):
        yield Query(text, terms, value)


def _explanations(words: tuple[Word, ...], reader: Reader) -> list[tuple[tuple[Term, ...], float]]:
    """Return the best ways to cut words into runs with a reading each, with their values."""
    best: list[list[tuple[tuple[Term, ...], float]]] = [[((), 0.0)]]
    for end in range(1, len(words) + 1):
        ways = [
            ((*terms, reading.term), value + reading.quality * (end - start) - EACH_TERM)
            for start in range(max(0, end - LONGEST_RUN), end)
            for reading in _readings(words, start, end, reader)
            for terms, value in best[start]
        ]
        best.append(heapq.nlargest(MOST_UNDERSTANDINGS, ways, key=lambda way: way[1]))
    return best[-1]


def _readings(words: tuple[Word, ...], start: int, end: int, reader: Reader) -> list[Reading]:
    run = words[start:end]
    one_typed = run[0].typed_at == run[-1].typed_at
    cut = (start > 0 and words[start - 1].typed_at == run[0].typed_at) or (
        end < len(words) and words[end].typed_at == run[-1].typed_at
    )
    found = reader.readings(run, whole=one_typed and not cut)
    if not found and (len(run) == 1 or (one_typed and not cut)):
        found = [Reading(Term(run[0].typed, TermKind.UNKNOWN), 0.0)]
    return found
