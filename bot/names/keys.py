"""Keys that bring the spellings of one word together, to be stored beside it and looked up."""

import re
from functools import lru_cache

from bot.names.sounds import REMEMBERED, VOWELS, sounds

LEAST_CONSONANTS = 2  # of a skeleton; fewer say nothing

# What an alphabet without vowels, or syllables such as te-lang-pu for Trump, leave of consonants
COARSE = str.maketrans({"F": "P", "C": "S", "Q": "N", "M": "N", "H": ""} | dict.fromkeys(VOWELS, ""))
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(REMEMBERED)
def sound_keys(word: str) -> tuple[str, ...]:
    """Return one to four keys, in lower case, of a folded word: romanisations of a name share one."""
    return tuple(each.lower() for each in sounds(word))


@lru_cache(REMEMBERED)
def skeleton_of(classes: str) -> str:
    """Return the consonants of a word given in classes of sounds, coarser still."""
    return DOUBLED.sub(r"\1", classes.translate(COARSE))


@lru_cache(REMEMBERED)
def skeletons(word: str) -> tuple[str, ...]:
    """Return the keys, in upper case, of the consonants of a folded word."""
    found = dict.fromkeys(skeleton_of(each) for each in sounds(word))
    return tuple(each for each in found if len(each) >= LEAST_CONSONANTS)
