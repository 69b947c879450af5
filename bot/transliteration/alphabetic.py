"""Greek, Cyrillic and other alphabets in Latin letters, by their sounds."""

import re
import unicodedata

from anyascii import anyascii

from bot.text import fold
from bot.transliteration.rewrite_rules import RewriteRules

# An accent on the first of two vowels marks them as two syllables
HIATUS = RewriteRules([("\u03ac(?=[ιυ])", "a"), ("\u03ad(?=[ιυ])", "e"), ("\u03cc(?=[ιυ])", "o")])
# In foreign names, Greek writes b, d and g, which it has no letters for, with two
GREEK_FOREIGN = RewriteRules([("μπ", "b"), ("ντ", "d"), ("γκ", "g")])
GREEK = RewriteRules([
    (r"\bμπ", "b"), (r"\bντ", "d"), (r"\bγκ", "g"), ("γκ|γγ", "ng"), ("τζ", "j"), ("ου", "u"),
    ("αυ", "av"), ("ευ", "ev"), (r"γι(?=[αεουaeu])", "y"), ("χ", "h"), ("β", "v"), ("ει|οι", "i"),
    ("αι", "e"),
])  # fmt: skip
CYRILLIC = RewriteRules([
    (r"[ьъ’']", ""), (r"дж", "j"), (r"ий\b|ый\b", "y"), (r"ё", "yo"), (r"х", "kh"), (r"ці", "tsi"),
])  # fmt: skip
# Thai and Lao write these vowels before the consonant that they are spoken after
LEADING_VOWEL = re.compile(r"([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae])")
MARKS = re.compile(r"['`ʼ]")
CYRILLIC_LETTERS = re.compile(r"[\u0400-\u052f]")
GREEK_LETTERS = re.compile(r"[\u0370-\u03ff]")


def alphabetic_readings(text: str) -> list[tuple[str, ...]]:
    """Return the readings of a name in an alphabet that writes vowels, likeliest first."""
    lower = unicodedata.normalize("NFKC", text).lower()
    if GREEK_LETTERS.search(lower):
        bare = without_accents(HIATUS.rewrite(lower))
        return [fold(GREEK.rewrite(GREEK_FOREIGN.rewrite(bare))), fold(GREEK.rewrite(bare))]
    if CYRILLIC_LETTERS.search(lower):
        # е for ё, as its dots are often left out; г is h in Belarusian and Ukrainian, and Russian
        # writes a foreign h with it
        variants = (lower, lower.replace("ё", "е"), lower.replace("г", "h"))
        return [fold(CYRILLIC.rewrite(each)) for each in variants]
    return [fold(MARKS.sub("", anyascii(LEADING_VOWEL.sub(r"\2\1", text))))]


def without_accents(text: str) -> str:
    """Return a text without combining marks on its letters."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
