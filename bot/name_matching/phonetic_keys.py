"""Keys that bring the spellings of one word together, to be stored beside it and looked up."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import ne

from bot.name_matching.given_name_variants import names_of
from bot.name_matching.romanization_systems import has_other_romanization, in_systems, other_systems
from bot.name_matching.sound_classes import REMEMBERED, VOWEL_CLASSES, sounds

LEAST_CONSONANTS = 2  # of a skeleton; fewer say nothing

MOST_KEYS = 5
MOST_SOUND_KEYS = 8
MOST_NAME_KEYS = 16
TELLING = 4  # sounds of a word that its vowels tell from few others: Saleh, not Chen
# What e may be in other spellings: Arabic short vowels are written by ear, Khaled or Khalid,
# Ahmed or Ahmad
SHORT = "ia"

# What an alphabet without vowels, or syllables such as te-lang-pu for Trump, leave of consonants
COARSE = str.maketrans("FCQ", "PSN", f"H{VOWEL_CLASSES}")
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

    All but one of the words sound as they most likely do, or all are of one system of writing.
    """
    ways = [_ways_to_say(word) for word in words]
    spelled = _spelled(ways)
    spelled += ["".join(map(_likeliest, way)) for way in _in_one_system(words)]
    keys = REPEATED.sub("", " ".join(spelled)).split(" ")
    return tuple(dict.fromkeys(filter(None, keys)))[:MOST_NAME_KEYS]


def likeliest_keys(words: Sequence[str]) -> tuple[str, ...]:
    """Return the first of the `name_keys`, and those with forms of a given name, much quicker."""
    ways = [(_likeliest(word), *_forms(word)) for word in words]
    return tuple(REPEATED.sub("", " ".join(_spelled(ways))).split(" "))


def _spelled(ways: Sequence[tuple[str, ...]]) -> list[str]:
    """Return a name with all words in their first way, and with each one in each other way."""
    likeliest = [way[0] for way in ways]
    spelled = ["".join(likeliest)]
    for at, (_, *others) in enumerate(ways):
        if others:
            before, behind = "".join(likeliest[:at]), "".join(likeliest[at + 1 :])
            spelled += [f"{before}{other}{behind}" for other in others]
    return spelled


def _in_one_system(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield all words as they are in each system in which several of them are written otherwise."""
    if sum(map(has_other_romanization, words)) > 1:
        for spelled in zip(*map(in_systems, words), strict=True):
            if sum(map(ne, spelled, words)) > 1:
                yield spelled


@lru_cache(REMEMBERED)
def _ways_to_say(word: str) -> tuple[str, ...]:
    return (*(sound_keys(word) or ("",)), *_forms(word))


@lru_cache(REMEMBERED)
def _likeliest(word: str) -> str:
    return sounds(word)[0].lower()


@lru_cache(REMEMBERED)
def _forms(word: str) -> tuple[str, ...]:
    """Return a sign for each given name that a word is a form of, and for Lee, Yi and Rhee.

    No two of its letters are alike side by side.
    """
    return tuple([f"={'-'.join(str(number))}." for number in sorted(names_of(word))])


@lru_cache(REMEMBERED)
def initial_sounds(word: str) -> frozenset[str]:
    """Return what a folded word may begin with: classes of sounds, of which all vowels are one."""
    return frozenset("a" if key[0] in VOWEL_CLASSES else key[0] for key in sound_keys(word) if key)


@lru_cache(REMEMBERED)
def skeleton_of(classes: str) -> str:
    """Return the consonants of a word given in classes of sounds, coarser still."""
    return REPEATED.sub("", NASAL.sub("N", classes).translate(COARSE))


@lru_cache(REMEMBERED)
def consonant_keys(word: str) -> tuple[str, ...]:
    """Return the keys, in upper case, of the consonants of a folded word."""
    spelled = dict.fromkeys([word, *[unsaid.sub("", word) for unsaid in UNSAID]])
    found = dict.fromkeys([skeleton_of(each) for one in spelled for each in sounds(one)])
    return tuple([each for each in found if len(each) >= LEAST_CONSONANTS][:MOST_KEYS])
