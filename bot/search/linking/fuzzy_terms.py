"""How like a word that was typed is to one of a name, and what that is worth."""

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from bot.index.read.batch_cache import BatchCache
from bot.index.read.lexicon import Lexicon
from bot.name_matching.deletion_keys import (
    MIN_MISTYPED_LENGTH,
    deletion_keys,
    form_keys,
    two_deletion_keys,
    typed_similarity,
)
from bot.name_matching.phonetic_keys import consonant_keys, sound_keys
from bot.name_matching.similarity import likely_similarity, word_similarity
from bot.name_matching.sound_classes import VOWEL_CLASSES
from bot.search.analysis.stopwords import COMMON_WORDS

# What an error is worth of a word that is spelled rightly, by itself and beside another word of
# the same name that is spelled rightly; an exact reading of any kind explains better
MISTYPED, MISTYPED_BESIDE = 0.65, 0.85
SOUNDING, SOUNDING_BESIDE = 0.93, 0.97  # another romanisation: Kyong for Kyung
CONSONANTS, CONSONANTS_BESIDE = 0.80, 0.90  # what is left of a name in scripts without vowels
VOWELS_BESIDE = 0.75  # other vowels, in a script that has them: Muhammad, Mohammed
LONGEST = 48  # letters of a name, as one word
LONG = 6  # letters of a word of which the consonants are telling
LEAST_OF_LONG = 0.7  # of their letters, that two long words which sound alike must have
FIRST_OTHERWISE = 5  # letters of a word that may begin otherwise beside one spelled rightly
MOST_NEAR = 24  # words that one may have been meant for
MOST_COMPARED = 48  # words that share a few consonants: hundreds share those of Kang
OTHER_VOWEL = 0.7  # of a short word: `awng` sounds like Yang, but is rather Wang mistyped
REMEMBERED = 4_096  # words, each with those near it
# The ranks of likeness: what is nearer hides what is farther, but another romanisation is as near
SPELLED_SO, SOUNDS_SO, MISSPELLED = range(3)


class TermSimilarity(NamedTuple):
    """What a word is worth that was meant for another, alone and beside one spelled rightly."""

    isolated_score: float
    in_name_score: float
    match_type: int = MISSPELLED

    @property
    def is_mistyped(self) -> bool:
        """Whether it is neither the same word nor another spelling of it."""
        return self.match_type == MISSPELLED


class FuzzyTermQuery(NamedTuple):
    """A word to find others for, and how much may differ."""

    word: str
    is_loose: bool
    two_errors: bool


SAME = TermSimilarity(1.0, 1.0, SPELLED_SO)
ANOTHER_FORM = TermSimilarity(0.80, 0.93, SOUNDS_SO)  # Bob for Robert
BESIDE = attrgetter("in_name_score")


class FuzzyTermIndex:
    """Finds the words of an index's names that others may have been meant for; remembers them.

    One text is read in several ways, and its words stay what they are.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._found: BatchCache[FuzzyTermQuery, dict[str, TermSimilarity]] = BatchCache(REMEMBERED)

    def find(
        self, words: Iterable[str], loose: Collection[str] = (), *, two_errors: bool = False
    ) -> dict[str, dict[str, TermSimilarity]]:
        """Return for each word the words of names that it may have been meant for.

        Of those in `loose` only the consonants count, as their script writes no more, or adds
        vowels; `two_errors` also finds long words with two typing errors.
        """
        sought = [FuzzyTermQuery(word, word in loose, two_errors) for word in dict.fromkeys(words)]
        known = self._found.look_up(sought, self._look_up)
        return {each.word: near for each, near in known.items() if near}

    def _look_up(
        self, sought: list[FuzzyTermQuery]
    ) -> dict[FuzzyTermQuery, dict[str, TermSimilarity]]:
        owners: dict[str, list[FuzzyTermQuery]] = {}
        for each in sought:
            for key in _keys(each):
                owners.setdefault(key, []).append(each)
        found: dict[FuzzyTermQuery, dict[str, TermSimilarity]] = {each: {} for each in sought}
        by_key: defaultdict[str, list[str]] = defaultdict(list)
        for key, known in self._lexicon.words_with_keys(owners):
            by_key[key].append(known)
        for key, words in by_key.items():
            for each in owners[key]:
                near = found[each]
                for known in _to_compare(each.word, words):
                    if each.word != known and (likeness := _likeness(each, known, key)):
                        near[known] = max(likeness, near.get(known, likeness), key=BESIDE)
        return {each: _nearest(near) for each, near in found.items()}


def _to_compare(word: str, known: list[str]) -> list[str]:
    """Return known words that share a key with a word: of many, those that look most like it."""
    if len(known) <= MOST_COMPARED:
        return known
    looks = partial(JaroWinkler.similarity, word)
    return heapq.nlargest(MOST_COMPARED, known, key=lambda each: (looks(each), each))


def _nearest(near: dict[str, TermSimilarity]) -> dict[str, TermSimilarity]:
    if len(near) <= MOST_NEAR:
        return near
    best = heapq.nlargest(MOST_NEAR, near, key=lambda word: (near[word].in_name_score, word))
    return {word: near[word] for word in best}


def _keys(sought: FuzzyTermQuery) -> Iterator[str]:
    word, is_loose, two_errors = sought
    yield from form_keys(word)
    # Typed rightly, not a name typed wrongly; 2030 is not 2020
    if word in COMMON_WORDS or len(word) > LONGEST or any(char.isdigit() for char in word):
        return
    yield from filter(None, sound_keys(word))
    yield from two_deletion_keys(word) if two_errors else deletion_keys(word)
    if two_errors and (is_loose or len(word) >= LONG):
        yield from consonant_keys(word)


def mistyped_similarity(word: str, known: str) -> float:
    """Return how like a word is to a mistyped one beside others that are spelled rightly.

    There a longer one may also begin with another letter.
    """
    alike = typed_similarity(word, known)
    if not alike and len(word) >= FIRST_OTHERWISE and word[1:] == known[1:]:
        return 1 - 1 / len(word)
    return alike


def _likeness(sought: FuzzyTermQuery, known: str, key: str) -> TermSimilarity | None:
    """Return how like two words are that share a key."""
    word, is_loose, _ = sought
    if key.startswith("-"):
        alike = typed_similarity(word, known)
        alone = 0.0 if min(len(word), len(known)) < MIN_MISTYPED_LENGTH else MISTYPED * alike
        if not alike and word[1:] == known[1:] and len(word) >= FIRST_OTHERWISE:
            return TermSimilarity(0.0, MISTYPED_BESIDE * (1 - 1 / len(word)))
        return TermSimilarity(alone, MISTYPED_BESIDE * alike) if alike else None
    if key.startswith("="):
        return ANOTHER_FORM
    if key.isupper():
        alike = likely_similarity(word, known)  # what may sound the same has another key in common
        alone = CONSONANTS * alike if is_loose else 0.0
        return TermSimilarity(alone, (CONSONANTS_BESIDE if is_loose else VOWELS_BESIDE) * alike)
    if _is_part(word, known):
        return None
    alike = word_similarity(word, known)
    is_swap = word[0] != known[0] and key[0] in VOWEL_CLASSES and len(word) < LONG
    begins = OTHER_VOWEL if is_swap else 1.0
    return TermSimilarity(
        SOUNDING * alike**0.5 * begins, SOUNDING_BESIDE * alike**0.25 * begins, SOUNDS_SO
    )


def _is_part(word: str, known: str) -> bool:
    """Tell whether a long word has much that the other lacks: Tsai Ai sounds, but is not Choi."""
    shorter, longer = sorted((len(word), len(known)))
    return longer >= LONG and shorter < LEAST_OF_LONG * longer
