"""Han characters as Japanese read them in names.

MeCab with IPADIC, because its dictionary marks which words are family names and which given names,
opens in milliseconds and stays on the disk.
"""

import re
from functools import cache, lru_cache

import fugashi
import ipadic

from bot.names.kana import romaji
from bot.names.nanori import given_readings

LONGEST = 6  # characters of a Japanese name
SEGMENTATIONS = 12  # asked of the dictionary
READINGS = 3
REMEMBERED = 1_024  # names, as the likely and the rare readings are asked for one after another
PERSON, FAMILY, KANA = 2, 3, 7  # places in what the dictionary says of a word


@cache
def _tagger() -> fugashi.GenericTagger:
    return fugashi.GenericTagger(ipadic.MECAB_ARGS)


@lru_cache(REMEMBERED)
def _segmentations(name: str) -> list[list[tuple[str, tuple[str, ...]]]]:
    """Return the likeliest ways to split a name into words, each with what is said of it."""
    said: dict[str, tuple[str, ...]] = {}  # to parse it once, for the words that most ways share

    def parsed(node: fugashi.Node) -> tuple[str, ...]:
        return said.get(node.feature_raw) or said.setdefault(node.feature_raw, tuple(node.feature))

    paths = _tagger().nbestToNodeList(name, SEGMENTATIONS)
    # MeCab reads up to the first NUL, and there may be nothing before it
    return [[(node.surface, parsed(node)) for node in path] for path in paths if path]


def kanji_readings(text: str) -> list[tuple[str, ...]]:
    """Return the readings of a Japanese name, family name first, likeliest first."""
    name = re.sub(r"[\s・]+", "", text)
    if not 1 < len(name) <= LONGEST:
        return []
    doubts: dict[tuple[str, ...], tuple[bool, int, int]] = {}
    for path in _segmentations(name):
        features = [feature for _, feature in path]
        if all(len(feature) > KANA for feature in features):
            syllables = [romaji(feature[KANA]) for feature in features]
            words = tuple(filter(None, (syllables[0], "".join(syllables[1:]))))
            no_names = sum(feature[PERSON] != "人名" for feature in features)
            doubt = (features[0][FAMILY] != "姓", no_names, len(features))
            doubts[words] = min(doubts.get(words, doubt), doubt)
    return sorted((words for words in doubts if words), key=doubts.__getitem__)[:READINGS]


def rare_kanji_readings(text: str) -> list[tuple[str, str]]:
    """Return the ways to read a Japanese name that parents may have chosen: family, given."""
    name = re.sub(r"[\s・]+", "", text)
    if not 1 < len(name) <= LONGEST:
        return []
    families: dict[str, str] = {}
    for (surface, feature), *_ in _segmentations(name):
        if len(feature) > KANA and feature[FAMILY] == "姓":
            families.setdefault(romaji(feature[KANA]), name[len(surface) :])
    return [(family, way) for family, given in families.items() for way in given_readings(given)]
