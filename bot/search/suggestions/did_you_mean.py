"""Suggest names that are similar to unknown words of a query."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.index.model import EntityKind, WordForm
from bot.index.read.lexicon import Lexicon, LexiconEntry
from bot.name_matching.deletion_keys import two_deletion_keys
from bot.name_matching.part_roles import NamePart
from bot.search.analysis.stopwords import stopwords
from bot.search.tuning import Limits, Weights
from bot.text import fold


class EntityRef(NamedTuple):
    """An entity, by its kind, id and canonical name."""

    kind: EntityKind
    entity: str
    name: str


class Suggester:
    """Finds the names of an index that are similar to unknown words."""

    def __init__(self, lexicon: Lexicon, weights: Weights, limits: Limits) -> None:
        self._lexicon = lexicon
        self._weights = weights
        self._limits = limits
        self._min_term_chars = {
            EntityKind.PERSON: limits.min_person_term_chars,
            EntityKind.TOPIC: limits.min_topic_term_chars,
            EntityKind.PLACE: limits.min_place_term_chars,
        }

    def suggest(self, unknown: Iterable[str]) -> tuple[str, ...]:
        """Return the canonical names nearest to each of the unknown words, without repeats."""
        words = list(unknown)[: self._limits.max_unknown_words]
        return tuple({each.name: None for word in words for each in self.nearest(word)})

    def nearest(self, unknown: str) -> list[EntityRef]:
        """Return the entities whose names are nearest to an unknown word, one for each name."""
        limits = self._limits
        word = "".join(fold(unknown))
        if len(word) < limits.min_suggestion_chars:
            return []
        distances = dict(self._similar_terms(word))
        entries = chain(*self._lexicon.entries(distances).values())
        best: dict[str, tuple[float, EntityRef]] = {}
        for entry in filter(self._is_suggestible, entries):
            for number in entry.entity_ids[: limits.max_prefix_matches]:
                entity = self._lexicon.entity(number)
                found = distances[entry.word], EntityRef(entity.kind, entity.id, entity.name)
                best[entity.name] = min(found, best.get(entity.name, found))
        ordered = sorted(best.values(), key=lambda each: (each[0], each[1].name))
        margin = self._weights.suggestion_distance_margin
        close = [entity for distance, entity in ordered if distance < ordered[0][0] + margin]
        return close[: limits.max_suggestions_per_word]

    def _similar_terms(self, word: str) -> Iterator[tuple[str, float]]:
        """Yield terms similar to a word, with their distances; of equal terms the last counts."""
        weights, limits = self._weights, self._limits
        if len(word) >= limits.min_prefix_chars:
            for term in self._lexicon.words_starting_with(word, limits.max_prefix_matches):
                yield term, weights.prefix_distance
        is_long = len(word) >= limits.min_two_edit_suggestion_chars
        max_edits = 2 if is_long else 1
        for term in {term for _, term in self._lexicon.words_with_keys(two_deletion_keys(word))}:
            distance = OSA.distance(word, term)
            if distance <= max_edits and term[0] == word[0]:
                yield term, distance
            elif distance <= max_edits and is_long:
                yield term, distance + weights.other_initial_distance

    def _is_suggestible(self, entry: LexiconEntry) -> bool:
        """Return whether a term may be what was mistyped: a part of a name, or all of it."""
        is_long = len(entry.word) >= self._min_term_chars[entry.kind]
        is_name = entry.form is WordForm.LATIN and entry.part is not NamePart.NONE
        return is_name and is_long and entry.word not in stopwords()
