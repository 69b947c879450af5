"""Words that may have been meant for another: keys that near words share, and how near they are."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from bot.name_matching.given_name_variants import names_of
from bot.name_matching.phonetic_keys import consonant_keys, name_keys, sound_keys

MIN_MISTYPED_LENGTH = 3  # letters of a mistyped word
TWO_ERRORS = 8  # letters that may have two errors
FIRST_WRONG = 6  # letters of a word whose first may be wrong
SWAPPED = 0.3  # of an error; whoever swaps letters had the right ones
LONGEST_MISTYPED = 16  # letters; whole names written as one word are longer
MAX_FULL_NAME_LENGTH = 24  # letters of such a name


def near_keys(word: str, *, is_sounded: bool) -> Iterator[str]:
    """Yield the keys under which a word of a name is found when it is written otherwise.

    `-` begins a word with one letter left out, which two words share that are one typing error
    apart (https://doi.org/10.1007/978-3-540-74999-7_16, deletion neighbourhoods); `is_sounded`
    adds the keys of how it sounds (lower case), of its consonants (upper case), and of the given
    names that it is a form of (`=`).
    """
    if any(char.isdigit() for char in word):
        return
    yield from deletion_keys(word)
    if is_sounded:
        yield from filter(None, sound_keys(word))
        yield from consonant_keys(word)
        yield from form_keys(word)


def whole_name_keys(words: Sequence[str], *, is_turned: bool) -> dict[str, bool]:
    """Return the keys under which a whole name is found, as one word, when it is written otherwise.

    Each with whether it is how the name most likely sounds, read as one word or word by word. Where
    a name `is_turned` no typing error is looked for beside that.
    """
    name = "".join(words)
    sounding = (sound_keys(name), name_keys(words))
    keys = dict.fromkeys((key for keys in sounding for key in keys if key), False)
    keys |= dict.fromkeys((keys[0] for keys in sounding if keys and keys[0]), True)
    typed = () if is_turned else deletion_keys(name, MAX_FULL_NAME_LENGTH)
    return dict.fromkeys((*typed, *consonant_keys(name)), False) | keys


def form_keys(word: str) -> Iterator[str]:
    """Yield a key for each given name that a word is a form of, as Bob is of Robert."""
    yield from (f"={number}" for number in sorted(names_of(word)))


def deletion_keys(word: str, longest: int = LONGEST_MISTYPED) -> list[str]:
    """Return the word, and the word without each of its letters; none for longer words."""
    size = len(word)
    if size > longest:
        return []
    whole = f"-{word}"
    if size < MIN_MISTYPED_LENGTH:
        return [whole]
    return [whole, *dict.fromkeys([f"-{word[:at]}{word[at + 1 :]}" for at in range(size)])]


def two_deletion_keys(word: str) -> list[str]:
    """Return the typing keys of a word, and of the word without each of its letters."""
    keys = deletion_keys(word)
    if TWO_ERRORS <= len(word) <= LONGEST_MISTYPED:
        pairs = combinations(range(len(word)), 2)
        keys += [f"-{word[:one]}{word[one + 1 : two]}{word[two + 1 :]}" for one, two in pairs]
    return list(dict.fromkeys(keys))


def errors_allowed(asked: str, known: str) -> int:
    """Return how many typing errors a word may have: none in the shortest, where all is alike.

    A letter may be missing of three.
    """
    shorter = min(len(asked), len(known))
    if shorter == 1 or (shorter <= MIN_MISTYPED_LENGTH and len(asked) == len(known)):
        return 0
    return 1 if shorter < TWO_ERRORS else 2


def typed_similarity(asked: str, known: str) -> float:
    """Return 1 for the same word, less by its typing errors, 0 when they are more than allowed."""
    if asked == known:
        return 1.0
    allowed = errors_allowed(asked, known)
    errors = OSA.distance(asked, known, score_cutoff=allowed) if allowed else 1
    if errors > allowed or not _may_begin(asked, known, errors):
        return 0.0
    is_swap = errors == 1 and len(asked) == len(known) and sorted(asked) == sorted(known)
    return 1.0 - (SWAPPED if is_swap else errors) / max(len(asked), len(known))


def _may_begin(asked: str, known: str, errors: int) -> bool:
    """Tell whether the first letters fit.

    People rarely mistype them, and short names differ by little else: Kang, Wang, Yang.
    """
    is_long = min(len(asked), len(known)) >= FIRST_WRONG
    return begins_alike(asked, known) or (errors == 1 and is_long)


def begins_alike(asked: str, known: str) -> bool:
    """Tell whether two words have one first letter, or their first two swapped."""
    return asked[0] == known[0] or asked[:2] == known[1::-1]
