"""Intersect the posting lists of tokens: find entities that have all tokens in their names.

The tokens may be in any order, and be joined or split otherwise than in the names.
"""

from collections.abc import Iterator

from pyroaring import BitMap

from bot.index.bitmaps import union
from bot.index.model import EntityKind
from bot.name_matching.name_parts import MAX_JOINED_WORDS
from bot.name_matching.name_words import linking_words, surname_prefixes
from bot.search.analysis.tokenizer import TokenSpan
from bot.search.tuning import Limits

KINDS_WITHOUT_PEOPLE = frozenset({EntityKind.TOPIC, EntityKind.PLACE})

EntityIdsByKind = dict[EntityKind, BitMap]
EntityIdsBySpan = dict[TokenSpan, EntityIdsByKind]


def intersect_token_postings(
    tokens: tuple[str, ...], postings: EntityIdsBySpan, limits: Limits
) -> EntityIdsBySpan:
    """Return the entities of each span that have all of its tokens in their names.

    `postings` are the entities of spans that are one word of a name: of `kang`, of `kyung wha`.
    """
    entity_ids: EntityIdsBySpan = {}
    for end in range(1, len(tokens) + 1) if postings else ():
        starts = range(max(0, end - MAX_JOINED_WORDS), end)
        last_words = {at: postings[at, end] for at in starts if (at, end) in postings}
        if last_words or (entity_ids and is_non_content(tokens[end - 1])):
            for start in range(end - 1, max(0, end - limits.max_name_tokens) - 1, -1):
                if found := list(_intersections(tokens, (start, end), entity_ids, last_words)):
                    entity_ids[start, end] = _union(found)
    return entity_ids


def _intersections(
    tokens: tuple[str, ...],
    span: TokenSpan,
    entity_ids: EntityIdsBySpan,
    last_words: dict[int, EntityIdsByKind],
) -> Iterator[EntityIdsByKind]:
    """Yield the entities of a span for each number of last tokens that may be one word."""
    start, end = span
    if start in last_words:
        yield last_words[start]
    for at, right in last_words.items():
        if left := entity_ids.get((start, at)):
            yield {kind: left[kind] & right[kind] for kind in left.keys() & right.keys()}
    first, last = tokens[start], tokens[end - 1]
    if (len(first) == 1 or first in surname_prefixes()) and (start + 1, end) in entity_ids:
        yield entity_ids[start + 1, end]  # `K. Kang`, `al-Sisi`
    if is_non_content(last) and (start, end - 1) in entity_ids:
        left = entity_ids[start, end - 1]
        yield _without_people(left) if _is_link(last) else left


def is_non_content(token: str) -> bool:
    """Return whether a token may extend a name that has no such word: `Kang K.`, `Sisi al`."""
    return len(token) == 1 or token in linking_words() or token in surname_prefixes()


def _is_link(token: str) -> bool:
    """Return whether a token is in names of topics and places, but separates people."""
    return token in linking_words() and token not in surname_prefixes() and len(token) > 1


def _without_people(entity_ids: EntityIdsByKind) -> EntityIdsByKind:
    return {kind: ids for kind, ids in entity_ids.items() if kind in KINDS_WITHOUT_PEOPLE}


def _union(found: list[EntityIdsByKind]) -> EntityIdsByKind:
    kinds = {kind for each in found for kind in each}
    whole = {kind: union(each[kind] for each in found if kind in each) for kind in kinds}
    return {kind: ids for kind, ids in whole.items() if ids}
