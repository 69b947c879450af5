"""Han characters as Japanese read them in names.

MeCab with IPADIC, because its dictionary marks which words are family names and which given names,
opens in milliseconds and stays on the disk.
"""

import re
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

import fugashi
import ipadic

from bot.transliteration.kana import romaji
from bot.transliteration.nanori import NANORI, given_readings
from bot.transliteration.script_detection import HAN_LETTERS

LONGEST = 6  # characters of a Japanese name
SEGMENTATIONS = 12  # asked of the dictionary
READINGS = 3
REMEMBERED = 1_024  # names, as the likely and the rare readings are asked for one after another
END = "\nEOS\n"  # of each way to split a name
PERSON, FAMILY = "人名", "姓"  # what the dictionary says of a word
KANA = 7  # where it says how one sounds
SEPARATORS = re.compile(r"[\s・]+")


class KanjiWord(NamedTuple):
    """A word that a name may be made of, in Latin letters if its sound is known."""

    surface: str
    latin: str | None
    is_of_person: bool
    is_family: bool


@cache
def _tagger() -> fugashi.GenericTagger:
    return fugashi.GenericTagger(ipadic.MECAB_ARGS)


def preload_dictionary() -> None:
    """Have what most names need of the dictionary read, of which each page takes long at first."""
    characters = "".join(NANORI)
    for at in range(0, len(characters), LONGEST):
        _tagger().nbest(characters[at : at + LONGEST], SEGMENTATIONS)


@lru_cache(REMEMBERED)
def _segmentations(name: str) -> list[list[KanjiWord]]:
    """Return the likeliest ways to split a name into words, from MeCab's text."""
    said = f"\n{_tagger().nbest(name, SEGMENTATIONS)}\n"
    paths = [path.strip("\n").split("\n") for path in said.split(END)]
    words = {line: _word(line) for line in {*chain(*paths)}}  # most ways share them
    # MeCab reads up to the first NUL, and there may be nothing before it
    return [[words[line] for line in path] for path in paths if path != [""]]


def _word(line: str) -> KanjiWord:
    """Read `佐藤\t名詞,固有名詞,人名,姓,*,*,佐藤,サトウ,サトー`."""
    surface, _, said = line.partition("\t")
    features = said.split(",")
    latin = romaji(features[KANA]) if len(features) > KANA else None
    return KanjiWord(surface, latin, PERSON in features, FAMILY in features)


def _may_be_japanese(name: str) -> bool:
    """Tell a name of characters that Japanese computers have always had: the dictionary's."""
    try:
        name.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def kanji_readings(text: str) -> list[tuple[str, ...]]:
    """Return the readings of a Japanese name, family name first, likeliest first."""
    name = SEPARATORS.sub("", text)
    if not (1 < len(name) <= LONGEST and _may_be_japanese(name)):
        return []
    doubts: dict[tuple[str, ...], tuple[bool, int, int]] = {}
    for path in _segmentations(name):
        syllables = [word.latin for word in path if word.latin is not None]
        if len(syllables) == len(path):
            words = tuple(filter(None, (syllables[0], "".join(syllables[1:]))))
            no_names = sum(not word.is_of_person for word in path)
            doubt = (not path[0].is_family, no_names, len(path))
            doubts[words] = min(doubts.get(words, doubt), doubt)
    return sorted((words for words in doubts if words), key=doubts.__getitem__)[:READINGS]


def rare_kanji_readings(text: str) -> list[tuple[str, str]]:
    """Return the ways to read a Japanese name that parents may have chosen: family, given."""
    name = SEPARATORS.sub("", text)
    if not (1 < len(name) <= LONGEST and HAN_LETTERS.match(name) and _may_be_japanese(name)):
        return []
    families: dict[str, str] = {}
    for first, *_ in _segmentations(name):
        if first.latin is not None and first.is_family:
            families.setdefault(first.latin, name[len(first.surface) :])
    return [(family, way) for family, given in families.items() for way in given_readings(given)]
