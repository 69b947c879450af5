"""Keys that the spellings of a word share, stored in the index and looked up by search."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from operator import ne

from bot.name_matching.name_words import names_of_variant
from bot.name_matching.romanization_systems import in_systems
from bot.name_matching.sound_classes import VOWEL_CLASSES, classify_sounds

WORD_CACHE_SIZE = 32_768

MIN_CONSONANTS = 2  # of a consonant key; a single one says nothing
MAX_CONSONANT_KEYS = 5  # of a word
MAX_SOUND_KEYS = 8  # of a word
MAX_NAME_KEYS = 16  # of a full name
# Classes of sounds of a word that is distinctive without its exact vowels: Saleh, not Chen
MIN_DISTINCTIVE_SOUNDS = 4
# What e may be in other spellings, as Arabic short vowels are written by ear: Khaled or Khalid,
# Ahmed or Ahmad
ALTERNATIVES_OF_E = "ia"

# What alphabets without vowels, or syllables such as te-lang-pu for Trump, leave of the consonants
COARSE_CLASSES = str.maketrans("FCQ", "PSN", f"H{VOWEL_CLASSES}")
NASAL = re.compile(r"M(?![aeiu])")
REPEATED = re.compile(r"(.)(?=\1)")
# Letters that are written and not pronounced: r in Carter (kata), the last t in Dupont
SILENT_LETTERS = (
    re.compile(r"r(?![aeiouyr])"),
    re.compile(r"[stdxz](?<=[aeiounrl].)$|(?:ds|ts|lt|ld)(?<=[aeiounrl]..)$"),
)

Sounds = Callable[[str], tuple[str, ...]]


class PhoneticKeys:
    """Computes the keys of folded words, and caches them.

    The caches belong to whoever makes an object of this class, and end with it. Safe to use from
    several threads.
    """

    def __init__(self, cache_size: int = WORD_CACHE_SIZE) -> None:
        self._sounds = lru_cache(cache_size)(classify_sounds)
        self._systems = lru_cache(cache_size)(in_systems)
        find_sound_keys = partial(_sound_keys, sounds=self._sounds, systems=self._systems)
        self._sound_keys = lru_cache(cache_size)(find_sound_keys)
        self._consonant_keys = lru_cache(cache_size)(partial(_consonant_keys, sounds=self._sounds))
        find_initials = partial(_initial_sounds, sound_keys=self._sound_keys)
        self._initial_sounds = lru_cache(cache_size)(find_initials)

    def sounds(self, word: str) -> tuple[str, ...]:
        """Return what a word may sound like, in classes of sounds, the likeliest first."""
        return self._sounds(word)

    def sound_keys(self, word: str) -> tuple[str, ...]:
        """Return at most MAX_SOUND_KEYS keys, in lower case, that romanizations of a word share."""
        return self._sound_keys(word)

    def consonant_keys(self, word: str) -> tuple[str, ...]:
        """Return at most MAX_CONSONANT_KEYS keys, in upper case, of the consonants of a word."""
        return self._consonant_keys(word)

    def initial_sounds(self, word: str) -> frozenset[str]:
        """Return the classes of sounds that a word may begin with; all vowels are one class."""
        return self._initial_sounds(word)

    def name_keys(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return at most MAX_NAME_KEYS keys of how a full name sounds, the likeliest first.

        In each key all but one of the words sound as they most likely do, or all are converted
        from one romanization system.
        """
        alternatives = [
            (*(self._sound_keys(word) or ("",)), *_variant_marks(word)) for word in words
        ]
        ways = _vary_one_word(alternatives)
        ways += ["".join(map(self._likeliest, spelled)) for spelled in self._in_one_system(words)]
        keys = REPEATED.sub("", " ".join(ways)).split(" ")
        return tuple(dict.fromkeys(filter(None, keys)))[:MAX_NAME_KEYS]

    def likeliest_name_keys(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the first of the `name_keys` and those for variants of its words, much faster."""
        alternatives = [(self._likeliest(word), *_variant_marks(word)) for word in words]
        return tuple(REPEATED.sub("", " ".join(_vary_one_word(alternatives))).split(" "))

    def _likeliest(self, word: str) -> str:
        return self._sounds(word)[0].lower()

    def _in_one_system(self, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """Yield all words as converted from each system that changes several of them."""
        systems = [self._systems(word) for word in words]
        for spelled in zip(*systems, strict=True):
            if sum(map(ne, spelled, words)) > 1:
                yield spelled


def consonants_of(classes: str) -> str:
    """Return the consonants of a word given in classes of sounds, in coarser classes."""
    return REPEATED.sub("", NASAL.sub("N", classes).translate(COARSE_CLASSES))


def _sound_keys(
    word: str, *, sounds: Sounds, systems: Callable[[str], tuple[str, str, str]]
) -> tuple[str, ...]:
    ways = [*sounds(word), *[sounds(other)[0] for other in systems(word) if other != word]]
    likeliest = ways[0]
    if "e" in likeliest and len(likeliest) >= MIN_DISTINCTIVE_SOUNDS:
        ways += [likeliest.replace("e", vowel) for vowel in ALTERNATIVES_OF_E]
    return tuple([each.lower() for each in dict.fromkeys(ways)][:MAX_SOUND_KEYS])


def _initial_sounds(word: str, *, sound_keys: Sounds) -> frozenset[str]:
    return frozenset("a" if key[0] in VOWEL_CLASSES else key[0] for key in sound_keys(word) if key)


def _consonant_keys(word: str, *, sounds: Sounds) -> tuple[str, ...]:
    pronounced = dict.fromkeys([word, *[silent.sub("", word) for silent in SILENT_LETTERS]])
    keys = dict.fromkeys([consonants_of(way) for each in pronounced for way in sounds(each)])
    return tuple([each for each in keys if len(each) >= MIN_CONSONANTS][:MAX_CONSONANT_KEYS])


def _vary_one_word(alternatives: Sequence[tuple[str, ...]]) -> list[str]:
    """Return a name with all words in their first form, and with each one in each other form."""
    likeliest = [forms[0] for forms in alternatives]
    ways = ["".join(likeliest)]
    for at, (_, *others) in enumerate(alternatives):
        if others:
            before, behind = "".join(likeliest[:at]), "".join(likeliest[at + 1 :])
            ways += [f"{before}{other}{behind}" for other in others]
    return ways


def _variant_marks(word: str) -> tuple[str, ...]:
    """Return a mark for each name that a word is a form of, as for Lee, Yi and Rhee.

    A mark has no two equal characters side by side, which keys have none of either.
    """
    numbers = names_of_variant(word)
    return tuple([f"={'-'.join(str(number))}." for number in sorted(numbers)]) if numbers else ()
