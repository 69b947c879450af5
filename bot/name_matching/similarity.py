"""Similarity of names: their words are paired, and the pairs weighed.

Adjacent words may be joined or split, and words of the known name may be missing from the query; a
word of the query that matches none of the name costs much more.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from bot.name_matching.name_words import are_variants, minor_words
from bot.name_matching.phonetic_keys import PhoneticKeys, consonants_of

PAIR_CACHE_SIZE = 65_536  # pairs of words
MAX_SPAN = 3  # adjacent words that may be written as one
MAX_LENGTH_DIFFERENCE = 3  # letters by which a joined word may be longer or shorter

# Similarity of two words, from 0 to 1
SAME_SOUND_SCORE = 0.88  # words that differ only in romanization
SAME_LETTERS_WEIGHT = 0.08  # added to it by how similar they look: Glen is not quite Glenn
POSSIBLE_SOUND_SCORE = 0.80  # words that may sound the same: Jen and Ren, Khaled and Khalid
VARIANT_SCORE = 0.90  # Bob for Robert, Lee for Yi
TRUNCATION_SCORE = 0.80  # Ed for Edward
INITIAL_SCORE = 0.60
JOINED_FACTOR = 0.97  # times the above: `kyungwha` for `kyung wha`

# Other words are as similar as what they have in common
SPELLING_WEIGHT = 0.10
SOUND_WEIGHT = 0.60  # the most, as names are spelled by ear
CONSONANTS_WEIGHT = 0.15  # romanization systems differ more in vowels
BEGINNING_WEIGHT = 0.15  # Jaro-Winkler: endings are declined, beginnings are not
MIN_SIMILARITY = 0.30  # below it, words have nothing in common
CURVE_EXPONENT = 0.75  # below 1: small differences count less
MAX_SHORT_LENGTH = 3  # letters of words that are always compared in full
MIN_JARO_WINKLER = 0.45  # of longer words that are compared in full
MIN_TRUNCATION_LENGTH = 6  # letters of both words, so that `li` does not stand for Lin

# The weight of a word: its length to a power; particles, titles and initials weigh less
LENGTH_EXPONENT = 0.50
MINOR_WORD_WEIGHT = 0.30
INITIAL_WEIGHT = 0.50

# The cost of each part of the weight
UNMATCHED_QUERY_COST = 0.70
UNMATCHED_NAME_COST = 0.20  # people are asked for by a few of their names
MISMATCH_COST = 1.00
OTHER_ORDER_FACTOR = 0.97  # times the whole


class TokenPair(NamedTuple):
    """The words of a query from `first` up to `last`, and those of a name that they resemble."""

    similarity: float
    first: int
    last: int
    start: int
    end: int


@dataclass(slots=True)
class _PairedNames:
    """The weights of two names' words, and which words are paired, as bits."""

    query: tuple[float, ...]
    known: tuple[float, ...]
    paired_query: int = 0
    paired_known: int = 0

    def take(self, pair: TokenPair) -> float:
        """Return the weight of the words of a pair, 0 when one of them is already paired."""
        query_words, known_words = _bits(pair.first, pair.last), _bits(pair.start, pair.end)
        if self.paired_query & query_words or self.paired_known & known_words:
            return 0.0
        self.paired_query |= query_words
        self.paired_known |= known_words
        return (
            sum(self.query[pair.first : pair.last]) + sum(self.known[pair.start : pair.end])
        ) / 2


class NameSimilarity:
    """Compares names and words, all of them folded; a similarity is between 0 and 1.

    Its cache, and that of the phonetic keys, end with it. Safe to use from several threads.
    """

    def __init__(
        self, phonetics: PhoneticKeys | None = None, cache_size: int = PAIR_CACHE_SIZE
    ) -> None:
        self._phonetics = phonetics or PhoneticKeys()
        self._likely = lru_cache(cache_size)(self._compare_likely)
        self._possible = lru_cache(cache_size)(self._compare)

    def of_names(self, query: Sequence[str], known: Sequence[str]) -> float:
        """Return how well the words of a query name the bearer of a known name.

        The words are those that `transliterate` returns; 1 is for the same words in this order.
        """
        query, known = tuple(query), tuple(known)
        if query == known:
            return 1.0 if query else 0.0
        names = _PairedNames(_weights(query), _weights(known))
        matched = mismatched = 0.0
        positions = []
        for pair, weight in self._best_pairs(query, known, names):
            matched += pair.similarity * weight
            mismatched += (1 - pair.similarity) * weight
            positions.append((pair.first, pair.start))
        if not matched:
            return 0.0
        cost = (
            MISMATCH_COST * mismatched
            + UNMATCHED_QUERY_COST * _unpaired(names.query, names.paired_query)
            + UNMATCHED_NAME_COST * _unpaired(names.known, names.paired_known)
        )
        return matched / (matched + cost) * (1.0 if _in_order(positions) else OTHER_ORDER_FACTOR)

    def pairs(self, query: Sequence[str], known: Sequence[str]) -> list[TokenPair]:
        """Return the best pairing of the words of two names; no word is in two pairs."""
        query, known = tuple(query), tuple(known)
        names = _PairedNames(_weights(query), _weights(known))
        return [pair for pair, _ in self._best_pairs(query, known, names)]

    def of_words(self, query: str, known: str) -> float:
        """Return how likely two words are spellings or variants of one name."""
        return self._possible(query, known)

    def of_likely_sounds(self, query: str, known: str) -> float:
        """Return the similarity of two words as they most likely sound, which is faster."""
        return self._likely(query, known)

    def _compare(self, query: str, known: str) -> float:
        similarity = self._likely(query, known)
        if similarity >= POSSIBLE_SOUND_SCORE or _are_unlike(query, known):
            return similarity
        return POSSIBLE_SOUND_SCORE if self._may_sound_same(query, known) else similarity

    def _compare_likely(self, query: str, known: str) -> float:
        if query == known:
            return 1.0
        beginning = JaroWinkler.similarity(query, known)
        sounds, known_sounds = self._phonetics.sounds(query), self._phonetics.sounds(known)
        if sounds[0] == known_sounds[0]:
            return SAME_SOUND_SCORE + SAME_LETTERS_WEIGHT * beginning
        if are_variants(query, known):
            return VARIANT_SCORE
        if _are_unlike(query, known):
            is_initial = min(len(query), len(known)) == 1 and query[0] == known[0]
            return INITIAL_SCORE if is_initial else 0.0
        common = SPELLING_WEIGHT * OSA.normalized_similarity(query, known)
        common += SOUND_WEIGHT * _sound_similarity(sounds[:2], known_sounds[:2])
        common += CONSONANTS_WEIGHT * _consonant_similarity(sounds[0], known_sounds[0])
        common += BEGINNING_WEIGHT * beginning
        scaled = (common - MIN_SIMILARITY) / (1 - MIN_SIMILARITY)
        curved = scaled**CURVE_EXPONENT if scaled > 0 else 0.0
        return max(curved, TRUNCATION_SCORE) if _is_truncation(query, known) else curved

    def _may_sound_same(self, query: str, known: str) -> bool:
        """Return whether two words share a key of sounds; compares first what is faster to make."""
        phonetics = self._phonetics
        return not (
            {*phonetics.sounds(query)}.isdisjoint(phonetics.sounds(known))
            and {*phonetics.sound_keys(query)}.isdisjoint(phonetics.sound_keys(known))
        )

    def _best_pairs(
        self, query: tuple[str, ...], known: tuple[str, ...], names: _PairedNames
    ) -> Iterator[tuple[TokenPair, float]]:
        """Yield the pairs of words that are taken, the most similar first, with their weights."""
        for pair in sorted(self._pairs(query, known), reverse=True):
            if weight := names.take(pair):
                yield pair, weight

    def _pairs(self, query: tuple[str, ...], known: tuple[str, ...]) -> Iterator[TokenPair]:
        """Yield similar spans of the query and the name, at least one of each two a single word.

        Words that are in both pair with nothing else.
        """
        shared = frozenset(word for word in query if len(word) > 1 and word in known)
        spans, known_spans = _spans(query, shared), _spans(known, shared)
        for first, last, word in spans:
            for start, end, other in known_spans:
                size = last - first + end - start
                if size == 2:  # noqa: PLR2004 - a single word on either side
                    similarity = (
                        self._possible(word, other)
                        if word == other or not shared & {word, other}
                        else 0.0
                    )
                elif (
                    min(last - first, end - start) == 1
                    and abs(len(word) - len(other)) <= MAX_LENGTH_DIFFERENCE
                ):
                    similarity = JOINED_FACTOR * self._possible(word, other)
                else:
                    similarity = 0.0
                if similarity:
                    yield TokenPair(similarity, first, last, start, end)


def _are_unlike(query: str, known: str) -> bool:
    """Return whether two words need no full comparison: a letter, or words that look different."""
    shorter = min(len(query), len(known))
    if shorter == 1:
        return True
    return shorter > MAX_SHORT_LENGTH and JaroWinkler.similarity(query, known) < MIN_JARO_WINKLER


def _is_truncation(query: str, known: str) -> bool:
    is_long = len(query) + len(known) >= MIN_TRUNCATION_LENGTH
    return is_long and (known.startswith(query) or query.startswith(known))


def _sound_similarity(sounds: tuple[str, ...], known_sounds: tuple[str, ...]) -> float:
    similarity = OSA.normalized_similarity
    return max([similarity(sound, known) for sound in sounds for known in known_sounds])


def _consonant_similarity(sound: str, known_sound: str) -> float:
    consonants, known_consonants = consonants_of(sound), consonants_of(known_sound)
    if not (consonants and known_consonants):
        return 0.0
    return OSA.normalized_similarity(consonants, known_consonants)


def _spans(words: tuple[str, ...], shared: frozenset[str]) -> list[tuple[int, int, str]]:
    """Return the words, and the adjacent words as one, without those that the other name has."""
    size = len(words)
    return [
        (first, last, "".join(words[first:last]))
        for first in range(size)
        for last in range(first + 1, min(size, first + MAX_SPAN) + 1)
        if last == first + 1 or shared.isdisjoint(words[first:last])
    ]


def _weights(words: Iterable[str]) -> tuple[float, ...]:
    minor = minor_words()
    return tuple([MINOR_WORD_WEIGHT if word in minor else _weight(word) for word in words])


def _weight(word: str) -> float:
    return INITIAL_WEIGHT if len(word) == 1 else len(word) ** LENGTH_EXPONENT


def _unpaired(weights: Iterable[float], paired: int) -> float:
    return sum(weight for at, weight in enumerate(weights) if not paired >> at & 1)


def _in_order(positions: list[tuple[int, int]]) -> bool:
    starts = [start for _, start in sorted(positions)]
    return starts == sorted(starts)


def _bits(start: int, end: int) -> int:
    return (1 << end) - (1 << start)
