"""Japanese names in Han characters, segmented and read by MeCab with the dictionary IPADIC.

IPADIC marks which words are family names and which are given names; it is memory-mapped, and opens
in milliseconds. Parents choose the reading of a given name, so that no dictionary has all of them:
真明 is Masaaki, Shinmei or Maaki. `nanori.yaml` has the usual readings of each character, and only
a list of known people tells which is meant.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain, islice, product
from pathlib import Path
from threading import Lock
from typing import NamedTuple, Protocol

import fugashi
import ipadic

from bot.files import read_data
from bot.transliteration.kana import romaji
from bot.transliteration.script_detection import HAN_LETTERS

NANORI_FILE = Path(__file__).with_name("nanori.yaml")
MAX_NAME_LENGTH = 6  # characters
MAX_GIVEN_NAME_LENGTH = 3  # characters
MAX_SEGMENTATIONS = 12  # requested from MeCab
MAX_READINGS = 3
MAX_GIVEN_NAME_READINGS = 200
END_OF_SEGMENTATION = "\nEOS\n"
PERSON_FEATURE, FAMILY_FEATURE = "人名", "姓"
READING_FIELD = 7  # of IPADIC's features: the reading in katakana
SEPARATORS = re.compile(r"[\s・]+")


class KanjiWord(NamedTuple):
    """A word that a name may consist of; `latin` is None where its reading is not known."""

    surface: str
    latin: str | None
    is_of_person: bool
    is_family: bool


KanjiSegmentation = tuple[KanjiWord, ...]
Segmenter = Callable[[str], tuple[KanjiSegmentation, ...]]


class Tagger(Protocol):
    """The part of fugashi's tagger that is used."""

    def nbest(self, text: str, num: int) -> str:
        """Return the `num` best segmentations, a word with its features on each line."""


class JapaneseDictionary:
    """MeCab with a dictionary.

    A MeCab tagger keeps the result of the last text in itself, so only one thread may use it at a
    time; a call takes some 30 microseconds, less than a tagger for each thread would cost.
    """

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self._lock = Lock()

    def segment(self, name: str) -> tuple[KanjiSegmentation, ...]:
        """Return the likeliest ways to segment a name into words, the likeliest first."""
        with self._lock:
            output = self._tagger.nbest(name, MAX_SEGMENTATIONS)
        segmentations = [
            part.strip("\n").split("\n") for part in f"\n{output}\n".split(END_OF_SEGMENTATION)
        ]
        words = {line: _parse_line(line) for line in {*chain(*segmentations)}}  # most are shared
        # MeCab reads up to the first NUL, before which there may be nothing
        return tuple(
            tuple(words[line] for line in lines) for lines in segmentations if lines != [""]
        )


@cache
def _dictionary() -> JapaneseDictionary:
    return JapaneseDictionary(fugashi.GenericTagger(ipadic.MECAB_ARGS))


@cache
def _nanori() -> Mapping[str, tuple[str, ...]]:
    return {char: tuple(each.split()) for char, each in read_data(NANORI_FILE)["ja"].items()}


def preload_dictionary() -> None:
    """Read the pages of the dictionary that most names need, so that the first question is fast."""
    characters = "".join(_nanori())
    for at in range(0, len(characters), MAX_NAME_LENGTH):
        segment_name(characters[at : at + MAX_NAME_LENGTH])


def segment_name(name: str) -> tuple[KanjiSegmentation, ...]:
    """Return the likeliest ways to segment a name; safe to use from several threads."""
    return _dictionary().segment(name)


def kanji_readings(text: str, segment: Segmenter = segment_name) -> list[tuple[str, ...]]:
    """Return the readings of a Japanese name, surname first, the likeliest first.

    None where it cannot be a Japanese name. `segment` may be a cached `segment_name`.
    """
    name = SEPARATORS.sub("", text)
    if not (1 < len(name) <= MAX_NAME_LENGTH and _is_in_japanese_encoding(name)):
        return []
    doubts: dict[tuple[str, ...], tuple[bool, int, int]] = {}
    for words in segment(name):
        latin = [word.latin for word in words if word.latin is not None]
        if len(latin) == len(words):
            reading = tuple(filter(None, (latin[0], "".join(latin[1:]))))
            other_words = sum(not word.is_of_person for word in words)
            doubt = (not words[0].is_family, other_words, len(words))
            doubts[reading] = min(doubts.get(reading, doubt), doubt)
    return sorted((reading for reading in doubts if reading), key=doubts.__getitem__)[:MAX_READINGS]


def rare_kanji_readings(
    text: str, segment: Segmenter = segment_name
) -> tuple[tuple[str, str], ...]:
    """Return the surnames and given names that a Japanese name may be, as parents choose them."""
    name = SEPARATORS.sub("", text)
    if not (
        1 < len(name) <= MAX_NAME_LENGTH
        and HAN_LETTERS.match(name)
        and _is_in_japanese_encoding(name)
    ):
        return ()
    given_names: dict[str, str] = {}
    for first, *_ in segment(name):
        if first.latin is not None and first.is_family:
            given_names.setdefault(first.latin, name[len(first.surface) :])
    return tuple(
        (surname, reading)
        for surname, given_name in given_names.items()
        for reading in _given_name_readings(given_name)
    )


def _given_name_readings(characters: str) -> list[str]:
    """Return the ways in which a given name may be read; none if a character is not known."""
    nanori = _nanori()
    if not 0 < len(characters) <= MAX_GIVEN_NAME_LENGTH or not nanori.keys() >= {*characters}:
        return []
    ways = product(*(nanori[char] for char in characters))
    return ["".join(way) for way in islice(ways, MAX_GIVEN_NAME_READINGS)]


def _parse_line(line: str) -> KanjiWord:
    """Parse a line such as `佐藤\t名詞,固有名詞,人名,姓,*,*,佐藤,サトウ,サトー`."""
    surface, _, fields = line.partition("\t")
    features = fields.split(",")
    latin = romaji(features[READING_FIELD]) if len(features) > READING_FIELD else None
    return KanjiWord(surface, latin, PERSON_FEATURE in features, FAMILY_FEATURE in features)


def _is_in_japanese_encoding(name: str) -> bool:
    """Return whether Windows-31J has all characters, as IPADIC has no others."""
    try:
        name.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True
