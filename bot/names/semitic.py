"""Alphabets of consonants in Latin letters, with the vowels that are likely between them."""

import re
from collections.abc import Iterable

from anyascii import anyascii

ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ٱ": "a", "ة": "a", "ء": "", "ئ": "i", "ؤ": "u",
    "ع": "a", "و": "W", "ي": "Y", "ی": "Y", "ې": "Y", "ے": "e", "ه": "h", "ہ": "h", "ھ": "h",
    "ۀ": "e", "ظ": "z", "ذ": "z", "ض": "d", "ق": "q", "ک": "k", "ك": "k", "َ": "a", "ُ": "u", "ِ": "i",
    "ْ": "", "ّ": "", "ً": "", "ں": "n", "ئى": "i", "ە": "a", "ۆ": "o", "ێ": "e", "ۇ": "u",
}  # fmt: skip
HEBREW = {
    "א": "a", "ע": "a", "ו": "W", "י": "Y", "ב": "b", "כ": "k", "ך": "kh", "פ": "p", "ף": "f",
    "צ": "ts", "ץ": "ts", "ח": "h", "ה": "H", "ק": "K",
}  # fmt: skip
SOFT = {"b": "v", "p": "f", "k": "kh"}  # Hebrew letters that sound otherwise within a word
SEPARATORS = re.compile(r"[\s\-־.\u200c·]+")
GERESH = [("ג'", "j"), ("ג׳", "j"), ("צ'", "ch"), ("צ׳", "ch"), ("ז'", "zh"), ("ז׳", "zh")]
CONSONANT = r"(?:kh|gh|sh|th|dh|ch|zh|ts|[bcdfghjklmnpqrstvwyz])"


def arabic_readings(text: str) -> list[tuple[str, ...]]:
    """Return a name in Arabic letters: with vowels put in, the article as a word of its own."""
    words = []
    for word in SEPARATORS.split(text):
        if word.startswith("ال") and len(word) > 3:
            words += ["al", word[2:]]
        elif word:
            words.append(word)
    plain = [_letters(word.replace("تش", "چ"), ARABIC, hebrew=False) for word in words]
    foreign = [re.sub(r"^[ai](?=s[^aeiou])", "", word) for word in plain]
    return [_words(map(vocalise, plain)), _words(foreign)]


def hebrew_readings(text: str) -> list[tuple[str, ...]]:
    """Return a name in Hebrew letters, with vowels put in."""
    for letter, latin in GERESH:
        text = text.replace(letter, latin)
    words = SEPARATORS.split(text.replace("וו", "v").replace("יי", "Ya"))
    plain = [_letters(word, HEBREW, hebrew=True) for word in words]
    return [_words(map(vocalise, plain)), _words(plain)]


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word)


def _letters(word: str, letters: dict[str, str], *, hebrew: bool) -> str:
    latin = ""
    for at, char in enumerate(word):
        one = letters.get(char, anyascii(char) if not char.isascii() else char)
        latin += SOFT.get(one, one) if hebrew and at and char != "ך" else one
    latin = re.sub(r"[^a-zA-Z]", "", latin)
    latin = re.sub(r"^W(?=[^a])|^W", "v" if hebrew else "w", latin)
    latin = re.sub(r"^Y", "y", latin)
    latin = re.sub(r"(?<=Y)W(?=Y)", "v", latin)
    latin = re.sub(r"(?<=a)W(?=.)|W(?=a)", "v" if hebrew else "w", latin)
    latin = re.sub(r"Y(?=[aW])", "y", latin).replace("W", "o" if hebrew else "u").replace("Y", "i")
    latin = re.sub("H$", "a", latin).lower()
    latin = re.sub(r"a+", "a", re.sub(r"a(?=[iou])|(?<=[iu])a(?=[iu])", "a", latin))
    return latin


def vocalise(consonants: str) -> str:
    """Put an `a` where a syllable needs a vowel: hsn → hasan, slman → salman, mhmd → mahmad."""
    units = re.findall(rf"{CONSONANT}|[aeiou]", consonants)
    is_vowel = [unit in "aeiou" for unit in units]
    spelled, at, size = "", 0, len(units)
    while at < size:
        if is_vowel[at]:
            spelled += units[at]
            at += 1
        elif at + 1 == size:
            spelled += units[at]
            at += 1
        elif is_vowel[at + 1]:
            spelled += units[at] + units[at + 1]
            at += 2
        else:
            spelled += units[at] + ("i" if spelled.endswith("a") and at + 2 == size == 4 else "a")
            at += 1
        left = is_vowel[at:]
        # the next consonant closes the syllable if what follows is one by itself
        closes = len(left) >= 3 and not left[0] and not left[1]
        if closes:
            spelled += units[at]
            at += 1
    return spelled
