"""Scripts of India, whose consonants carry an `a` unless a sign says otherwise."""

import re
import unicodedata

from anyascii import anyascii

BLOCK = 0x80  # these scripts are laid out alike, a block for each
CONSONANTS = range(0x15, 0x3A)
SIGNS = range(0x3E, 0x4E)  # vowel signs, and the sign that there is no vowel
NUKTA, NASAL = 0x3C, (0x01, 0x02)
KEEPS_LAST = range(0x0B80, 0x0D80)  # Tamil, Telugu, Kannada, Malayalam say the last `a`
UNSAID = re.compile(r"(?<=[aeiouA][bcdfghjklmnprstvy])A(?=[bcdfghjklmnprstvy]h?[aeiou])")
OVERRIDES = {"च": "ch", "छ": "chh", "श": "sh", "ष": "sh", "ज्ञ": "gy", "ऋ": "ri", "ृ": "ri", "च्च": "chch",
             "চ": "ch", "শ": "sh", "ষ": "sh", "ച": "ch", "చ": "ch", "ಚ": "ch", "ੜ": "r", "ড়": "r"}  # fmt: skip


def indic_readings(text: str) -> list[tuple[str, ...]]:
    """Return a name in a script of India, with the vowels that its consonants carry."""
    words = filter(None, re.split(r"[\s\-.]+", unicodedata.normalize("NFKC", text)))
    return [tuple(filter(None, map(_read, words)))]


def _read(word: str) -> str:
    latin, size = "", len(word)
    for at, char in enumerate(word):
        place = (ord(char) - 0x900) % BLOCK
        if place in NASAL:
            latin += "n"
            continue
        latin += OVERRIDES.get(char, anyascii(char))
        follower = word[at + 1] if at + 1 < size else ""
        if follower and (ord(follower) - 0x900) % BLOCK == NUKTA and at + 2 < size:
            follower = word[at + 2]
        carries = place in CONSONANTS and not _is_sign(follower)
        is_last = not follower and ord(char) not in KEEPS_LAST and size > 1
        latin += "A" if carries and not is_last else ""
    latin = re.sub(r"[^a-zA]", "", latin)
    if ord(word[0]) not in KEEPS_LAST:
        latin = UNSAID.sub("", latin)
    return latin.lower()


def _is_sign(char: str) -> bool:
    return bool(char) and 0x900 <= ord(char) < 0xD80 and (ord(char) - 0x900) % BLOCK in SIGNS
