"""Rank people by how similar their names are to a whole query that names nobody exactly."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from pyroaring import BitMap

from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.name_matching.name_words import remove_honorifics
from bot.search.linking.name_variants import is_spaced
from bot.search.linking.sound_match import SCRIPTS_WITHOUT_VOWELS
from bot.search.query.model import Query, Term, TermKind
from bot.search.retrieval.retriever import SearchContext, groups_of
from bot.search.tuning import Weights
from bot.text import fold
from bot.transliteration.readings import is_non_latin, transliterate
from bot.transliteration.script_detection import script_of

NAME_KINDS = frozenset({TermKind.PERSON, TermKind.UNKNOWN})


def rank_by_name_similarity(query: Query, context: SearchContext) -> list[BitMap]:
    """Return the meetings of people whose names are similar to a whole query, the best first.

    `Leszek Tadeusz Balcerowicz` is Leszek Balcerowicz rather than any other Leszek. Empty where the
    query asks for anything but names.
    """
    weights, limits, index = context.weights, context.limits, context.index
    if not _is_one_name(query, limits.max_single_name_tokens):
        return []
    readings = transliterate(remove_honorifics(query.text))[: limits.max_query_readings]
    people_by_similarity: dict[float, BitMap] = {}
    if is_non_latin(query.text):
        spoken = [words for words in readings if len(words) > 1]
        for match in context.sounds.nearest(
            spoken if is_spaced(query.text) and not _has_several_people(query, weights) else [],
            has_vowels=script_of(query.text) not in SCRIPTS_WITHOUT_VOWELS,
        ):
            if match.similarity < weights.heard_name_threshold:
                break
            rounded = round(match.similarity, limits.name_similarity_decimals)
            people_by_similarity.setdefault(rounded, BitMap()).add(match.person)
        return _meetings_of(people_by_similarity, index)
    tokens_left = limits.max_similar_name_tokens
    for person in islice(_people(query, index), limits.max_similar_names):
        names = [name.words for name in index.lexicon.parsed_names(person)]
        tokens_left -= len(names) * sum(map(len, readings))
        if tokens_left < 0:
            break
        pairs = ((reading, name) for reading in readings for name in names)
        similarity = max((index.lexicon.similarity.of_names(*pair) for pair in pairs), default=0.0)
        if similarity >= weights.name_similarity_threshold:
            rounded = round(similarity, limits.name_similarity_decimals)
            people_by_similarity.setdefault(rounded, BitMap()).add(person)
    return _meetings_of(people_by_similarity, index)


def _meetings_of(people_by_similarity: dict[float, BitMap], index: Index) -> list[BitMap]:
    best_first = sorted(people_by_similarity, reverse=True)
    return [index.postings.of_entities(people_by_similarity[each]) for each in best_first]


def _is_one_name(query: Query, max_tokens: int) -> bool:
    """Return whether a query has only names, with nothing between them, and not too many."""
    terms = query.terms
    if query.excluded or not terms or not all(map(_may_be_name, terms)):
        return False
    words = fold(remove_honorifics(query.text))
    is_all = {word for term in terms for word in fold(term.surface)} == {*words}
    return is_all and len(words) <= max_tokens


def _may_be_name(term: Term) -> bool:
    """Return whether a term is a name, or in another script something that only resembles it."""
    return term.kind in NAME_KINDS or (
        term.is_fuzzy_only and term.kind is not TermKind.DATE and is_non_latin(term.surface)
    )


def _has_several_people(query: Query, weights: Weights) -> bool:
    """Return whether several terms are family names: ケリー ラブロフ are two people."""
    people = [
        term
        for term in query.of_kind(TermKind.PERSON)
        if term.score >= weights.family_name_threshold
    ]
    return len(people) > 1


def _people(query: Query, index: Index) -> Iterable[int]:
    """Return the people that the terms match, those that most terms match first."""
    matches: Counter[int] = Counter()
    for term in query.terms:
        if term.kind is TermKind.PERSON:
            groups = groups_of(term, index)
            matches.update({n for g in groups if g.kind is EntityKind.PERSON for n in g.entity_ids})
    return sorted(matches, key=lambda number: (-matches[number], number))
