"""All keys under which the index stores a word or a name, so that other spellings find it.

A key of typing errors begins with `-` and one of given-name variants with `=`; a key of sounds is
in lower case, one of consonants in upper case.
"""

from collections.abc import Iterator, Sequence

from bot.name_matching.deletion_keys import MAX_FULL_NAME_LENGTH, deletion_keys
from bot.name_matching.name_words import names_of_variant
from bot.name_matching.phonetic_keys import PhoneticKeys


def word_keys(word: str, phonetics: PhoneticKeys, *, is_pronounced: bool) -> Iterator[str]:
    """Yield the keys of a folded word; none for one with digits.

    Words that are not `is_pronounced` only have keys of typing errors.
    """
    if any(char.isdigit() for char in word):
        return
    yield from deletion_keys(word)
    if is_pronounced:
        yield from filter(None, phonetics.sound_keys(word))
        yield from phonetics.consonant_keys(word)
        yield from variant_keys(word)


def full_name_keys(
    words: Sequence[str], phonetics: PhoneticKeys, *, is_inverted: bool
) -> dict[str, bool]:
    """Return the keys of a full name, with whether the name most likely sounds so.

    The name is read as one word, and word by word. One that `is_inverted` has no keys of typing
    errors.
    """
    name = "".join(words)
    sounds = (phonetics.sound_keys(name), phonetics.name_keys(words))
    keys = dict.fromkeys((key for keys in sounds for key in keys if key), False)
    keys |= dict.fromkeys((keys[0] for keys in sounds if keys and keys[0]), True)
    typed = () if is_inverted else deletion_keys(name, MAX_FULL_NAME_LENGTH)
    return dict.fromkeys((*typed, *phonetics.consonant_keys(name)), False) | keys


def variant_keys(word: str) -> Iterator[str]:
    """Yield a key for each name that a word is a form of, as Bob is of Robert."""
    yield from (f"={number}" for number in sorted(names_of_variant(word)))
