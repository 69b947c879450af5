"""Han characters as Japanese read them in names.

MeCab with IPADIC, because its dictionary marks which words are family names and which given names,
opens in milliseconds and stays on the disk.
"""

import re
from functools import cache, lru_cache

import fugashi
import ipadic

from bot.names.kana import romaji
from bot.names.nanori import NANORI, given_readings
from bot.names.scripts import HAN_LETTERS

LONGEST = 6  # characters of a Japanese name
SEGMENTATIONS = 12  # asked of the dictionary
READINGS = 3
REMEMBERED = 1_024  # names, as the likely and the rare readings are asked for one after another
END = "\nEOS\n"  # of each way to split a name
PERSON, FAMILY, KANA = 2, 3, 7  # places in what the dictionary says of a word


@cache
def _tagger() -> fugashi.GenericTagger:
    return fugashi.GenericTagger(ipadic.MECAB_ARGS)


def read_dictionary() -> None:
    """Have what most names need of the dictionary read, of which each page takes long at first."""
    characters = "".join(NANORI)
    for at in range(0, len(characters), LONGEST):
        _tagger().nbest(characters[at : at + LONGEST], SEGMENTATIONS)


@lru_cache(REMEMBERED)
def _segmentations(name: str) -> list[list[tuple[str, list[str]]]]:
    """Return the likeliest ways to split a name into words, each with what is said of it.

    From MeCab's text, which is read ten times as quickly as fugashi's nodes.
    """
    said = f"\n{_tagger().nbest(name, SEGMENTATIONS)}\n"
    paths = [path.strip("\n") for path in said.split(END)]
    # MeCab reads up to the first NUL, and there may be nothing before it
    return [[_word(line) for line in path.split("\n")] for path in paths if path]


def _word(line: str) -> tuple[str, list[str]]:
    surface, _, said = line.partition("\t")
    return surface, said.split(",")


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
    if not (1 < len(name) <= LONGEST and HAN_LETTERS.match(name)):
        return []
    families: dict[str, str] = {}
    for (surface, feature), *_ in _segmentations(name):
        if len(feature) > KANA and feature[FAMILY] == "姓":
            families.setdefault(romaji(feature[KANA]), name[len(surface) :])
    return [(family, way) for family, given in families.items() for way in given_readings(given)]
