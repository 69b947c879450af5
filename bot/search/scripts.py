"""How names in other than Latin letters may be read, the ways that an index knows first."""

from collections.abc import Iterable, Mapping
from itertools import islice

from bot.index.lexicon import Entry, Lexicon
from bot.names.keys import sound_keys
from bot.names.parts import Part
from bot.names.readings import readings
from bot.search.words import foreign_segments

MOST_SEGMENTS = 16  # that are read in their own way

Words = tuple[str, ...]
Reading = Mapping[str, Words]
"""How each piece of a text that is not in Latin letters is read."""
WHOLE = frozenset({Part.WHOLE, Part.TURNED})


def read_foreign(text: str, lexicon: Lexicon) -> list[Reading]:
    """Return the ways to read a text, the likeliest first; none when it is all Latin.

    河野太郎 is Kono Taro where such a person is known, else the Chinese He Yetailang.
    """
    segments = islice(foreign_segments(text), MOST_SEGMENTS)
    ways = {segment: found for segment in segments if (found := readings(segment))}
    if not ways:
        return []
    ordered = _by_evidence(ways, lexicon)
    most = max(map(len, ordered.values()))
    return [
        {segment: found[min(at, len(found) - 1)] for segment, found in ordered.items()}
        for at in range(most)
    ]


def _by_evidence(
    ways: dict[str, tuple[Words, ...]], lexicon: Lexicon
) -> dict[str, tuple[Words, ...]]:
    """Order the ways to read each piece: those first that are whole names, or sound like one."""
    joined = {"".join(way) for found in ways.values() for way in found}
    sounding = {word: set(filter(None, sound_keys(word))) for word in joined}
    near: dict[str, set[str]] = {}
    for key, word in lexicon.near(set().union(*sounding.values())):
        near.setdefault(key, set()).add(word)
    alike = {
        word: set().union(*(near.get(key, ()) for key in keys)) for word, keys in sounding.items()
    }
    known = list(lexicon.entries(joined.union(*alike.values())))
    whole, some = _words(known, WHOLE), _words(known, frozenset(Part) - {Part.NONE})

    def order(way: Words) -> int:
        word = "".join(way)
        signs = (word in whole, bool(alike[word] & whole), word in some, bool(alike[word] & some))
        return signs.index(True) if any(signs) else len(signs)

    return {segment: tuple(sorted(found, key=order)) for segment, found in ways.items()}


def _words(entries: Iterable[Entry], parts: frozenset[Part]) -> set[str]:
    return {entry.word for entry in entries if entry.part in parts}
