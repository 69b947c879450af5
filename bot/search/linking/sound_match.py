"""Match names in other scripts with people whose names sound similar, word by word.

Each word leads to the words of recorded names that sound like it; people with similar words are
then compared by all words of their names. Words that only one of the names has count against them.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pyroaring import BitMap

from bot.index.model import EntityKind, WordForm
from bot.index.read.lexicon import Lexicon
from bot.name_matching.lookup_keys import variant_keys
from bot.name_matching.similarity import word_weight
from bot.search.tuning import Limits, Weights
from bot.transliteration.script_detection import Script

SimilarWords = dict[str, float]
"""Words of recorded names, and their similarity to a typed one."""

SCRIPTS_WITHOUT_VOWELS = frozenset({Script.ARABIC, Script.HEBREW})


class SoundMatch(NamedTuple):
    """A person, the similarity of the names, and that of their least similar words.

    `weakest` is 0 where a typed word is no word of the name.
    """

    person: int
    similarity: float
    weakest: float


class _WordPair(NamedTuple):
    similarity: float
    typed: int
    known: int


class SoundMatcher:
    """Finds the people of one index whose names sound similar."""

    def __init__(self, lexicon: Lexicon, weights: Weights, limits: Limits) -> None:
        self._lexicon = lexicon
        self._weights = weights
        self._limits = limits

    def nearest(self, readings: Iterable[Sequence[str]], *, has_vowels: bool) -> list[SoundMatch]:
        """Return the people whose names are most similar to any reading, the best first."""
        best: dict[int, SoundMatch] = {}
        for words in readings:
            if len(words) > self._limits.max_single_name_tokens:
                continue
            found = self._lexicon.sounds.similar_words(words, has_vowels=has_vowels)
            forms = self._forms(found)
            similar = [forms[word] for word in words]
            for person in self._people(words, similar):
                match = self._compare(person, words, similar)
                if person not in best or match.similarity > best[person].similarity:
                    best[person] = match
        return heapq.nlargest(
            self._limits.max_similar_names, best.values(), key=lambda each: each.similarity
        )

    def _forms(self, found: dict[str, SimilarWords]) -> dict[str, SimilarWords]:
        """Add the other forms of given names: Willy, which sounds like 빌리, is Wilhelm."""
        weights = self._weights
        bases = {
            word: {
                other for other, alike in others.items() if alike >= weights.sound_form_threshold
            }
            for word, others in found.items()
        }
        keys = {key for others in bases.values() for other in others for key in variant_keys(other)}
        forms: dict[str, list[str]] = {}
        for key, form in self._lexicon.words_with_keys(keys) if keys else ():
            forms.setdefault(key, []).append(form)
        return {
            word: {
                form: weights.sound_form_score
                for base in bases[word]
                for key in variant_keys(base)
                for form in forms.get(key, ())
            }
            | others
            for word, others in found.items()
        }

    def _people(self, words: Sequence[str], similar: list[SimilarWords]) -> list[int]:
        """Return the people with the most similar words in their names."""
        scores: Counter[int] = Counter()
        entries = self._lexicon.entries({other for each in similar for other in each})
        for word, others in zip(words, similar, strict=True):
            seen = BitMap()
            for other in sorted(others, key=others.__getitem__, reverse=True):
                bearers = BitMap.union(
                    BitMap(),
                    *(
                        entry.entity_ids
                        for entry in entries.get(other, ())
                        if entry.kind is EntityKind.PERSON and entry.form is WordForm.LATIN
                    ),
                )
                score = others[other] ** 2 * word_weight(word)
                for person in bearers - seen:
                    scores[person] += score  # type: ignore[assignment]  # a sum of weights
                seen |= bearers
        return heapq.nlargest(self._limits.max_sound_candidates, scores, key=scores.__getitem__)

    def _compare(
        self, person: int, words: Sequence[str], similar: list[SimilarWords]
    ) -> SoundMatch:
        matches = (
            _compare_names(person, words, similar, name.words, self._weights)
            for name in self._lexicon.parsed_names(person)
            if not name.is_east_asian
        )
        return max(matches, key=lambda each: each.similarity, default=SoundMatch(person, 0.0, 0.0))


def _compare_names(
    person: int,
    words: Sequence[str],
    similar: list[SimilarWords],
    known: Sequence[str],
    weights: Weights,
) -> SoundMatch:
    typed_weights, known_weights = [*map(word_weight, words)], [*map(word_weight, known)]
    typed_left, known_left = {*range(len(words))}, {*range(len(known))}
    alike = paired = 0.0
    positions = []
    weakest = 1.0
    for similarity, at, other in sorted(_pairs(similar, known), reverse=True):
        if at in typed_left and other in known_left:
            weight = (typed_weights[at] + known_weights[other]) / 2
            alike += similarity**2 * weight
            paired += weight
            typed_left.remove(at)
            known_left.remove(other)
            positions.append((at, other))
            weakest = min(weakest, similarity)
    missing = sum(typed_weights[at] for at in typed_left) * weights.unheard_word_cost
    missing += sum(known_weights[at] for at in known_left) * weights.unsaid_word_cost
    order = [other for _, other in sorted(positions)]
    factor = 1.0 if order == sorted(order) else weights.other_order_factor
    score = factor * alike / (paired + missing) if paired else 0.0
    has_all = all(typed_weights[at] < 1 for at in typed_left)
    return SoundMatch(person, score, weakest if has_all else 0.0)


def _pairs(similar: list[SimilarWords], known: Sequence[str]) -> Iterator[_WordPair]:
    for at, others in enumerate(similar):
        for position, word in enumerate(known):
            if similarity := others.get(word):
                yield _WordPair(similarity, at, position)
