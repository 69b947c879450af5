"""Whose name a query is like, when it is one name of which nobody has all words."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from pyroaring import BitMap

from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.search.query.model import Query, TermKind
from bot.search.retrieval.retriever import groups_of
from bot.text import fold
from bot.transliteration.readings import transliterate

LEAST = 0.5  # of the likeness of two names, to be worth more than any one of their words
MOST_COMPARED = 32  # people; those who have most of the words first, then those met most
MOST_WORDS = 192  # in all ways to read the query with each of their names
MOST_WAYS = 3
LONGEST_NAME = 8  # words: a list of names is not one
NAMES = frozenset({TermKind.PERSON, TermKind.UNKNOWN})


def rank_by_name_similarity(query: Query, index: Index) -> list[BitMap]:
    """Return the meetings of those whose names are like all of a query, the likest first.

    `Leszek Tadeusz Balcerowicz` is rather Leszek Balcerowicz than any other Leszek.
    """
    if not _is_one_name(query):
        return []
    ways = transliterate(query.text)[:MOST_WAYS]
    scored: dict[float, BitMap] = {}
    left = MOST_WORDS
    for number in islice(_people(query, index), MOST_COMPARED):
        known = [form.words for form in index.lexicon.parsed_names(number)]
        left -= len(known) * sum(map(len, ways))
        if left < 0:
            break
        pairs = ((way, name) for way in ways for name in known)
        alike = max((index.lexicon.similarity.of_names(*pair) for pair in pairs), default=0.0)
        if alike >= LEAST:
            scored.setdefault(round(alike, 2), BitMap()).add(number)
    return [index.postings.of_entities(scored[alike]) for alike in sorted(scored, reverse=True)]


def _is_one_name(query: Query) -> bool:
    """Tell whether nothing but names is asked for, and nothing stands between them."""
    terms = query.terms
    if query.excluded or not terms or any(term.kind not in NAMES for term in terms):
        return False
    words = fold(query.text)
    is_all = {word for term in terms for word in fold(term.surface)} == {*words}
    return is_all and len(words) <= LONGEST_NAME


def _people(query: Query, index: Index) -> Iterable[int]:
    """Return those who have any of the words, who have most of them first."""
    times: Counter[int] = Counter()
    for term in query.terms:
        if term.kind is TermKind.PERSON:
            groups = groups_of(term, index)
            times.update({n for g in groups if g.kind is EntityKind.PERSON for n in g.entity_ids})
    return sorted(times, key=lambda number: (-times[number], number))
