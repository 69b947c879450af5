"""Folding: one form for words and names, whatever their case, accents, hyphens or script.

What is folded alike is looked up alike, so the index is built and asked with the same function.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

# As one set, ranges as large take the regex engine milliseconds to prepare
EAST_ASIAN = re.compile(r"[\u3040-\u30ff]+|[\u3400-\u9fff]+|[\uac00-\ud7a3]+")
# A letter that anyascii writes as one capitalised syllable: 강경화 → GangGyeongHwa, 王毅 → WangYi
SYLLABIC = re.compile(r"[\u3400-\u9fff]+|[\uac00-\ud7a3]+")
SYLLABLE = re.compile(r"[A-Z][a-z]*|[a-z0-9]+")
APOSTROPHES = re.compile(r"['’‘ʼ`´]")
SPACES = re.compile(r"(\s+)")
WORD = re.compile(r"[a-z0-9]+")
MAX_SLUG_LENGTH = 100
CONTROL = re.compile(r"[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

FoldedWords = tuple[str, ...]
"""Words as `fold` returns them."""


@lru_cache(maxsize=65_536)
def fold(text: str) -> FoldedWords:
    """Return the words of a text in lower-case Latin letters and digits.

    `Kang Kyung-wha` → kang, kyung, wha; `강경화` → gang, gyeong, hwa; `O'Brien` → obrien.
    """
    latin = text if text.isascii() else unicodedata.normalize("NFKC", text)
    latin = APOSTROPHES.sub("", latin)
    return tuple(WORD.findall((latin if latin.isascii() else _in_latin(latin)).lower()))


def _in_latin(text: str) -> str:
    # anyascii would spell out 😀 as a word
    plain = "".join([" " if unicodedata.category(char)[0] == "S" else char for char in text])
    if not SYLLABIC.search(plain):
        return anyascii(plain)
    return "".join([_syllables(part) for part in SPACES.split(plain)])


def _syllables(word: str) -> str:
    latin = anyascii(word)
    return " ".join(SYLLABLE.findall(latin)) if SYLLABIC.search(word) else latin


def preload_alphabets() -> None:
    """Have the tables of Chinese and Korean letters read, of which each takes long the first time.

    They are in blocks of 256 letters.
    """
    for block in (*range(0x4E, 0xA0), *range(0xAC, 0xD8)):
        anyascii(chr(block << 8))


def slug(text: str) -> str:
    """Return a text as an id of a record; empty when it has no letter or digit."""
    return "-".join(fold(text))[:MAX_SLUG_LENGTH].strip("-")


def clean(text: str) -> str:
    """Return a text without control and direction marks, with its white space made single."""
    return " ".join(CONTROL.sub(" ", text).split())


def is_east_asian(text: str) -> bool:
    """Tell a text with Chinese, Japanese or Korean letters."""
    return not text.isascii() and EAST_ASIAN.search(text) is not None
