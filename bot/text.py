"""Folding: one form for words and names, whatever their case, accents, hyphens or script.

The index is built and searched with the same function, so what folds alike is found alike.
"""

import re
import unicodedata

from anyascii import anyascii

# Not one set: the regex engine takes milliseconds to compile a set of large ranges
EAST_ASIAN = re.compile(r"[\u3040-\u30ff]+|[\u3400-\u9fff]+|[\uac00-\ud7a3]+")
# Letters that anyascii writes as a capitalised syllable: 강경화 → GangGyeongHwa, 王毅 → WangYi
SYLLABIC = re.compile(r"[\u3400-\u9fff]+|[\uac00-\ud7a3]+")
SYLLABLE = re.compile(r"[A-Z][a-z]*|[a-z0-9]+")
APOSTROPHES = re.compile(r"['’‘ʼ`´]")
SPACES = re.compile(r"(\s+)")
WORD = re.compile(r"[a-z0-9]+")
MAX_SLUG_LENGTH = 100
CONTROL = re.compile(r"[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

FoldedWords = tuple[str, ...]
"""Words as `fold` returns them."""


def fold(text: str) -> FoldedWords:
    """Return the words of a text in lower-case Latin letters and digits.

    `Kang Kyung-wha` → kang, kyung, wha; `강경화` → gang, gyeong, hwa; `O'Brien` → obrien.
    """
    if text.isascii():
        return tuple(WORD.findall(text.replace("'", "").replace("`", "").lower()))
    text = APOSTROPHES.sub("", unicodedata.normalize("NFKC", text))
    return tuple(WORD.findall((text if text.isascii() else _to_latin(text)).lower()))


def _to_latin(text: str) -> str:
    # Symbols are left out, as anyascii would write 😀 as a word
    plain = "".join([" " if unicodedata.category(char)[0] == "S" else char for char in text])
    if not SYLLABIC.search(plain):
        return anyascii(plain)
    return "".join([_split_syllables(part) for part in SPACES.split(plain)])


def _split_syllables(word: str) -> str:
    latin = anyascii(word)
    return " ".join(SYLLABLE.findall(latin)) if SYLLABIC.search(word) else latin


def preload_alphabets() -> None:
    """Read anyascii's tables of Chinese and Korean letters, so that the first question is fast.

    anyascii reads its tables in blocks of 256 letters when they are first used.
    """
    for block in (*range(0x4E, 0xA0), *range(0xAC, 0xD8)):
        anyascii(chr(block << 8))


def slug(text: str) -> str:
    """Return a text as an id of a record; empty when it has no letter or digit."""
    return "-".join(fold(text))[:MAX_SLUG_LENGTH].strip("-")


def clean(text: str) -> str:
    """Return a text on one line, without control and direction marks, its spaces made single."""
    return " ".join(CONTROL.sub(" ", text).split())


def is_east_asian(text: str) -> bool:
    """Return whether a text has Chinese, Japanese or Korean letters."""
    return not text.isascii() and EAST_ASIAN.search(text) is not None
