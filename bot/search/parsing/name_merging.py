"""Read adjacent terms as one name, where the name of one of the people is the same as all of it.

`Suleiman Nassib Omar` is Suleiman Omar, and a full name in another script is read as a whole even
where its words by themselves are rather those of other names.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from pyroaring import BitMap

from bot.index.model import EntityKind
from bot.name_matching.name_parts import ParsedName
from bot.search.linking.candidates import LexiconLookups
from bot.search.query.model import (
    MatchType,
    PostingSource,
    Query,
    ScoredEntities,
    Term,
    TermKind,
)
from bot.transliteration.readings import is_non_latin

NAME_KINDS = frozenset({TermKind.PERSON, TermKind.UNKNOWN})
BETWEEN_WORDS_OF_A_NAME = re.compile(r"[\s.\-‐'’·・=＝]*")

PlacedTerm = tuple[Term, int, int]
"""A term, and where its words begin and end in the text of the query."""


def merge_names(query: Query, lookups: LexiconLookups) -> Query | None:
    """Return a query with terms that are one name as one term; None if there are none."""
    terms = list(query.terms)
    for run in _runs(query):
        text = query.text[run[0][1] : run[-1][2]]
        if groups := _same_people(text, [term for term, _, _ in run], lookups):
            at = terms.index(run[0][0])
            terms[at : at + len(run)] = [Term(text, TermKind.PERSON, groups=groups)]
    is_merged = len(terms) < len(query.terms) and not query.speaker_terms
    return replace(query, terms=tuple(terms)) if is_merged else None


def _runs(query: Query) -> Iterator[list[PlacedTerm]]:
    """Yield each two or more terms for names that stand side by side."""
    run: list[PlacedTerm] = []
    for term, start, end in _placed(query):
        is_name = term.kind in NAME_KINDS and not term.is_office
        is_adjacent = bool(run) and BETWEEN_WORDS_OF_A_NAME.fullmatch(
            query.text[run[-1][2] : start]
        )
        if not (is_name and is_adjacent):
            if len(run) > 1:
                yield run
            run = []
        if is_name:
            run.append((term, start, end))
    if len(run) > 1:
        yield run


def _placed(query: Query) -> Iterator[PlacedTerm]:
    end = 0
    for term in query.terms:
        start = query.text.find(term.surface, end)
        if start < 0:  # not as it was typed
            end = len(query.text)
        else:
            end = start + len(term.surface)
            yield term, start, end


def _same_people(
    text: str, terms: list[Term], lookups: LexiconLookups
) -> tuple[ScoredEntities, ...]:
    """Return the people whose name is all of a text, of those whom any of its terms may be."""
    readings, is_foreign = lookups.transliterator.transliterate(text), is_non_latin(text)
    lexicon = lookups.lexicon

    def similarity(name: ParsedName) -> float:
        if not lookups.relation.is_same(readings, name, is_foreign=is_foreign):
            return 0.0
        return max(lexicon.similarity.of_names(reading, name.words) for reading in readings)

    scores = {
        number: max(map(similarity, lexicon.parsed_names(number)), default=0.0)
        for number in islice(_people(terms), lookups.limits.max_related_per_query)
    }
    best = max(scores.values(), default=0.0)
    if not best:
        return ()
    least = best - lookups.weights.same_name_margin
    people = BitMap(number for number, score in scores.items() if score >= max(least, 0.01))
    score = round(best * lookups.weights.typo_in_name, lookups.limits.score_decimals)
    source = PostingSource(people)
    return (ScoredEntities(EntityKind.PERSON, people, score, MatchType.TYPO, (source,)),)


def _people(terms: Iterable[Term]) -> Iterable[int]:
    """Return the people that terms may be: first those of the term with the fewest."""
    by_term = [
        BitMap().union(*(group.entity_ids for group in term.groups))
        for term in terms
        if term.groups
    ]
    return dict.fromkeys(number for people in sorted(by_term, key=len) for number in people)
