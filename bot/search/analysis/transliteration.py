"""How names in other than Latin letters may be read, the ways that an index knows first."""

from collections.abc import Iterable, Mapping
from itertools import islice, product

from bot.index.read.lexicon import Lexicon, LexiconEntry
from bot.name_matching.part_roles import NamePart
from bot.name_matching.phonetic_keys import sound_keys
from bot.search.analysis.tokenizer import foreign_segments
from bot.transliteration.kanji import rare_kanji_readings
from bot.transliteration.readings import transliterate

MOST_SEGMENTS = 16  # that are read in their own way

MOST_VARIED = 3  # pieces that are read in more than their likeliest way
TWO = 2  # words of a Japanese name, which Latin letters may have in another order
MOST_WAYS = 4  # to read a text

Words = tuple[str, ...]
Transliteration = Mapping[str, Words]
"""How each piece of a text that is not in Latin letters is read."""
RARE_READING_PENALTY = (
    0.5  # how much later a rare way is tried than a usual one that is known as well
)
WHOLE = frozenset({NamePart.WHOLE, NamePart.INVERTED})


def rank_transliterations(text: str, lexicon: Lexicon) -> list[Transliteration]:
    """Return the ways to read a text, the likeliest first; none when it is all Latin.

    河野太郎 is Kono Taro where such a person is known, else the Chinese He Yetailang.
    """
    segments = islice(foreign_segments(text), MOST_SEGMENTS)
    ways = {segment: found for segment in segments if (found := transliterate(segment))}
    if not ways:
        return []
    ordered = _rank_by_lexicon_hits(ways, lexicon)
    return [dict(zip(ordered, ways, strict=True)) for ways in _together(list(ordered.values()))]


def _together(ways: list[tuple[Words, ...]]) -> list[tuple[Words, ...]]:
    """Return the ways to read several pieces at once, those first that are likely for each."""
    tried = [found[:MOST_WAYS] for found in ways[:MOST_VARIED]]
    tried += [found[:1] for found in ways[MOST_VARIED:]]
    ranks = product(*(range(len(found)) for found in tried))
    best = sorted(ranks, key=lambda each: (sum(each), each))[:MOST_WAYS]
    return [tuple(found[at] for found, at in zip(tried, each, strict=True)) for each in best]


def _rank_by_lexicon_hits(
    ways: dict[str, tuple[Words, ...]], lexicon: Lexicon
) -> dict[str, tuple[Words, ...]]:
    """Order the ways to read each piece: those first that are whole names, or sound like one.

    Rare ways to read a Japanese name are only those of somebody who is known.
    """
    rare = {segment: rare_kanji_readings(segment) for segment in ways}
    likely = {way for found in ways.values() for way in found}
    sounding = _sounding(likely | {way for found in rare.values() for way in found}, lexicon)
    known = lexicon.entries({*map("".join, sounding)}.union(*sounding.values()))
    whole, some = _words(known, WHOLE), _words(known, frozenset(NamePart) - {NamePart.NONE})

    def signs(way: Words) -> tuple[bool, ...]:
        word, alike = "".join(way), sounding[way]
        return (word in whole, bool(alike & whole), word in some, bool(alike & some), True)

    ordered = {}
    for segment, found in ways.items():
        order: dict[Words, float] = {way: signs(way).index(True) for way in found}
        order |= {
            way: RARE_READING_PENALTY + signs(way).index(True)
            for way in rare[segment]
            if way not in order and any(signs(way)[:2])
        }
        ordered[segment] = tuple(sorted(order, key=order.__getitem__))
    return ordered


def _sounding(ways: set[Words], lexicon: Lexicon) -> dict[Words, set[str]]:
    """Return for each way the words of names that sound like it."""
    keys = {way: _sounds_of(way) for way in ways}
    near: dict[str, set[str]] = {}
    for key, word in lexicon.words_with_keys(set().union(*keys.values())):
        near.setdefault(key, set()).add(word)
    return {way: set().union(*(near.get(key, ()) for key in keys[way])) for way in ways}


def _sounds_of(way: Words) -> set[str]:
    """Return the keys of a name with the family name first and last."""
    joined = {"".join(way), "".join(reversed(way)) if len(way) == TWO else ""}
    return {key for word in joined for key in sound_keys(word) if key}


def _words(known: Mapping[str, Iterable[LexiconEntry]], parts: frozenset[NamePart]) -> set[str]:
    return {word for word, found in known.items() if any(each.part in parts for each in found)}
