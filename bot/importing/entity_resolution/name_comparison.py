"""Names as identity sees them: their words, and whether two may be one person's."""

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from bot.text import fold

ARTICLE = re.compile(r"\b(?:al|el|ul|ur|an|ar|as|ash|at|ad|az)[-'’–‑ ]+(?=\w)", re.IGNORECASE)
NUMERAL = re.compile(r"[ivx]+|[1-9](?:st|nd|rd|th)|jr|sr")
# One name in several romanisations
SPELLINGS = {
    "mohamed": "mohammed", "muhammad": "mohammed", "mohammad": "mohammed", "mahamat": "mohammed",
    "muhammed": "mohammed", "sergei": "sergey", "abdel": "abdul", "abd": "abdul",
    "abdallah": "abdullah", "hussain": "hussein", "husayn": "hussein", "talebani": "talabani",
}  # fmt: skip
LEFT_OUT = frozenset({"jr", "sr", "bin", "ibn", "bint"})
# Where the family name stands first
FAMILY_FIRST = frozenset(
    {
        *("china", "south-korea", "north-korea", "taiwan", "hong-kong", "japan", "mongolia"),
        *("vietnam", "north-vietnam", "south-vietnam", "cambodia", "burma", "singapore"),
        "malaysia",
    }
)
MOST_SHORTENED = 2  # words that a shortened full name has at least
ALIKE = 88  # of 100: two full names that differ in spelling only
SHORT, LONG = 5, 8  # letters; from these on one and two of them may be misprinted


@lru_cache(maxsize=65_536)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in small Latin letters, articles and `bin` left out."""
    words = [SPELLINGS.get(word, word) for word in fold(ARTICLE.sub("", name))]
    kept = [word for word in words if word not in LEFT_OUT] or words
    return tuple(" ".join(kept).replace("abdul ", "abdul").split())  # `Abdel Aziz`, `Abdulaziz`


def is_within(
    short: tuple[str, ...], full: tuple[str, ...], country: str | None, *, is_regal: bool = False
) -> bool:
    """Whether a family name is that of a full name; rulers are called by the given name."""
    if len(short) >= len(full):
        return False
    if is_regal and full[: len(short)] == short:
        return True
    places = [at for at in range(len(full) - len(short) + 1) if full[at : at + len(short)] == short]
    return not is_regal and any(at > 0 or country in FAMILY_FIRST for at in places)


def is_family_name(name: str) -> bool:
    """Whether an article shows that a single name is that of a family: `al-Sabah`."""
    return ARTICLE.match(name) is not None


def are_same(one: tuple[str, ...], other: tuple[str, ...], country: str | None) -> bool:
    """Whether two full names are the same, in either order, one of them shortened perhaps."""
    if not _initials_agree(one, other):
        return False
    if one[-1] == other[-1] and len(one) == len(other) and _is_initial_of(one[0], other[0]):
        return True
    shorter, longer = sorted((_core(one), _core(other)), key=len)
    if sorted(shorter) == sorted(longer):
        return True
    if len(shorter) < MOST_SHORTENED or len(shorter) == len(longer):
        return False
    may_turn = country in FAMILY_FIRST
    begins_alike = may_turn or shorter[0] == longer[0]
    return begins_alike and (shorter[-1] in longer[1:] or may_turn) and set(shorter) <= set(longer)


def are_misprints(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names differ in spelling only."""
    if len(one) != len(other) or not _initials_agree(one, other):
        return False
    left, right = sorted(one), sorted(other)
    if one[0][:1] == other[0][:1]:
        left, right = list(one), list(other)
    different = [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
    if len(different) == 1 and len(one) > len(different) + 1:  # `Kin Dae-Jung`
        return DamerauLevenshtein.distance(*different[0]) == 1
    return ratio(" ".join(left), " ".join(right)) >= ALIKE and all(
        is_misprint(*pair) for pair in different
    )


def is_misprint(one: str, other: str) -> bool:
    """Whether two words differ by no more than a misprint or a romanisation."""
    if one == other:
        return True
    shortest = min(len(one), len(other))
    if shortest < SHORT or one[0] != other[0]:
        return shortest >= LONG and DamerauLevenshtein.distance(one, other) <= 1
    return DamerauLevenshtein.distance(one, other) <= (2 if shortest >= LONG else 1)


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) > 1) or words


def _initials_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether neither name has initials or numerals that the other contradicts."""
    if len(one[0]) == 1 or len(other[0]) == 1:
        return _numerals(one) == _numerals(other) and one[0][0] == other[0][0]
    for find in (_initials, _numerals):
        left, right = find(one), find(other)
        if left and right and left != right:
            return False
    return True


def _is_initial_of(one: str, other: str) -> bool:
    return 1 in {len(one), len(other)} and one[0] == other[0]


def _initials(words: tuple[str, ...]) -> list[str]:
    return [word for word in words[:-1] if len(word) == 1]


def _numerals(words: tuple[str, ...]) -> list[str]:
    return [word for word in words[1:] if NUMERAL.fullmatch(word)]
