"""Words of names that are data: variants of given names, titles, particles and linking words."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bot.files import read_data

VARIANTS_FILE = Path(__file__).with_name("given_name_variants.yaml")
WORDS_FILE = Path(__file__).with_name("name_words.yaml")
NO_NAMES: frozenset[int] = frozenset()


def names_of_variant(word: str) -> frozenset[int]:
    """Return the numbers of the names that a folded word may be a form of: Bob of Robert.

    Forms of one name share a number; numbers mean nothing beyond that.
    """
    return _variants().get(word, NO_NAMES)


def are_variants(one: str, other: str) -> bool:
    """Return whether two folded words are forms of one name."""
    return not names_of_variant(one).isdisjoint(names_of_variant(other))


@cache
def linking_words() -> frozenset[str]:
    """Return the words without which a name may be asked for, such as `of` and `the`."""
    return _words("linking")


@cache
def surname_prefixes() -> frozenset[str]:
    """Return the words before a surname that it is often used without, such as `von` and `al`."""
    return _words("surname_prefixes")


@cache
def minor_words() -> frozenset[str]:
    """Return titles, generations and particles, which say little about who is meant."""
    return _words("minor")


def remove_honorifics(text: str) -> str:
    """Return a text without the titles before names in other scripts: मा.दुलारी → दुलारी."""
    return text if text.isascii() else _honorifics().sub("", text)


@cache
def _honorifics() -> re.Pattern[str]:
    words = sorted(_words("honorifics"), key=len, reverse=True)
    any_of = "|".join(map(re.escape, words))
    return re.compile(rf"(?:(?<=\s)|^)(?:(?:{any_of})(?:\.\s*|\s+)(?=\S))+")


@cache
def _variants() -> Mapping[str, frozenset[int]]:
    names: dict[str, set[int]] = {}
    for number, by_language in enumerate(read_data(VARIANTS_FILE)):
        for word in " ".join(by_language.values()).split():
            names.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in names.items()}


def _words(role: str) -> frozenset[str]:
    by_language: dict[str, str] = read_data(WORDS_FILE)[role]
    return frozenset(" ".join(by_language.values()).split())
