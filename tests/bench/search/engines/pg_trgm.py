"""PostgreSQL's pg_trgm: each word has to be like one of the text; the sum of likenesses ranks.

A GIN index answers `<%`. When no meeting has all words, any of them will do, which may take very
long: such a query is given up and has found nothing. The server belongs to the benchmark; the
index folder has its address.
"""

from pathlib import Path

import psycopg
from psycopg import sql

from tests.bench.search.engines.base import TOP, Document, Engine, documents, peak_memory

ADDRESS = "address"
LIKE = "0.5"  # of a word; the default, 0.6, misses one error in a word of five letters
MOST_TIME = "5s"  # for one query
PREPARE = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "DROP TABLE IF EXISTS meetings",
    "CREATE TABLE meetings (id text, words text)",
)
FINISH = (
    "SET maintenance_work_mem = '1GB'",
    "CREATE INDEX meetings_words ON meetings USING gin (words gin_trgm_ops)",
    "VACUUM ANALYZE meetings",
)
COMPARED = ("names", "topics", "place", "date")  # a likeness takes time for each letter


class PgTrgm(Engine):
    """Word similarity over one text of a meeting."""

    def build(self, source: Path, index: Path) -> None:
        with _connected(index) as connection:
            for statement in PREPARE:
                connection.execute(statement.encode())
            with connection.cursor().copy("COPY meetings FROM STDIN") as copy:
                for each in documents(source):
                    copy.write_row((each["id"], _words(each)))
            for statement in FINISH:
                connection.execute(statement.encode())

    def open(self, index: Path) -> None:
        self._connection = _connected(index)
        self._connection.execute(f"SET pg_trgm.word_similarity_threshold = {LIKE}".encode())
        self._connection.execute(f"SET statement_timeout = '{MOST_TIME}'".encode())

    def search(self, words: str) -> list[str]:
        try:
            return self._find(words.split(), " AND ") or self._find(words.split(), " OR ")
        except psycopg.errors.QueryCanceled:
            return []

    def _find(self, words: list[str], junction: str) -> list[str]:
        query = _query(len(words), junction)
        rows = self._connection.execute(query, (*words, *words, TOP)).fetchall()
        return [row[0] for row in rows]

    def size(self, index: Path) -> int:
        with _connected(index) as connection:
            row = connection.execute("SELECT pg_total_relation_size('meetings')").fetchone()
        return int(row[0]) if row else 0

    def memory(self) -> int:
        """Of the server's process that answers; what it shares with the others counts as well."""
        return peak_memory(self._connection.info.backend_pid)


def _words(each: Document) -> str:
    return " ".join(each[field] for field in COMPARED)


def _connected(index: Path) -> psycopg.Connection:
    address = (index / ADDRESS).read_text(encoding="utf-8")
    return psycopg.connect(address, autocommit=True)


def _query(count: int, junction: str) -> sql.Composed:
    likes = sql.SQL(junction).join([sql.SQL("%s <%% words")] * count)
    sums = sql.SQL(" + ").join([sql.SQL("word_similarity(%s, words)")] * count)
    return sql.SQL("SELECT id FROM meetings WHERE {} ORDER BY {} DESC, id LIMIT %s").format(
        likes, sums
    )


engine = PgTrgm()
