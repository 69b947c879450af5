"""Kana in Latin letters, by Hepburn's system (https://en.wikipedia.org/wiki/Hepburn_romanization)."""

import re
from collections.abc import Mapping
from functools import cache

from anyascii import anyascii

from bot.transliteration.rewrite_rules import RewriteRules

SMALL_Y: Mapping[str, str] = {"ャ": "a", "ュ": "u", "ョ": "o"}
SMALL_VOWELS: Mapping[str, str] = {
    "ァ": "a",
    "ィ": "i",
    "ゥ": "u",
    "ェ": "e",
    "ォ": "o",
    "ヮ": "wa",
}
GEMINATION, LONG_VOWEL = "ッ", "ー"
KATAKANA = range(0x30A1, 0x30FB)
TO_KATAKANA: Mapping[int, int] = {code: code + 0x60 for code in range(0x3041, 0x3097)}
SEPARATORS = re.compile(r"[\s・=＝゠‧·]+")
EPENTHETIC_VOWELS = RewriteRules([
    (r"^([tdbpkgf])[ou](?=r)|^(s)u(?=[tpkmn])", r"\1\2"),
    (r"o(?<=[a-z][td]o)(?=[bcdfghjklmnpqrstvz]|$)", ""),
    (r"u(?<=[a-z][bfgklmprsvz]u)(?=[bcdfghjklmnpqrstvz]|$)", ""),
])  # fmt: skip
GEMINATED = re.compile(r"Q+(.?)")
NON_LETTERS = re.compile(r"[^a-z]+")
WITHOUT_Y = ("sh", "ch", "j")  # シャ is sha, キャ is kya


@cache
def plain_letters() -> Mapping[str, str]:
    """Return the katakana that change no other letter, each in Latin letters."""
    others = {*SMALL_Y, *SMALL_VOWELS, GEMINATION}
    return {char: anyascii(char).lower() for char in map(chr, KATAKANA) if char not in others}


def kana_readings(text: str) -> list[tuple[str, ...]]:
    """Return a name in kana word by word: as written, and without vowels that kana had to add."""
    words = [word for word in SEPARATORS.split(text.translate(TO_KATAKANA)) if word]
    plain = tuple(filter(None, map(romaji, words)))
    return [plain, tuple(map(EPENTHETIC_VOWELS.rewrite, plain))]  # toranpu, tranp


def romaji(word: str) -> str:
    """Return a word of katakana in Latin letters, without long vowels: ジョー → jo."""
    plain = plain_letters()
    if plain.keys() >= {*word}:
        return "".join([plain[char] for char in word])
    latin = ""
    for char in word:
        if char in SMALL_Y:
            stem = latin[:-1]
            latin = stem + ("" if stem.endswith(WITHOUT_Y) else "y") + SMALL_Y[char]
        elif char in SMALL_VOWELS:
            stem = latin[:-1] + "w" * (latin[-2:] in {"u", "au", "iu", "eu", "ou"})
            latin = stem + SMALL_VOWELS[char]
        elif char != LONG_VOWEL:
            latin += "Q" if char == GEMINATION else anyascii(char).lower()
    return NON_LETTERS.sub("", GEMINATED.sub(r"\1\1", latin))
