"""Syllables of East Asian given names: which romanizations can stand for the same syllable.

The spellings are those of the Revised Romanization of Korean, of McCune-Reischauer without its
diacritics, of the press and of passports (https://www.korean.go.kr, survey of 2011), and for
Chinese the initials of pinyin and Wade-Giles.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from bot.files import read_data

SPELLINGS_FILE = Path(__file__).with_name("syllables.yaml")
MAX_SYLLABLES = 3  # of a given name
MAX_LETTERS = 18  # of a given name

Syllable = tuple[str, frozenset[str], str]
"""The class of the initial, the vowels that the spelling can stand for, the class of the final."""


def may_be_same_syllables(one: Sequence[str], other: Sequence[str]) -> bool | None:
    """Return whether two given names can be spellings of the same syllables.

    The names are folded words. None if one of them does not consist of such syllables.
    """
    ways, other_ways = list(_syllables(one)), list(_syllables(other))
    if not (ways and other_ways):
        return None
    return any(
        len(way) == len(other_way) and all(map(_is_same, way, other_way))
        for way in ways
        for other_way in other_ways
    )


def _is_same(one: Syllable, other: Syllable) -> bool:
    initials = {one[0], other[0]}
    # North Korean spelling keeps an initial that South Korean spelling drops: Ryong, Yong
    is_same_initial = len(initials) == 1 or initials == {"L", ""}
    return is_same_initial and one[2] == other[2] and not one[1].isdisjoint(other[1])


def _syllables(words: Sequence[str]) -> Iterator[tuple[Syllable, ...]]:
    """Yield the ways to read words as syllables: each a syllable, or else all as one word."""
    words = [word.replace("wh", "hw") for word in words]  # Kyung-wha, Kyung-hwa
    joined = "".join(words)
    if len(joined) > MAX_LETTERS:
        return
    singly = [[*_split(word, 1)] for word in words]
    if len(words) > 1 and all(singly):
        yield tuple(ways[0][0] for ways in singly)
    else:
        yield from _split(joined, MAX_SYLLABLES)


def _split(word: str, most: int) -> Iterator[tuple[Syllable, ...]]:
    """Yield the ways to read a word as at most so many syllables."""
    if not word:
        yield ()
    elif most:
        for syllable, end in _matches(word):
            for rest in _split(word[end:], most - 1):
                yield (syllable, *rest)


def _matches(word: str) -> Iterator[tuple[Syllable, int]]:
    """Yield each syllable that a word may begin with, and how many letters it has."""
    initials, vowels, finals = _spellings()
    initial = next((size for size in (3, 2, 1) if word[:size] in initials), 0)
    for size in range(min(4, len(word) - initial), 0, -1):
        vowel = vowels.get(word[initial : initial + size])
        if vowel is None:
            continue
        start = initial + size
        for final_size in (0, 1, 2):
            final = word[start : start + final_size]
            if len(final) == final_size and final in finals:
                yield (initials[word[:initial]], vowel, finals[final]), start + final_size


@cache
def _spellings() -> tuple[dict[str, str], dict[str, frozenset[str]], dict[str, str]]:
    table = read_data(SPELLINGS_FILE)
    vowels: dict[str, set[str]] = {}
    for vowel, spellings in table["vowels"].items():
        for spelling in spellings.split():
            vowels.setdefault(spelling, set()).add(vowel)
    return (
        _by_spelling(table["initials"]),
        {spelling: frozenset(meant) for spelling, meant in vowels.items()},
        _by_spelling(table["finals"]),
    )


def _by_spelling(classes: dict[str, str]) -> dict[str, str]:
    by_spelling = {each: name for name, spellings in classes.items() for each in spellings.split()}
    return {"": "", **by_spelling}
