"""Coarse sounds of a word: what transliteration into another script leaves of how it is spoken.

Consonants that scripts confuse are one class (b, p, f, v; s, z, ch, j), and weigh twice as much as
vowels and h, which scripts add, leave out or change.
"""

import re

from rapidfuzz.distance import Indel

from bot.name_matching.sound_classes import classify_sounds

MAX_ALTERNATIVES = 3  # ways in which a spelling is pronounced

# A consonant is two characters, so that it weighs twice as much as a vowel
COARSE = str.maketrans(
    {"P": "Pp", "F": "Pp", "C": "Ss", "S": "Ss", "T": "Tt", "K": "Kk", "L": "Ll", "M": "Mm"}
    | {"N": "Nn", "Q": "Nn", "H": "h"}
)
NO_VOWELS = str.maketrans("", "", "aeiu")
SOFT_INITIALS = "aeiuh"  # one sound at the beginning, as h may be silent
REPEATED = re.compile(r"([A-Z][a-z])\1+")
SILENT_R = re.compile(r"r(?<=[aeiouy]r)(?![aeiouyr])")  # Carter: kata

OTHER_INITIAL_FACTOR = 0.9  # of words that begin with another sound
# The weights of what two words have in common
SOUND_WEIGHT, LETTERS_WEIGHT = 0.85, 0.15
# Of words in a script that does not write all vowels
CONSONANTS_WEIGHT, GUESSED_SOUND_WEIGHT, GUESSED_LETTERS_WEIGHT = 0.65, 0.25, 0.10


def coarse_sounds(word: str) -> tuple[str, ...]:
    """Return the coarse sounds of a folded word, the likeliest first, at most four ways."""
    ways = list(classify_sounds(word)[:MAX_ALTERNATIVES])
    if (spoken := SILENT_R.sub("", word)) != word:
        ways.append(classify_sounds(spoken)[0])
    coarse = (REPEATED.sub(r"\1", way.translate(COARSE)) for way in ways)
    return tuple(dict.fromkeys(filter(None, coarse)))


def without_vowels(coarse: str) -> str:
    """Return the consonants of coarse sounds."""
    return coarse.translate(NO_VOWELS)


def coarse_similarity(
    typed: str, typed_sounds: str, known: str, known_sounds: str, *, has_vowels: bool
) -> float:
    """Return how similar two words are, each given in letters and in coarse sounds, from 0 to 1."""
    alike = Indel.normalized_similarity
    letters, sounds = alike(typed, known), alike(typed_sounds, known_sounds)
    factor = 1.0 if _initial(typed_sounds) == _initial(known_sounds) else OTHER_INITIAL_FACTOR
    if has_vowels:
        return factor * (SOUND_WEIGHT * sounds + LETTERS_WEIGHT * letters)
    consonants = alike(without_vowels(typed_sounds), without_vowels(known_sounds))
    return factor * (
        CONSONANTS_WEIGHT * consonants
        + GUESSED_SOUND_WEIGHT * sounds
        + GUESSED_LETTERS_WEIGHT * letters
    )


def _initial(sounds: str) -> str:
    return "a" if sounds[0] in SOFT_INITIALS else sounds[0]
