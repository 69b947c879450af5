"""Who has all words of a run in some of their names, whatever the words' order and joints."""

from collections.abc import Iterator

from pyroaring import BitMap

from bot.index.model import EntityKind
from bot.name_matching.name_parts import LINKS, MAX_JOINED_WORDS, PREFIXES
from bot.search.retrieval.posting_tiers import union

LONGEST_NAME = 6  # words that are tried as one
NO_PEOPLE = frozenset({EntityKind.TOPIC, EntityKind.PLACE})

TokenSpan = tuple[int, int]
"""From the place of a run's first word to the place behind its last one."""
OfKind = dict[EntityKind, BitMap]
Owners = dict[TokenSpan, OfKind]


def intersect_token_postings(words: tuple[str, ...], apart: Owners) -> Owners:
    """Return for each run of words who has all of them in some of their names.

    `apart` are those who have a run as one word: who has `kang`, and who has `kyungwha`.
    """
    owners: Owners = {}
    for end in range(1, len(words) + 1) if apart else ():
        begins = range(max(0, end - MAX_JOINED_WORDS), end)
        rights = {at: apart[at, end] for at in begins if (at, end) in apart}
        if rights or is_non_content(words[end - 1]):
            for start in range(end - 1, max(0, end - LONGEST_NAME) - 1, -1):
                if _repeats(words[start:end]):
                    break
                if found := list(_splits(words, (start, end), owners, rights)):
                    owners[start, end] = _together(found)
    return owners


def _splits(
    words: tuple[str, ...], run: TokenSpan, owners: Owners, rights: dict[int, OfKind]
) -> Iterator[OfKind]:
    """Yield who has a run whose last words are taken together, for each such cut."""
    start, end = run
    if start in rights:
        yield rights[start]
    for at, right in rights.items():
        if left := owners.get((start, at)):
            yield {kind: left[kind] & right[kind] for kind in left.keys() & right.keys()}
    first, last = words[start], words[end - 1]
    if (len(first) == 1 or first in PREFIXES) and (start + 1, end) in owners:
        yield owners[start + 1, end]  # `K. Kang`, `al-Sisi`
    if is_non_content(last) and (start, end - 1) in owners:
        left = owners[start, end - 1]
        yield _no_people(left) if _is_link(last) else left


def is_non_content(word: str) -> bool:
    """Tell what may stand behind a name, and not be in it: `Kang K.`, `Sisi al`."""
    return len(word) == 1 or word in LINKS or word in PREFIXES


def _is_link(word: str) -> bool:
    """Tell what is in the names of topics and places, but stands between people."""
    return word in LINKS and word not in PREFIXES and len(word) > 1


def _no_people(owners: OfKind) -> OfKind:
    return {kind: found for kind, found in owners.items() if kind in NO_PEOPLE}


def _repeats(words: tuple[str, ...]) -> bool:
    """Tell a run with more words twice than a name has: `Kim Park Kim Park`, not `Fan Bingbing`."""
    longer = [word for word in words if len(word) > 1]
    return len(longer) - len(set(longer)) > 1


def _together(found: list[OfKind]) -> OfKind:
    kinds = {kind for each in found for kind in each}
    whole = {kind: union(each[kind] for each in found if kind in each) for kind in kinds}
    return {kind: owners for kind, owners in whole.items() if owners}
