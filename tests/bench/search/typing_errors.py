"""A typing error: a letter left out, put in, or another, or two that change places."""

from collections.abc import Callable
from random import Random

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 4  # letters of a word that can be mistyped and still be known


def can_be_mistyped(name: str) -> bool:
    return any(map(_is_long, name.split()))


def mistyped(random: Random, name: str) -> str:
    """Return a name with one error in one of its longer words, after the word's first letter."""
    words = name.split()
    at = random.choice([number for number, word in enumerate(words) if _is_long(word)])
    while (wrong := random.choice(ERRORS)(random, words[at])) == words[at]:
        pass
    return " ".join([*words[:at], wrong, *words[at + 1 :]])


def _is_long(word: str) -> bool:
    return len(word) >= SHORTEST


def _left_out(random: Random, word: str) -> str:
    at = random.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _put_in(random: Random, word: str) -> str:
    at = random.randrange(1, len(word) + 1)
    return word[:at] + random.choice(LETTERS) + word[at:]


def _another(random: Random, word: str) -> str:
    at = random.randrange(1, len(word))
    return word[:at] + random.choice(LETTERS) + word[at + 1 :]


def _changed_places(random: Random, word: str) -> str:
    at = random.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


ERRORS: tuple[Callable[[Random, str], str], ...] = (_left_out, _put_in, _another, _changed_places)
