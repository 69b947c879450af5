"""Arabic and Hebrew, which write few vowels, with the vowels that are likely between consonants.

While a word is transliterated, `W` and `Y` stand for letters that may be a vowel or a consonant,
and `H` for one that may be silent.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from anyascii import anyascii

from bot.files import read_data

NAMES_FILE = Path(__file__).with_name("arabic_names.yaml")

ARABIC_LETTERS: Mapping[str, str] = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ٱ": "a", "ة": "a", "ء": "", "ئ": "i",
    "ؤ": "u", "ع": "a", "و": "W", "ي": "Y", "ی": "Y", "ې": "Y", "ے": "e", "ه": "h", "ہ": "h",
    "ھ": "h", "ۀ": "e", "ظ": "z", "ذ": "z", "ض": "d", "ق": "q", "ک": "k", "ك": "k", "َ": "a",
    "ُ": "u", "ِ": "i", "ْ": "", "ّ": "", "ً": "", "ں": "n", "ە": "a", "ۆ": "o", "ێ": "e", "ۇ": "u",
}  # fmt: skip
HEBREW_LETTERS: Mapping[str, str] = {
    "א": "a", "ע": "a", "ו": "W", "י": "Y", "ב": "b", "כ": "k", "ך": "kh", "פ": "p", "ף": "f",
    "צ": "ts", "ץ": "ts", "ח": "h", "ה": "H", "ק": "K",
}  # fmt: skip
# Hebrew stops that are fricatives within a word
FRICATIVES: Mapping[str, str] = {"b": "v", "p": "f", "k": "kh"}
ARABIC_DIGRAPHS = (("تش", "چ"),)  # ch, which Arabic has no letter for
HEBREW_DIGRAPHS = (
    ("ג'", "j"), ("ג׳", "j"), ("צ'", "ch"), ("צ׳", "ch"), ("ז'", "zh"), ("ז׳", "zh"),
    ("וו", "v"), ("יי", "Ya"),
)  # fmt: skip
SEPARATORS = re.compile(r"[\s\-־.\u200c·]+")
BARE_ALIF = str.maketrans("أإآٱ", "اااا")
ARTICLE = "ال"
MIN_LENGTH_WITH_ARTICLE = 4  # letters
# Before Scott: no Arabic word begins with two consonants
PROTHETIC_VOWEL = re.compile(r"^[ai](?=s[^aeiou])")
CONSONANT = "kh|gh|sh|th|dh|ch|zh|ts|[bcdfghjklmnpqrstvwxyz]"
UNIT = re.compile(f"{CONSONANT}|[aeiou]")
# The pattern of active participles, fāʿil: Khalid, Nasir, Tariq
PARTICIPLE = re.compile(rf"({CONSONANT})a({CONSONANT}){{2}}")
VOWELS = "aeiou"
NON_LETTERS = re.compile(r"[^a-zA-Z]+")
# Where `W` and `Y` are consonants
CONSONANT_W = re.compile(r"^W|W(?<=aW)(?=.)|W(?=a)|W(?<=YW)(?=Y)")
CONSONANT_Y = re.compile(r"^Y|Y(?=[aW])")
REPEATED_A = re.compile(r"aa+")
MIN_UNITS_BEHIND = 3  # a consonant that closes a syllable, and two units of the next


@cache
def arabic_names() -> Mapping[str, str]:
    """Return the vocalised form of words of names in Arabic letters, written with a bare alif."""
    by_language: dict[str, dict[str, str]] = read_data(NAMES_FILE)
    return {word: latin for words in by_language.values() for word, latin in words.items()}


def arabic_readings(text: str) -> list[tuple[str, ...]]:
    """Return a name with the vowels of known names, with guessed vowels, and with neither.

    The article is a word of its own.
    """
    known = arabic_names()
    words: list[str] = []
    for word in SEPARATORS.split(_replace(text, ARABIC_DIGRAPHS)):
        has_article = word.startswith(ARTICLE) and len(word) >= MIN_LENGTH_WITH_ARTICLE
        words += ["al", word[len(ARTICLE) :]] if has_article else [word]
    plain = [_resolve(_letters(word, ARABIC_LETTERS), w="w", vowel="u") for word in words]
    vocalised = [
        known.get(word.translate(BARE_ALIF)) or vocalise(letters)
        for word, letters in zip(words, plain, strict=True)
    ]
    return [
        _non_empty(vocalised),
        _non_empty(map(vocalise, plain)),
        _non_empty(PROTHETIC_VOWEL.sub("", word) for word in plain),
    ]


def hebrew_readings(text: str) -> list[tuple[str, ...]]:
    """Return a name with guessed vowels, and without."""
    words = SEPARATORS.split(_replace(text, HEBREW_DIGRAPHS))
    plain = [_resolve(_with_fricatives(word), w="v", vowel="o") for word in words]
    return [_non_empty(map(vocalise, plain)), _non_empty(plain)]


def vocalise(letters: str) -> str:
    """Put a vowel where a syllable needs one: hsn → hasan, slman → salman, khald → khalid."""
    units = UNIT.findall(letters)
    added = "i" if PARTICIPLE.fullmatch(letters) else "a"
    vocalised = ""
    while units:
        unit = units.pop(0)
        vocalised += unit
        if unit not in VOWELS and units:
            vocalised += units.pop(0) if units[0] in VOWELS else added
        if _closes_syllable(units):
            vocalised += units.pop(0)
    return vocalised


def _closes_syllable(units: list[str]) -> bool:
    """Return whether the next consonant ends a syllable: those behind it can form one without."""
    return len(units) >= MIN_UNITS_BEHIND and units[0] not in VOWELS and units[1] not in VOWELS


def _letters(word: str, table: Mapping[str, str]) -> str:
    latin = (table.get(char, char if char.isascii() else anyascii(char)) for char in word)
    return NON_LETTERS.sub("", "".join(latin))


def _with_fricatives(word: str) -> str:
    first, *rest = (_letters(char, HEBREW_LETTERS) for char in word) if word else ("",)
    return first + "".join(FRICATIVES.get(letter, letter) for letter in rest)


def _resolve(letters: str, *, w: str, vowel: str) -> str:
    """Decide which of the ambiguous letters are vowels."""
    letters = CONSONANT_Y.sub("y", CONSONANT_W.sub(w, letters))
    letters = letters.replace("W", vowel).replace("Y", "i")
    letters = f"{letters[:-1]}a" if letters.endswith("H") else letters
    return REPEATED_A.sub("a", letters.lower())


def _replace(text: str, digraphs: Iterable[tuple[str, str]]) -> str:
    for digraph, letter in digraphs:
        text = text.replace(digraph, letter)
    return text


def _non_empty(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word)
