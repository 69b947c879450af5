"""How alike two names are: their words paired, the pairs weighed.

Neighbours may be joined or split, and words of the known name may be missing; a word that was asked
and fits nothing costs much more.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from bot.names.familiar import LIGHT, are_forms
from bot.names.keys import skeleton_of
from bot.names.sounds import sounds

REMEMBERED = 131_072  # pairs of words
LONGEST_RUN = 3  # neighbours that may be written as one word

# What two words have in common, of 1
SPELLING = 0.10
SOUND = 0.60
CONSONANTS = 0.15
BEGINNING = 0.15  # Jaro-Winkler: errors at the end matter less
UNLIKE = 0.40  # words alike by less have nothing in common
BEND = 0.75  # below 1, being a little unlike costs more than being more unlike

SAME_SOUND = 0.90  # at least, for words that differ only in how they are romanised
SHORT = 3  # letters
STRANGERS = 0.45  # Jaro-Winkler of words that are not worth a closer look
FORM = 0.90  # Bob for Robert
CUT = 0.80  # Ed for Edward
INITIAL = 0.60
JOINED = 0.97
LOOSE_JOIN = 3  # letters by which a joined word may be longer or shorter

# What costs, as parts of a word
ASKED_IN_VAIN = 0.70
NOT_ASKED = 0.25
PAIRED_UNLIKE = 0.90
LIGHT_WEIGHT = 0.30
INITIAL_WEIGHT = 0.50
GROWTH = 0.25  # a word's weight is its length to this power
OTHER_ORDER = 0.97


def name_similarity(asked: Sequence[str], known: Sequence[str]) -> float:
    """Return how well words name the bearer of a known name, from 0 to 1.

    Both are folded words, as `readings` returns them.
    """
    asked, known = tuple(asked), tuple(known)
    if asked == known:
        return 1.0 if asked else 0.0
    asked_weights, known_weights = _weights(asked), _weights(known)
    used_asked = used_known = 0
    alike = unlike = 0.0
    places = []
    for score, first, last, start, end in sorted(_pairs(asked, known), reverse=True):
        of_asked, of_known = (1 << last) - (1 << first), (1 << end) - (1 << start)
        if of_asked & used_asked or of_known & used_known:
            continue
        used_asked |= of_asked
        used_known |= of_known
        weight = (sum(asked_weights[first:last]) + sum(known_weights[start:end])) / 2
        alike += score * weight
        unlike += (1 - score) * weight
        places.append((first, start))
    if not alike:
        return 0.0
    in_vain = sum(each for at, each in enumerate(asked_weights) if not used_asked >> at & 1)
    not_asked = sum(each for at, each in enumerate(known_weights) if not used_known >> at & 1)
    cost = PAIRED_UNLIKE * unlike + ASKED_IN_VAIN * in_vain + NOT_ASKED * not_asked
    return alike / (alike + cost) * (1.0 if _in_order(places) else OTHER_ORDER)


@lru_cache(REMEMBERED)
def word_similarity(asked: str, known: str) -> float:
    """Return how likely two words are spellings or forms of one name, from 0 to 1."""
    if asked == known:
        return 1.0
    if sounds(asked)[:1] == sounds(known)[:1]:
        return SAME_SOUND + (1 - SAME_SOUND) * JaroWinkler.similarity(asked, known)
    if are_forms(asked, known):
        return FORM
    if len(asked) == 1 or len(known) == 1:
        return INITIAL if asked[0] == known[0] else 0.0
    if min(len(asked), len(known)) > SHORT and JaroWinkler.similarity(asked, known) < STRANGERS:
        return 0.0
    likeness = (_likeness(asked, known) - UNLIKE) / (1 - UNLIKE)
    by_likeness = likeness**BEND if likeness > 0 else 0.0
    if len(asked) + len(known) > 5 and (known.startswith(asked) or asked.startswith(known)):
        return max(CUT, by_likeness)
    return by_likeness


def _likeness(asked: str, known: str) -> float:
    ways, other_ways = sounds(asked) or ("",), sounds(known) or ("",)
    similarity = OSA.normalized_similarity
    sound = similarity(ways[0], other_ways[0])
    if len(ways) > 1 or len(other_ways) > 1:
        sound = max(similarity(way, other) for way in ways[:2] for other in other_ways[:2])
    consonants, other_consonants = skeleton_of(ways[0]), skeleton_of(other_ways[0])
    return (
        SPELLING * similarity(asked, known)
        + SOUND * sound
        + CONSONANTS * (similarity(consonants, other_consonants) if consonants else 0.0)
        + BEGINNING * JaroWinkler.similarity(asked, known)
    )


def _pairs(
    asked: tuple[str, ...], known: tuple[str, ...]
) -> Iterator[tuple[float, int, int, int, int]]:
    """Yield each run of asked words that a run of the known is like, one of them a single word."""
    others = list(_runs(known))
    for first, last, word in _runs(asked):
        for start, end, other in others:
            size, other_size = last - first, end - start
            if size + other_size > 2 and (
                (size > 1 and other_size > 1) or abs(len(word) - len(other)) > LOOSE_JOIN
            ):
                continue
            score = word_similarity(word, other) * (JOINED if size + other_size > 2 else 1.0)
            if score:
                yield score, first, last, start, end


@lru_cache(REMEMBERED)
def _runs(words: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
    size = len(words)
    return tuple(
        (first, last, "".join(words[first:last]))
        for first in range(size)
        for last in range(first + 1, min(size, first + LONGEST_RUN) + 1)
    )


@lru_cache(REMEMBERED)
def _weights(words: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(
        LIGHT_WEIGHT if word in LIGHT else INITIAL_WEIGHT if len(word) == 1 else len(word) ** GROWTH
        for word in words
    )


def _in_order(places: list[tuple[int, int]]) -> bool:
    starts = [start for _, start in sorted(places)]
    return starts == sorted(starts)
