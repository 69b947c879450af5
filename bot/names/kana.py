"""Kana in Latin letters, by Hepburn's system."""

import re

from anyascii import anyascii

SMALL_Y = {"ャ": "a", "ュ": "u", "ョ": "o"}
SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ヮ": "wa"}
TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
SEPARATORS = re.compile(r"[\s・=＝゠‧·]+")
WITHOUT_Y = ("sh", "ch", "j")  # シャ is sha, キャ kya


def kana_readings(text: str) -> list[tuple[str, ...]]:
    """Return a name in kana word by word: plain, and without vowels that kana had to add."""
    words = [word for word in SEPARATORS.split(text.translate(TO_KATAKANA)) if word]
    plain = tuple(filter(None, (romaji(word) for word in words)))
    return [plain, tuple(without_fillers(word) for word in plain)]


def romaji(word: str) -> str:
    """Return one word of katakana in Latin letters: ジョー → jo, ッ doubles what follows."""
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
    return re.sub(r"[^a-z]", "", re.sub(r"Q+(.?)", r"\1\1", latin))


def without_fillers(word: str) -> str:
    """Return a foreigner's name without the vowels that kana had to add: toranpu → tranp."""
    word = re.sub(r"^([tdbpkgf])[ou](?=r)|^(s)u(?=[tpkmn])", r"\1\2", word)
    word = re.sub(r"(?<=[a-z][td])o(?=[bcdfghjklmnpqrstvz]|$)", "", word)
    return re.sub(r"(?<=[a-z][bfgklmprsvz])u(?=[bcdfghjklmnpqrstvz]|$)", "", word)
