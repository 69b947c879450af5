"""Decide whether two names in an archive can be one person's.

Search ranks names by how similar they are (`bot.name_matching.similarity`), and lets people choose.
Here the answer is yes or no and nobody looks at it, so names that merely sound alike are two: only
initials, names left out, misprints and a few romanisations are allowed for. Where the family name
stands follows from the country, since no registry tells it.
"""

import re
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from bot.importing.lexicon import any_of, load_lexicon
from bot.text import FoldedWords, fold

NUMERAL = re.compile(r"[ivx]+|[1-9](?:st|nd|rd|th)|jr|sr")
MIN_SHORTENED_WORDS = 2  # of a full name with some of its words left out
MIN_NAME_RATIO = 88  # of 100: two full names that differ in spelling only
# Letters of words from which on one and two of them may be misprinted
MIN_LENGTH_ONE_MISPRINT = 5
MIN_LENGTH_TWO_MISPRINTS = 8


def name_words(name: str) -> FoldedWords:
    """Return the words of a name in one spelling, without articles and `bin`."""
    lexicon = load_lexicon()
    words = [lexicon.name_spellings.get(word, word) for word in fold(_article().sub("", name))]
    kept = [word for word in words if word not in lexicon.unmarked_name_words] or words
    return tuple(" ".join(kept).replace("abdul ", "abdul").split())  # `Abdel Aziz`, `Abdulaziz`


def has_article(name: str) -> bool:
    """Return whether a single name has an article, as that of a family has: `al-Sabah`."""
    return _article().match(name) is not None


def is_part_of(
    part: FoldedWords, full: FoldedWords, *, is_family_first: bool, is_given: bool = False
) -> bool:
    """Return whether a name is the family name in a full name, or `is_given`, the given name."""
    if len(part) >= len(full):
        return False
    if is_given:
        return full[: len(part)] == part
    starts = [at for at in range(len(full) - len(part) + 1) if full[at : at + len(part)] == part]
    return any(at > 0 or is_family_first for at in starts)


def are_same(one: FoldedWords, other: FoldedWords, *, is_family_first: bool) -> bool:
    """Return whether two full names are the same in either order, one of them perhaps shortened."""
    if not _initials_agree(one, other):
        return False
    if one[-1] == other[-1] and len(one) == len(other) and _is_initial_of(one[0], other[0]):
        return True
    shorter, longer = sorted((_without_initials(one), _without_initials(other)), key=len)
    if sorted(shorter) == sorted(longer):
        return True
    if len(shorter) < MIN_SHORTENED_WORDS or len(shorter) == len(longer):
        return False
    if not set(shorter) <= set(longer):
        return False
    return is_family_first or (shorter[0] == longer[0] and shorter[-1] in longer[1:])


def are_misprints(one: FoldedWords, other: FoldedWords) -> bool:
    """Return whether two full names differ by misprints only."""
    if len(one) != len(other) or not _initials_agree(one, other):
        return False
    left, right = sorted(one), sorted(other)
    if one[0][:1] == other[0][:1]:
        left, right = list(one), list(other)
    different = [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
    if len(different) == 1 and len(one) > len(different) + 1:  # `Kin Dae-Jung`
        return DamerauLevenshtein.distance(*different[0]) == 1
    return ratio(" ".join(left), " ".join(right)) >= MIN_NAME_RATIO and all(
        is_misprint(*pair) for pair in different
    )


def is_misprint(one: str, other: str) -> bool:
    """Return whether two words differ by no more than a misprint or a romanisation."""
    if one == other:
        return True
    length = min(len(one), len(other))
    if length < MIN_LENGTH_ONE_MISPRINT or one[0] != other[0]:
        may_differ = length >= MIN_LENGTH_TWO_MISPRINTS
        return may_differ and DamerauLevenshtein.distance(one, other) <= 1
    allowed = 2 if length >= MIN_LENGTH_TWO_MISPRINTS else 1
    return DamerauLevenshtein.distance(one, other) <= allowed


def _without_initials(words: FoldedWords) -> FoldedWords:
    return tuple(word for word in words if len(word) > 1) or words


def _initials_agree(one: FoldedWords, other: FoldedWords) -> bool:
    """Return whether neither name has initials or numerals that contradict the other's."""
    if len(one[0]) == 1 or len(other[0]) == 1:
        return _numerals(one) == _numerals(other) and one[0][0] == other[0][0]
    for find in (_middle_initials, _numerals):
        left, right = find(one), find(other)
        if left and right and left != right:
            return False
    return True


def _is_initial_of(one: str, other: str) -> bool:
    return 1 in {len(one), len(other)} and one[0] == other[0]


def _middle_initials(words: FoldedWords) -> list[str]:
    return [word for word in words[:-1] if len(word) == 1]


def _numerals(words: FoldedWords) -> list[str]:
    return [word for word in words[1:] if NUMERAL.fullmatch(word)]


@cache
def _article() -> re.Pattern[str]:
    articles = any_of(load_lexicon().articles)
    return re.compile(rf"\b(?:{articles})[-'’–‑ ]+(?=\w)", re.IGNORECASE)
