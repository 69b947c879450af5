"""The words that names are made of, looked up exactly or within a few typing errors."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.index.model import EntityKind, Name
from bot.search.known import Known, known_of
from bot.search.spelling import stem
from bot.search.wordlists import COMMON
from bot.search.words import Word

LONGEST_JOIN = 4  # folded words that may be written as one: `kangkyungwha`
SHORTEST = 3  # letters of a mistyped word
TWO_ERRORS = 8  # letters that may have two errors
FIRST_WRONG = 6  # letters of a word whose first may be wrong
REMEMBERED = 4_096  # look-ups


class Spot(NamedTuple):
    """A run of a name's words that a word stands for, and how alike they are."""

    start: int
    end: int
    similarity: float


Spots = dict["Known", list[Spot]]


def errors_allowed(asked: str, known: str) -> int:
    """Return how many typing errors a word may have: none in the shortest, where all is alike."""
    shorter, longer = sorted((len(asked), len(known)))
    is_number = any(char.isdigit() for char in asked)  # 2030 is not 2020 mistyped
    if shorter < SHORTEST or longer == SHORTEST or asked in COMMON or is_number:
        return 0
    return 1 if shorter < TWO_ERRORS else 2


def word_similarity(asked: str, known: str) -> float:
    """Return 1 for the same word, less by its typing errors, 0 when they are more than allowed."""
    if asked == known:
        return 1.0
    allowed = errors_allowed(asked, known)
    errors = OSA.distance(asked, known, score_cutoff=allowed) if allowed else 1
    if errors > allowed or not _may_begin(asked, known, errors):
        return 0.0
    return 1.0 - errors / max(len(asked), len(known))


def _may_begin(asked: str, known: str, errors: int) -> bool:
    """Tell whether the first letters fit.

    People rarely mistype them, and short names differ by little else: Kang, Wang, Yang.
    """
    is_long = min(len(asked), len(known)) >= FIRST_WRONG
    return begins_alike(asked, known) or (errors == 1 and is_long)


def begins_alike(asked: str, known: str) -> bool:
    """Tell whether two words have one first letter, or their first two swapped."""
    return asked[0] == known[0] or asked[:2] == known[1::-1]


class Vocabulary:
    """From a word to the names that have it, apart or joined with its neighbours."""

    def __init__(self, names: Collection[Name]) -> None:
        self._spots: defaultdict[str, list[tuple[Known, int, int]]] = defaultdict(list)
        self._stems: defaultdict[str, list[tuple[Known, int, int]]] = defaultdict(list)
        self._by_length: defaultdict[int, dict[str, None]] = defaultdict(dict)
        for known in map(known_of, names):
            self._add(known)
        self._families = {"".join(name.family) for name in names}
        self._lengths = {length: list(words) for length, words in self._by_length.items()}
        self.find = lru_cache(REMEMBERED)(self._find)

    def _add(self, known: Known) -> None:
        for start, end, word in joins(known.words):
            self._spots[word].append((known, start, end))
            if not known.is_east_asian:  # a syllable of 王毅 is near to every short word
                self._by_length[len(word)][word] = None
            if known.name.kind is EntityKind.TOPIC and end - start == 1:
                self._stems[stem(word)].append((known, start, end))

    def _find(self, word: str) -> Spots:
        """Return where names have this word, one of its spellings, or one near it."""
        found: Spots = {}
        for known, start, end in (*self._spots.get(word, ()), *self._stems.get(stem(word), ())):
            found.setdefault(known, []).append(Spot(start, end, 1.0))
        for near, similarity in self._near(word):
            for known, start, end in self._spots[near]:
                if not known.is_east_asian:
                    found.setdefault(known, []).append(Spot(start, end, similarity))
        return found

    def split_joined(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """Take words apart that nobody knows, but that are two family names: `KangWang`."""
        return tuple(part for word in words for part in self._split(word))

    def _split(self, word: Word) -> Iterable[Word]:
        if word.folded in self._spots:
            return [word]
        for at in range(SHORTEST, len(word.folded) - SHORTEST + 1):
            halves = word.folded[:at], word.folded[at:]
            if self._families.issuperset(halves):
                return [replace(word, folded=half) for half in halves]
        return [word]

    def _near(self, word: str) -> Iterator[tuple[str, float]]:
        most = errors_allowed(word, word + " ")
        for length in range(len(word) - most, len(word) + most + 1) if most else ():
            for near, _, _ in process.extract(
                word,
                self._lengths.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=most,
                limit=None,
            ):
                if near != word and (similarity := word_similarity(word, near)):
                    yield near, similarity


def joins(words: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield each word, and each run of neighbours written as one word, with its ends."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_JOIN, len(words)) + 1):
            yield start, end, "".join(words[start:end])
