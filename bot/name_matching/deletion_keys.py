"""Typing errors: keys that words share which differ by one or two, and how similar such words are.

A word and each of its forms with a letter left out are its keys: two words that are one error
apart share one (https://doi.org/10.1007/978-3-540-74999-7_16, deletion neighbourhoods).
"""

from itertools import combinations

from rapidfuzz.distance import OSA

MIN_MISTYPED_LENGTH = 3  # letters
MIN_TWO_ERRORS_LENGTH = 8  # letters of a word that may have two errors
MIN_WRONG_INITIAL_LENGTH = 6  # letters of a word whose first may be wrong
MAX_MISTYPED_LENGTH = 16  # letters of a word; full names as one word are longer
MAX_FULL_NAME_LENGTH = 24  # letters of such a name
SWAP_PENALTY = 0.3  # of that of an error: who swaps letters has typed the right ones


def deletion_keys(word: str, max_length: int = MAX_MISTYPED_LENGTH) -> list[str]:
    """Return the keys of a word, each behind a `-`: the word, and without each of its letters.

    None for a word longer than `max_length`; only the word where it is too short for an error.
    """
    size = len(word)
    if size > max_length:
        return []
    whole = f"-{word}"
    if size < MIN_MISTYPED_LENGTH:
        return [whole]
    return [whole, *dict.fromkeys([f"-{word[:at]}{word[at + 1 :]}" for at in range(size)])]


def two_deletion_keys(word: str) -> list[str]:
    """Return the keys of a word, and for a long one also those without two of its letters."""
    keys = deletion_keys(word)
    if MIN_TWO_ERRORS_LENGTH <= len(word) <= MAX_MISTYPED_LENGTH:
        pairs = combinations(range(len(word)), 2)
        keys += [f"-{word[:one]}{word[one + 1 : two]}{word[two + 1 :]}" for one, two in pairs]
    return list(dict.fromkeys(keys))


def typed_similarity(typed: str, known: str) -> float:
    """Return 1 for equal words, less by each typing error, and 0 for more errors than allowed.

    Errors are those of the optimal string alignment distance.
    """
    if typed == known:
        return 1.0
    allowed = _max_errors(typed, known)
    errors = OSA.distance(typed, known, score_cutoff=allowed) if allowed else 1
    if errors > allowed or not _may_begin(typed, known, errors):
        return 0.0
    is_swap = errors == 1 and len(typed) == len(known) and sorted(typed) == sorted(known)
    return 1.0 - (SWAP_PENALTY if is_swap else errors) / max(len(typed), len(known))


def begins_alike(one: str, other: str) -> bool:
    """Return whether two words have the same first letter, or their first two swapped."""
    return one[0] == other[0] or one[:2] == other[1::-1]


def _max_errors(typed: str, known: str) -> int:
    """Return how many errors a word may have: none in the shortest, which all resemble each other.

    Of three letters, one may be missing.
    """
    shorter = min(len(typed), len(known))
    if shorter == 1 or (shorter <= MIN_MISTYPED_LENGTH and len(typed) == len(known)):
        return 0
    return 1 if shorter < MIN_TWO_ERRORS_LENGTH else 2


def _may_begin(typed: str, known: str, errors: int) -> bool:
    """Return whether the first letters are close enough.

    People rarely mistype them, and short names differ by little else: Kang, Wang, Yang.
    """
    is_long = min(len(typed), len(known)) >= MIN_WRONG_INITIAL_LENGTH
    return begins_alike(typed, known) or (errors == 1 and is_long)
