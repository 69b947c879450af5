"""Near misses: the names that a word nobody knows may have been meant for."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.index.model import EntityKind
from bot.index.read.lexicon import Form, Lexicon, LexiconEntry
from bot.name_matching.deletion_keys import two_deletion_keys
from bot.name_matching.part_roles import NamePart
from bot.search.analysis.stopwords import stopwords
from bot.text import fold

MOST_FOR_A_WORD = 3
MOST_WORDS = 5  # unknown words that are looked into: a pasted page needs no near misses
SHORTEST = 3  # letters; shorter words are near to everything
TWO_ERRORS = 6  # letters that may have two errors
SHORTEST_NAME = {EntityKind.PERSON: 4, EntityKind.TOPIC: 5, EntityKind.PLACE: 5}
SHORTEST_BEGINNING = 4  # letters of a name that is not written to its end: `Kami`
MOST_BEGINNINGS = 50


class EntityRef(NamedTuple):
    """Who or what bears a name."""

    kind: EntityKind
    entity: str
    name: str


class Suggester:
    """Finds near misses among all names of an index."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def suggest(self, unknown: Iterable[str]) -> tuple[str, ...]:
        """Return the canonical names nearest to each unknown word, without repeats."""
        words = list(unknown)[:MOST_WORDS]
        return tuple({owner.name: None for word in words for owner in self.nearest(word)})

    def nearest(self, typed: str) -> list[EntityRef]:
        """Return those whose names are nearest to an unknown word, one of each name."""
        word = "".join(fold(typed))
        if len(word) < SHORTEST:
            return []
        distances = dict(self._near(word))
        best: dict[str, tuple[float, EntityRef]] = {}
        for entry in filter(_is_telling, chain(*self._lexicon.entries(distances).values())):
            for number in entry.entity_ids[:MOST_BEGINNINGS]:
                each = self._lexicon.entity(number)
                found = distances[entry.word], EntityRef(each.kind, each.id, each.name)
                best[each.name] = min(found, best.get(each.name, found))
        ordered = sorted(best.values(), key=lambda each: (each[0], each[1].name))
        close = [owner for distance, owner in ordered if distance < ordered[0][0] + 1]
        return close[:MOST_FOR_A_WORD]

    def _near(self, word: str) -> Iterator[tuple[str, float]]:
        """Yield the known words near to a word, with how far they are; the nearest way last."""
        if len(word) >= SHORTEST_BEGINNING:
            yield from (
                (known, 1.5) for known in self._lexicon.words_starting_with(word, MOST_BEGINNINGS)
            )
        errors = 1 if len(word) < TWO_ERRORS else 2
        for known in {known for _, known in self._lexicon.words_with_keys(two_deletion_keys(word))}:
            distance = OSA.distance(word, known)
            if distance <= errors and known[0] == word[0]:
                yield known, distance
            elif distance <= errors and len(word) >= TWO_ERRORS:
                yield known, distance + 0.5


def _is_telling(entry: LexiconEntry) -> bool:
    """Tell what may be mistyped of a name: its parts, and all of it in one."""
    is_long = len(entry.word) >= SHORTEST_NAME[entry.kind] and entry.word not in stopwords()
    return entry.form is Form.LATIN and entry.part is not NamePart.NONE and is_long
