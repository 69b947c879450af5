"""Scripts of India, whose consonants carry an `a` unless a sign says otherwise."""

import re
import unicodedata

from anyascii import anyascii

FIRST, BLOCK = 0x900, 0x80  # these scripts are laid out alike, a block for each
CONSONANTS = range(0x15, 0x3A)
SIGNS = range(0x3E, 0x4E)  # vowel signs, and the sign that there is no vowel
NUKTA, NASALS = 0x3C, (0x01, 0x02)
SOUTHERN = re.compile(r"[\u0b80-\u0d7f]")  # Tamil and its neighbours say the last `a`
NO_LETTERS = re.compile(r"[^a-z]+")
SEPARATORS = re.compile(r"[\s\-.]+")

# Letters that anyascii writes as scholars do
SPOKEN = {"च": "ch", "छ": "chh", "श": "sh", "ष": "sh", "ऋ": "ri", "ृ": "ri", "চ": "ch", "শ": "sh"}
SPOKEN |= {"ষ": "sh", "ച": "ch", "చ": "ch", "ಚ": "ch"}

# The north does not say it between an open syllable and another: Man(a)mohan
UNSAID = re.compile(r"(?<=[aeiouA][bcdfghjklmnprstvy])A(?=[bcdfghjklmnprstvy]h?[aeiou])")


def brahmic_readings(text: str) -> list[tuple[str, ...]]:
    """Return a name in a script of India, with the vowels that its consonants carry."""
    words = SEPARATORS.split(unicodedata.normalize("NFKC", text))
    return [tuple(_read(word) for word in words if word)]


def _read(word: str) -> str:
    is_southern = SOUTHERN.search(word) is not None
    latin = "".join(
        _letter(char) + ("A" if _carries(char, word[at + 1 :], says_last=is_southern) else "")
        for at, char in enumerate(word)
    )
    return (latin if is_southern else UNSAID.sub("", latin)).lower()


def _letter(char: str) -> str:
    if _place(char) in NASALS:
        return "n"
    return NO_LETTERS.sub("", SPOKEN.get(char, anyascii(char)).lower())


def _carries(char: str, rest: str, *, says_last: bool) -> bool:
    """Tell whether a consonant is followed by the vowel that is not written."""
    follower = rest[1:2] if rest and _place(rest[0]) == NUKTA else rest[:1]
    if _place(char) not in CONSONANTS:
        return False
    return _place(follower) not in SIGNS if follower else says_last


def _place(char: str) -> int:
    """Return the place of a character in its script's block, -1 for those of other scripts."""
    return (ord(char) - FIRST) % BLOCK if FIRST <= ord(char) < FIRST + 9 * BLOCK else -1
