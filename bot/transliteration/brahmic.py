"""The Brahmic scripts of India, whose consonants carry an `a` unless a sign says otherwise.

https://www.unicode.org/versions/latest/core-spec/chapter-12/
"""

import re
import unicodedata
from collections.abc import Mapping

from anyascii import anyascii

# Unicode lays these scripts out alike, a block for each
FIRST_CODE, BLOCK_SIZE, BLOCK_COUNT = 0x900, 0x80, 9
CONSONANTS = range(0x15, 0x3A)
SIGNS = range(0x3E, 0x4E)  # vowel signs, and the sign for no vowel (virama)
NUKTA, NASALS = 0x3C, (0x01, 0x02)
SOUTHERN = re.compile(r"[\u0b80-\u0d7f]")  # Tamil and its neighbours pronounce the final `a`
NON_LETTERS = re.compile(r"[^a-z]+")
SEPARATORS = re.compile(r"[\s\-.]+")

# Letters for which anyascii has the scholarly transliteration
SPOKEN: Mapping[str, str] = {
    "च": "ch", "छ": "chh", "श": "sh", "ष": "sh", "ऋ": "ri", "ृ": "ri", "চ": "ch", "শ": "sh",
    "ষ": "sh", "ച": "ch", "చ": "ch", "ಚ": "ch",
}  # fmt: skip

# Schwa deletion: the north drops an `a` between an open syllable and another, as in Man(a)mohan
# (Manjari Ohala, Aspects of Hindi Phonology, 1983)
DELETED_SCHWA = re.compile(r"(?<=[aeiouA][bcdfghjklmnprstvy])A(?=[bcdfghjklmnprstvy]h?[aeiou])")


def brahmic_readings(text: str) -> list[tuple[str, ...]]:
    """Return a name with the vowels that its consonants carry."""
    words = SEPARATORS.split(unicodedata.normalize("NFKC", text))
    return [tuple(_read(word) for word in words if word)]


def _read(word: str) -> str:
    is_southern = SOUTHERN.search(word) is not None
    latin = "".join(
        _letter(char) + ("A" if _carries_a(char, word[at + 1 :], at_end=is_southern) else "")
        for at, char in enumerate(word)
    )
    return (latin if is_southern else DELETED_SCHWA.sub("", latin)).lower()


def _letter(char: str) -> str:
    if _offset(char) in NASALS:
        return "n"
    return NON_LETTERS.sub("", SPOKEN.get(char, anyascii(char)).lower())


def _carries_a(char: str, rest: str, *, at_end: bool) -> bool:
    """Return whether an unwritten `a` follows a character; `at_end`: also at the end of a word."""
    follower = rest[1:2] if rest and _offset(rest[0]) == NUKTA else rest[:1]
    if _offset(char) not in CONSONANTS:
        return False
    return _offset(follower) not in SIGNS if follower else at_end


def _offset(char: str) -> int:
    """Return the position of a character in its script's block; -1 in other scripts."""
    code = ord(char) - FIRST_CODE
    return code % BLOCK_SIZE if 0 <= code < BLOCK_COUNT * BLOCK_SIZE else -1
