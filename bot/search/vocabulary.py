"""The words that names are made of, looked up exactly or within a few typing errors."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.index.model import Name

LONGEST_JOIN = 4  # folded words that may be written as one: `kangkyungwha`


def error_budget(word: str) -> int:
    """Return how many typing errors a word may have: none in the shortest, where all is alike."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2  # noqa: PLR2004  # a table in a line


def word_similarity(asked: str, known: str) -> float:
    """Return 1 for the same word, less by its typing errors, 0 when they are more than allowed."""
    if asked == known:
        return 1.0
    budget = error_budget(min(asked, known, key=len))
    errors = OSA.distance(asked, known, score_cutoff=budget) if budget else 1
    # People rarely mistype a first letter, and short names differ by little else: Kang, Wang
    if errors > budget or (budget == 1 and asked[0] != known[0]):
        return 0.0
    return 1.0 - errors / max(len(asked), len(known))


class Vocabulary:
    """From a word to the names that have it, apart or joined with its neighbours."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names: defaultdict[str, list[Name]] = defaultdict(list)
        for name in names:
            for word in set(joins(name.words)):
                self._names[word].append(name)
        self._words = list(self._names)

    def find(self, word: str) -> dict[Name, float]:
        """Return the names that have this word or one near it, each with the best similarity."""
        near = {word} if word in self._names else set()
        if budget := error_budget(word):
            near |= {
                known
                for known, _, _ in process.extract(
                    word, self._words, scorer=OSA.distance, score_cutoff=budget, limit=None
                )
            }
        found: dict[Name, float] = {}
        for known in near:
            if similarity := word_similarity(word, known):
                for name in self._names[known]:
                    found[name] = max(similarity, found.get(name, 0.0))
        return found


def joins(words: tuple[str, ...]) -> Iterable[str]:
    """Yield each word, and each run of neighbours written as one word."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_JOIN, len(words)) + 1):
            yield "".join(words[start:end])
