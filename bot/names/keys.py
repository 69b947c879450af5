"""Keys that bring the spellings of one word together, to be stored beside it and looked up."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.names.familiar import names_of
from bot.names.sounds import REMEMBERED, VOWELS, sounds
from bot.names.systems import other_systems

LEAST_CONSONANTS = 2  # of a skeleton; fewer say nothing

MOST_KEYS = 5
MOST_SOUND_KEYS = 8
MOST_NAME_KEYS = 16
TELLING = 4  # sounds of a word that its vowels tell from few others: Saleh, not Chen
# What e may be in other spellings: Arabic short vowels are written by ear, Khaled or Khalid,
# Ahmed or Ahmad
SHORT = "ia"

# What an alphabet without vowels, or syllables such as te-lang-pu for Trump, leave of consonants
COARSE = str.maketrans("FCQ", "PSN", f"H{VOWELS}")
NASAL = re.compile(r"M(?![aeiu])")
REPEATED = re.compile(r"(.)(?=\1)")

# Letters that are written and not said: r in Carter (kata), the last t in Dupont
UNSAID = [
    re.compile(r"r(?![aeiouyr])"),
    re.compile(r"[stdxz](?<=[aeiounrl].)$|(?:ds|ts|lt|ld)(?<=[aeiounrl]..)$"),
]


@lru_cache(REMEMBERED)
def sound_keys(word: str) -> tuple[str, ...]:
    """Return the keys, in lower case, that romanisations of a folded word share."""
    spelled = [*sounds(word), *[sounds(way)[0] for way in other_systems(word)]]
    likeliest = spelled[0]
    if "e" in likeliest and len(likeliest) >= TELLING:
        spelled += [likeliest.replace("e", short) for short in SHORT]
    return tuple([each.lower() for each in dict.fromkeys(spelled)][:MOST_SOUND_KEYS])


def name_keys(words: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of how a whole name sounds, likeliest first: those of its words.

    All but one of the words sound as they most likely do. `=` and a number stand for all forms of a
    given name, and for the spellings of a Korean family name: Lee and Yi.
    """
    ways = [_ways_to_say(word) for word in words]
    likeliest = [each[0] for each in ways]
    spelled = ["".join(likeliest)]
    for at, others in enumerate(ways):
        before, behind = "".join(likeliest[:at]), "".join(likeliest[at + 1 :])
        spelled += [f"{before}{other}{behind}" for other in others[1:]]
    keys = REPEATED.sub("", " ".join(spelled)).split(" ")
    return tuple(dict.fromkeys(filter(None, keys)))[:MOST_NAME_KEYS]


def likeliest_key(words: Sequence[str]) -> str:
    """Return the first of the `name_keys`, which takes much less time than all of them."""
    return REPEATED.sub("", "".join([sounds(word)[0].lower() for word in words]))


@lru_cache(REMEMBERED)
def _ways_to_say(word: str) -> tuple[str, ...]:
    forms = [f"={number}." for number in sorted(names_of(word))]
    return (*(sound_keys(word) or ("",)), *forms)


@lru_cache(REMEMBERED)
def initial_sounds(word: str) -> frozenset[str]:
    """Return what a folded word may begin with: classes of sounds, of which all vowels are one."""
    return frozenset("a" if key[0] in VOWELS else key[0] for key in sound_keys(word) if key)


@lru_cache(REMEMBERED)
def skeleton_of(classes: str) -> str:
    """Return the consonants of a word given in classes of sounds, coarser still."""
    return REPEATED.sub("", NASAL.sub("N", classes).translate(COARSE))


@lru_cache(REMEMBERED)
def skeletons(word: str) -> tuple[str, ...]:
    """Return the keys, in upper case, of the consonants of a folded word."""
    spelled = dict.fromkeys([word, *[unsaid.sub("", word) for unsaid in UNSAID]])
    found = dict.fromkeys([skeleton_of(each) for one in spelled for each in sounds(one)])
    return tuple([each for each in found if len(each) >= LEAST_CONSONANTS][:MOST_KEYS])
