"""SQLite FTS5 with its trigram tokenizer: any trigrams of the words, ranked by BM25.

To ask for whole words would find nothing with a typing error in it.
"""

import sqlite3
from pathlib import Path

from tests.bench.search.engines.base import FIELDS, TOP, Engine, documents

GRAM = 3


class Fts5Trigram(Engine):
    """One table of the five fields."""

    def build(self, source: Path, index: Path) -> None:
        with sqlite3.connect(index / "fts.db") as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            columns = ", ".join(FIELDS)
            connection.execute(
                f"CREATE VIRTUAL TABLE meetings USING fts5"
                f"(id UNINDEXED, {columns}, tokenize = 'trigram')"
            )
            marks = ", ".join(f":{field}" for field in FIELDS)
            connection.executemany(
                f"INSERT INTO meetings VALUES (:id, {marks})",  # noqa: S608  # our own names
                documents(source),
            )
            connection.execute("INSERT INTO meetings (meetings) VALUES ('optimize')")

    def open(self, index: Path) -> None:
        self._connection = sqlite3.connect(f"file:{index / 'fts.db'}?mode=ro", uri=True)

    def search(self, words: str) -> list[str]:
        grams = {f'"{gram}"' for word in words.split() for gram in _grams(word)}
        query = "SELECT id FROM meetings WHERE meetings MATCH ? ORDER BY rank LIMIT ?"
        found = self._connection.execute(query, (" OR ".join(sorted(grams)), TOP)) if grams else ()
        return [row[0] for row in found]


def _grams(word: str) -> list[str]:
    return [word[at : at + GRAM] for at in range(len(word) - GRAM + 1)]


engine = Fts5Trigram()
