"""How alike two names are: their words paired, the pairs weighed.

Neighbours may be joined or split, and words of the known name may be missing; a word that was asked
and fits nothing costs much more.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from bot.name_matching.given_name_variants import NON_CONTENT_NAME_WORDS, are_forms
from bot.name_matching.phonetic_keys import skeleton_of, sound_keys
from bot.name_matching.sound_classes import sounds

REMEMBERED = 131_072  # pairs of words
LONGEST_RUN = 3  # neighbours that may be written as one word
LOOSE_JOIN = 3  # letters by which a joined word may be longer or shorter

# How alike two words are, of 1
SAME_SOUND_SCORE = 0.88  # words that differ only in how they are romanised
SAME_LETTERS_WEIGHT = 0.08  # on top, by how alike they look: Glen is not quite Glenn
POSSIBLE_SOUND_SCORE = 0.80  # words that may sound the same: Jen and Ren, Khaled and Khalid
FORM = 0.90  # Bob for Robert, Lee for Yi
CUT = 0.80  # Ed for Edward
INITIAL = 0.60
JOINED = 0.97  # times the above: `kyungwha` for `kyung wha`

# The rest are as alike as what they have in common:
SPELLING = 0.10
SOUND = 0.60  # most, as a name is spelled by ear
CONSONANTS = 0.15  # systems differ more in vowels
BEGINNING = 0.15  # Jaro-Winkler: endings are declined, beginnings are not
UNLIKE = 0.30  # words alike by less have nothing in common
CURVE_EXPONENT = 0.75  # below 1: a little unlike is nearly alike
SHORT = 3  # letters of words that are always looked at closely
MIN_JARO_WINKLER = 0.45  # Jaro-Winkler of words that are not worth it
LEAST_CUT = 6  # letters of both, so that `li` does not stand for Lin

# What a word weighs: its length to a power; particles, titles and initials less
GROWTH = 0.50
LIGHT_WEIGHT = 0.30
INITIAL_WEIGHT = 0.50

# What each part of the weight costs
UNMATCHED_QUERY_COST = 0.70
UNMATCHED_NAME_COST = 0.20  # people are asked for by few of their names
MISMATCH_COST = 1.00
OTHER_ORDER = 0.97  # times the whole


class TokenPair(NamedTuple):
    """A run of asked words, from `first` up to `last`, and the run of known words it is like."""

    similarity: float
    first: int
    last: int
    start: int
    end: int


@dataclass(slots=True)
class _Names:
    """Two names' words with their weights, and which of them are paired, as bits."""

    asked: tuple[float, ...]
    known: tuple[float, ...]
    asked_used: int = 0
    known_used: int = 0

    def take(self, pair: TokenPair) -> float:
        """Return the weight of the words of a pair, 0 if one is in another pair already."""
        of_asked, of_known = _bits(pair.first, pair.last), _bits(pair.start, pair.end)
        if self.asked_used & of_asked or self.known_used & of_known:
            return 0.0
        self.asked_used |= of_asked
        self.known_used |= of_known
        return (
            sum(self.asked[pair.first : pair.last]) + sum(self.known[pair.start : pair.end])
        ) / 2


def name_similarity(asked: Sequence[str], known: Sequence[str]) -> float:
    """Return how well words name the bearer of a known name, from 0 to 1.

    Both are folded words, as `readings` returns them; 1 is for the same words in the same order.
    """
    asked, known = tuple(asked), tuple(known)
    if asked == known:
        return 1.0 if asked else 0.0
    names = _Names(_weights(asked), _weights(known))
    alike = unlike = 0.0
    places = []
    for pair in sorted(_pairs(asked, known), reverse=True):
        if weight := names.take(pair):
            alike += pair.similarity * weight
            unlike += (1 - pair.similarity) * weight
            places.append((pair.first, pair.start))
    if not alike:
        return 0.0
    in_vain, not_asked = _left(names.asked, names.asked_used), _left(names.known, names.known_used)
    cost = MISMATCH_COST * unlike + UNMATCHED_QUERY_COST * in_vain + UNMATCHED_NAME_COST * not_asked
    return alike / (alike + cost) * (1.0 if _in_order(places) else OTHER_ORDER)


@lru_cache(REMEMBERED)
def word_similarity(asked: str, known: str) -> float:
    """Return how likely two folded words are spellings or forms of one name, from 0 to 1."""
    alike = likely_similarity(asked, known)
    if alike >= POSSIBLE_SOUND_SCORE or _are_strangers(asked, known):
        return alike
    return POSSIBLE_SOUND_SCORE if _may_sound_same(asked, known) else alike


@lru_cache(REMEMBERED)
def likely_similarity(asked: str, known: str) -> float:
    """Return how alike two folded words are as they most likely sound, which is quicker told."""
    if asked == known:
        return 1.0
    beginning = JaroWinkler.similarity(asked, known)
    if sounds(asked)[:1] == sounds(known)[:1]:
        return SAME_SOUND_SCORE + SAME_LETTERS_WEIGHT * beginning
    if are_forms(asked, known):
        return FORM
    if _are_strangers(asked, known):
        return INITIAL if min(len(asked), len(known)) == 1 and asked[0] == known[0] else 0.0
    common = (_common(asked, known) + BEGINNING * beginning - UNLIKE) / (1 - UNLIKE)
    bent = common**CURVE_EXPONENT if common > 0 else 0.0
    return max(bent, CUT) if _is_cut(asked, known) else bent


def _are_strangers(asked: str, known: str) -> bool:
    """Tell words that are not looked at closely: of a letter, or that do not look alike at all."""
    shorter = min(len(asked), len(known))
    if shorter == 1:
        return True
    return shorter > SHORT and JaroWinkler.similarity(asked, known) < MIN_JARO_WINKLER


def _may_sound_same(asked: str, known: str) -> bool:
    """Tell whether two words share a key of sounds, the quickest to make looked at first."""
    return not (
        {*sounds(asked)}.isdisjoint(sounds(known))
        and {*sound_keys(asked)}.isdisjoint(sound_keys(known))
    )


def _is_cut(asked: str, known: str) -> bool:
    is_long = len(asked) + len(known) >= LEAST_CUT
    return is_long and (known.startswith(asked) or asked.startswith(known))


def _common(asked: str, known: str) -> float:
    ways, other_ways = sounds(asked)[:2], sounds(known)[:2]
    similarity = OSA.normalized_similarity
    sound = max([similarity(way, other) for way in ways for other in other_ways])
    consonants, other_consonants = skeleton_of(ways[0]), skeleton_of(other_ways[0])
    has_both = consonants and other_consonants
    return (
        SPELLING * similarity(asked, known)
        + SOUND * sound
        + CONSONANTS * (similarity(consonants, other_consonants) if has_both else 0.0)
    )


def _pairs(asked: tuple[str, ...], known: tuple[str, ...]) -> Iterator[TokenPair]:
    """Yield the runs of asked words that are like runs of the known, one of two a single word.

    Words that both names have pair with nothing else.
    """
    shared = frozenset(word for word in asked if len(word) > 1 and word in known)
    runs, others = _runs(asked, shared), _runs(known, shared)
    for first, last, word in runs:
        for start, end, other in others:
            size = last - first + end - start
            if size == 2:  # noqa: PLR2004 - a single word on either side
                similarity = (
                    word_similarity(word, other)
                    if word == other or not shared & {word, other}
                    else 0.0
                )
            elif min(last - first, end - start) == 1 and abs(len(word) - len(other)) <= LOOSE_JOIN:
                similarity = JOINED * word_similarity(word, other)
            else:
                similarity = 0.0
            if similarity:
                yield TokenPair(similarity, first, last, start, end)


def _runs(words: tuple[str, ...], shared: frozenset[str]) -> list[tuple[int, int, str]]:
    """Return the words, and the runs of neighbours among them that the other name lacks."""
    size = len(words)
    return [
        (first, last, "".join(words[first:last]))
        for first in range(size)
        for last in range(first + 1, min(size, first + LONGEST_RUN) + 1)
        if last == first + 1 or shared.isdisjoint(words[first:last])
    ]


@lru_cache(REMEMBERED)
def _weights(words: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(map(_weight, words))


def _weight(word: str) -> float:
    if word in NON_CONTENT_NAME_WORDS:
        return LIGHT_WEIGHT
    return INITIAL_WEIGHT if len(word) == 1 else len(word) ** GROWTH


def _left(weights: Iterable[float], used: int) -> float:
    return sum(weight for at, weight in enumerate(weights) if not used >> at & 1)


def _in_order(places: list[tuple[int, int]]) -> bool:
    starts = [start for _, start in sorted(places)]
    return starts == sorted(starts)


def _bits(start: int, end: int) -> int:
    return (1 << end) - (1 << start)
