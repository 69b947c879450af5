"""Alphabets of consonants in Latin letters, with the vowels that are likely between them.

In what is read letter by letter, `W` and `Y` are still vowels or consonants, and `H` may be silent.
"""

import re
from collections.abc import Iterable

from anyascii import anyascii

from bot.transliteration.arabic_lexicon import VOCALISED

ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ٱ": "a", "ة": "a", "ء": "", "ئ": "i",
    "ؤ": "u", "ع": "a", "و": "W", "ي": "Y", "ی": "Y", "ې": "Y", "ے": "e", "ه": "h", "ہ": "h",
    "ھ": "h", "ۀ": "e", "ظ": "z", "ذ": "z", "ض": "d", "ق": "q", "ک": "k", "ك": "k", "َ": "a",
    "ُ": "u", "ِ": "i", "ْ": "", "ّ": "", "ً": "", "ں": "n", "ە": "a", "ۆ": "o", "ێ": "e", "ۇ": "u",
}  # fmt: skip
HEBREW = {
    "א": "a", "ע": "a", "ו": "W", "י": "Y", "ב": "b", "כ": "k", "ך": "kh", "פ": "p", "ף": "f",
    "צ": "ts", "ץ": "ts", "ח": "h", "ה": "H", "ק": "K",
}  # fmt: skip
SOFT = {"b": "v", "p": "f", "k": "kh"}  # Hebrew letters that sound otherwise within a word
ARABIC_PAIRS = [("تش", "چ")]  # ch, which Arabic lacks
HEBREW_PAIRS = [
    ("ג'", "j"), ("ג׳", "j"), ("צ'", "ch"), ("צ׳", "ch"), ("ז'", "zh"), ("ז׳", "zh"),
    ("וו", "v"), ("יי", "Ya"),
]  # fmt: skip
# Words of many names, of which the letters do not tell the vowels
SEPARATORS = re.compile(r"[\s\-־.\u200c·]+")
BARE_ALEF = str.maketrans("أإآٱ", "اااا")
ARTICLE = "ال"
LEAST_WITH_ARTICLE = 4  # letters
ADDED = re.compile(r"^[ai](?=s[^aeiou])")  # before Scott: Arabic begins no word with two consonants
CONSONANT = "kh|gh|sh|th|dh|ch|zh|ts|[bcdfghjklmnpqrstvwxyz]"
UNIT = re.compile(f"{CONSONANT}|[aeiou]")
PARTICIPLE = re.compile(rf"({CONSONANT})a({CONSONANT}){{2}}")  # Khaled, Nasser, Tariq
VOWELS = "aeiou"
NO_LETTERS = re.compile(r"[^a-zA-Z]+")
# Where `W` and `Y` are consonants
CONSONANT_W = re.compile(r"^W|W(?<=aW)(?=.)|W(?=a)|W(?<=YW)(?=Y)")
CONSONANT_Y = re.compile(r"^Y|Y(?=[aW])")
DOUBLED_A = re.compile(r"aa+")
LEAST_AFTER = 3  # a consonant and the two units of the next syllable


def arabic_readings(text: str) -> list[tuple[str, ...]]:
    """Return a name in Arabic letters with vowels put in, and without; the article by itself."""
    words: list[str] = []
    for word in SEPARATORS.split(_replaced(text, ARABIC_PAIRS)):
        has_article = word.startswith(ARTICLE) and len(word) >= LEAST_WITH_ARTICLE
        words += ["al", word[len(ARTICLE) :]] if has_article else [word]
    plain = [_settled(_letters(word, ARABIC), w="w", vowel="u") for word in words]
    said = [
        VOCALISED.get(word.translate(BARE_ALEF)) or vocalise(letters)
        for word, letters in zip(words, plain, strict=True)
    ]
    return [
        _words(said),
        _words(map(vocalise, plain)),
        _words(ADDED.sub("", word) for word in plain),
    ]


def hebrew_readings(text: str) -> list[tuple[str, ...]]:
    """Return a name in Hebrew letters with vowels put in, and without."""
    words = SEPARATORS.split(_replaced(text, HEBREW_PAIRS))
    plain = [_settled(_softened(word), w="v", vowel="o") for word in words]
    return [_words(map(vocalise, plain)), _words(plain)]


def vocalise(letters: str) -> str:
    """Put a vowel where a syllable needs one: hsn → hasan, slman → salman, khald → khalid."""
    units = UNIT.findall(letters)
    added = "i" if PARTICIPLE.fullmatch(letters) else "a"
    spelled = ""
    while units:
        unit = units.pop(0)
        spelled += unit
        if unit not in VOWELS and units:
            spelled += units.pop(0) if units[0] in VOWELS else added
        if _closes(units):
            spelled += units.pop(0)
    return spelled


def _closes(units: list[str]) -> bool:
    """Tell whether a consonant ends a syllable, as what follows can be one without it."""
    return len(units) >= LEAST_AFTER and units[0] not in VOWELS and units[1] not in VOWELS


def _letters(word: str, table: dict[str, str]) -> str:
    read = (table.get(char, char if char.isascii() else anyascii(char)) for char in word)
    return NO_LETTERS.sub("", "".join(read))


def _softened(word: str) -> str:
    first, rest = _letters(word[:1], HEBREW), (_letters(char, HEBREW) for char in word[1:])
    return first + "".join(SOFT.get(letter, letter) for letter in rest)


def _settled(letters: str, *, w: str, vowel: str) -> str:
    """Decide which letters are vowels."""
    letters = CONSONANT_Y.sub("y", CONSONANT_W.sub(w, letters))
    letters = letters.replace("W", vowel).replace("Y", "i")
    letters = f"{letters[:-1]}a" if letters.endswith("H") else letters
    return DOUBLED_A.sub("a", letters.lower())


def _replaced(text: str, pairs: list[tuple[str, str]]) -> str:
    for written, read in pairs:
        text = text.replace(written, read)
    return text


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word)
