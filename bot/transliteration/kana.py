"""Kana in Latin letters, by Hepburn's system."""

import re
from functools import lru_cache

from anyascii import anyascii

from bot.transliteration.rewrite_rules import RewriteRules

SMALL_Y = {"ャ": "a", "ュ": "u", "ョ": "o"}
SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ヮ": "wa"}
TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
SEPARATORS = re.compile(r"[\s・=＝゠‧·]+")
FILLERS = RewriteRules(
    [
        (r"^([tdbpkgf])[ou](?=r)|^(s)u(?=[tpkmn])", r"\1\2"),
        (r"o(?<=[a-z][td]o)(?=[bcdfghjklmnpqrstvz]|$)", ""),
        (r"u(?<=[a-z][bfgklmprsvz]u)(?=[bcdfghjklmnpqrstvz]|$)", ""),
    ]
)
# What each letter is by itself, of those that do not change others
PLAIN = {
    char: anyascii(char).lower()
    for char in map(chr, range(0x30A1, 0x30FB))
    if char not in SMALL_Y and char not in SMALL and char != "ッ"
}
DOUBLING = re.compile(r"Q+(.?)")
NO_LETTERS = re.compile(r"[^a-z]+")
REMEMBERED = 4_096  # words
WITHOUT_Y = ("sh", "ch", "j")  # シャ is sha, キャ kya


def kana_readings(text: str) -> list[tuple[str, ...]]:
    """Return a name in kana word by word: plain, and without vowels that kana had to add."""
    words = [word for word in SEPARATORS.split(text.translate(TO_KATAKANA)) if word]
    plain = tuple(filter(None, (romaji(word) for word in words)))
    return [plain, tuple(without_fillers(word) for word in plain)]


@lru_cache(REMEMBERED)
def romaji(word: str) -> str:
    """Return one word of katakana in Latin letters: ジョー → jo, ッ doubles what follows."""
    if PLAIN.keys() >= {*word}:
        return "".join([PLAIN[char] for char in word])
    latin = ""
    for char in word:
        if char in SMALL_Y:
            stem = latin[:-1]
            latin = stem + ("" if stem.endswith(WITHOUT_Y) else "y") + SMALL_Y[char]
        elif char in SMALL:
            stem = latin[:-1] + "w" * (latin[-2:] in {"u", "au", "iu", "eu", "ou"})
            latin = stem + SMALL[char]
        elif char != "ー":
            latin += "Q" if char == "ッ" else anyascii(char).lower()
    return NO_LETTERS.sub("", DOUBLING.sub(r"\1\1", latin))


def without_fillers(word: str) -> str:
    """Return a foreigner's name without the vowels that kana had to add: toranpu → tranp."""
    return FILLERS.rewrite(word)
