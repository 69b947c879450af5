"""The words of people's names by their coarse sounds, to find those that sound alike."""

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz, process

from bot.index.read.batch_cache import BatchCache
from bot.index.read.connection_pool import ConnectionPool
from bot.name_matching.coarse_sounds import coarse_similarity, coarse_sounds, without_vowels

WORDS = "SELECT word, sounds FROM name_sounds"
CACHE_SIZE = 4_096  # words
MIN_SCORE = 55  # of 100, as rapidfuzz has it
MAX_SCANNED_SIMILAR = 150  # words whose similarity is computed in full


class SoundTable(NamedTuple):
    """Words, and in parallel their coarse sounds with and without vowels."""

    words: tuple[str, ...]
    sounds: tuple[str, ...]
    consonants: tuple[str, ...]


class SoundIndex:
    """Finds words that sound similar. The words are read when they are first needed.

    Every method may raise IndexFileError, when the file turns out to be damaged where it is read.
    """

    def __init__(self, connections: ConnectionPool) -> None:
        self._connections = connections
        self._cache: BatchCache[tuple[str, bool], dict[str, float]] = BatchCache(CACHE_SIZE)

    def similar_words(
        self, words: Collection[str], *, has_vowels: bool
    ) -> dict[str, dict[str, float]]:
        """Return words of names that sound like each folded word, with their similarity (0 to 1).

        `has_vowels` tells that the vowels of the words were written, not guessed.
        """
        found = self._cache.look_up([(word, has_vowels) for word in words], self._find)
        return {word: found[word, has_vowels] for word in words}

    def _find(self, keys: list[tuple[str, bool]]) -> dict[tuple[str, bool], dict[str, float]]:
        return {key: self._similar_words(*key) for key in keys}

    def _similar_words(self, word: str, has_vowels: bool) -> dict[str, float]:  # noqa: FBT001  # a key
        found: dict[str, float] = {}
        for sounds in coarse_sounds(word)[:2]:
            for other, similarity in self._similar(word, sounds, has_vowels=has_vowels):
                found[other] = max(similarity, found.get(other, 0.0))
        if word in found:
            found[word] = 1.0
        return found

    def _similar(self, word: str, sounds: str, *, has_vowels: bool) -> Iterable[tuple[str, float]]:
        table = self._table
        typed, known = (
            (sounds, table.sounds) if has_vowels else (without_vowels(sounds), table.consonants)
        )
        if not typed:
            return
        for _, _, at in process.extract(
            typed, known, scorer=fuzz.ratio, score_cutoff=MIN_SCORE, limit=MAX_SCANNED_SIMILAR
        ):
            other = table.words[at]
            yield (
                other,
                coarse_similarity(word, sounds, other, table.sounds[at], has_vowels=has_vowels),
            )

    @cached_property
    def _table(self) -> SoundTable:
        with self._connections.connection() as connection:
            rows = connection.execute(WORDS).fetchall()
        pairs = [(word, each) for word, sounds in rows for each in sounds.split()]
        return SoundTable(
            tuple(word for word, _ in pairs),
            tuple(sounds for _, sounds in pairs),
            tuple(without_vowels(sounds) for _, sounds in pairs),
        )
