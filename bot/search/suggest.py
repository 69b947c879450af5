"""Near misses: the names that a word nobody knows may have been meant for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.index.model import EntityKind, Name
from bot.search.known import known_of
from bot.search.wordlists import FILLERS
from bot.text import fold

MOST_FOR_A_WORD = 3
MOST_WORDS = 5  # unknown words that are looked into: a pasted page needs no near misses
SHORTEST = 3  # letters; shorter words are near to everything
TWO_ERRORS = 6  # letters that may have two errors
SHORTEST_NAME = 4
SHORTEST_TOPIC = 5
SHORTEST_BEGINNING = 4  # letters of a name that is not written to its end: `Kami`


class Owner(NamedTuple):
    """Who or what bears a name."""

    kind: EntityKind
    entity: str
    name: str


class Suggester:
    """Finds near misses among all names; made once for an index."""

    def __init__(self, names: Iterable[Name]) -> None:
        owners: defaultdict[str, dict[Owner, None]] = defaultdict(dict)
        for name in names:
            for word in _words_of(name):
                owners[word][Owner(name.kind, name.entity, name.canonical)] = None
        self._owners = {word: tuple(found) for word, found in owners.items()}
        self._words = sorted(owners)

    def suggest(self, unknown: Iterable[str]) -> tuple[str, ...]:
        """Return the canonical names nearest to each unknown word, without repeats."""
        words = list(unknown)[:MOST_WORDS]
        return tuple({owner.name: None for word in words for owner in self.nearest(word)})

    def nearest(self, typed: str) -> list[Owner]:
        """Return those whose names are nearest to an unknown word, one of each name."""
        word = "".join(fold(typed))
        if len(word) < SHORTEST:
            return []
        best: dict[str, tuple[float, Owner]] = {}
        for known, distance in self._near(word):
            for owner in self._owners[known]:
                best[owner.name] = min((distance, owner), best.get(owner.name, (distance, owner)))
        ordered = sorted(best.values(), key=lambda each: (each[0], each[1].name))
        close = [owner for distance, owner in ordered if distance < ordered[0][0] + 1]
        return close[:MOST_FOR_A_WORD]

    def _near(self, word: str) -> Iterator[tuple[str, float]]:
        """Yield the known words near to a word, with how far they are."""
        errors = 1 if len(word) < TWO_ERRORS else 2
        for known, distance, _ in process.extract(
            word, self._words, scorer=OSA.distance, score_cutoff=errors, limit=None
        ):
            if known[0] == word[0]:
                yield known, distance
            elif len(word) >= TWO_ERRORS:
                yield known, distance + 0.5
        if len(word) >= SHORTEST_BEGINNING:
            for known in self._words:
                if known.startswith(word):
                    yield known, 1.5


def _words_of(name: Name) -> Iterator[str]:
    """Yield what may be mistyped of a name: its parts, and all of it in one."""
    known = known_of(name)
    if known.is_east_asian:
        return
    shortest = SHORTEST_NAME if name.kind is EntityKind.PERSON else SHORTEST_TOPIC
    for part in (*known.parts, known.whole):
        word = "".join(word for at, word in enumerate(known.words) if part >> at & 1)
        if len(word) >= shortest and word not in FILLERS:
            yield word
