"""Greek, Cyrillic and other alphabets in Latin letters, by their sounds."""

import re
import unicodedata

from anyascii import anyascii

from bot.text import fold
from bot.transliteration.rewrite_rules import RewriteRules

# An accent on the first of two vowels keeps them apart
APART = RewriteRules([("\u03ac(?=[ιυ])", "a"), ("\u03ad(?=[ιυ])", "e"), ("\u03cc(?=[ιυ])", "o")])
# Greek writes sounds that it lacks with two letters: in foreign names b, d, g
FOREIGN_GREEK = RewriteRules([("μπ", "b"), ("ντ", "d"), ("γκ", "g")])
GREEK = RewriteRules([
    (r"\bμπ", "b"), (r"\bντ", "d"), (r"\bγκ", "g"), ("γκ|γγ", "ng"), ("τζ", "j"), ("ου", "u"),
    ("αυ", "av"), ("ευ", "ev"), (r"γι(?=[αεουaeu])", "y"), ("χ", "h"), ("β", "v"), ("ει|οι", "i"),
    ("αι", "e"),
])  # fmt: skip
MARKS = re.compile(r"['`ʼ]")
CYRILLIC_LETTERS = re.compile(r"[\u0400-\u052f]")
GREEK_LETTERS = re.compile(r"[\u0370-\u03ff]")
# Belarusians and Ukrainians say г as h, and Russian writes a foreign h with it
CYRILLIC = RewriteRules(
    [
        (r"[ьъ’']", ""),
        (r"дж", "j"),
        (r"ий\b|ый\b", "y"),
        (r"ё", "yo"),
        (r"х", "kh"),
        (r"ці", "tsi"),
    ]
)


def alphabetic_readings(text: str) -> list[tuple[str, ...]]:
    """Return the readings of a name in an alphabet of its own."""
    lower = unicodedata.normalize("NFKC", text).lower()
    if GREEK_LETTERS.search(lower):
        bare = without_accents(APART.rewrite(lower))
        return [fold(GREEK.rewrite(FOREIGN_GREEK.rewrite(bare))), fold(GREEK.rewrite(bare))]
    if CYRILLIC_LETTERS.search(lower):
        ways = (lower, lower.replace("ё", "е"), lower.replace("г", "h"))
        return [fold(CYRILLIC.rewrite(each)) for each in ways]
    return [fold(MARKS.sub("", anyascii(text)))]


def without_accents(text: str) -> str:
    """Return a text without the marks on its letters."""
    split = unicodedata.normalize("NFD", text)
    return "".join(char for char in split if unicodedata.category(char) != "Mn")
