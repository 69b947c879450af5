"""Search from end to end: understand, retrieve, rank; the same query and index, the same order."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.search.query import Query, TermKind
from bot.search.rank import hit, nearest, ranked
from bot.search.result import SearchResult
from bot.search.retrieve import Postings, retrieve, satisfying_all
from bot.search.suggest import suggest
from bot.search.understand import understand
from bot.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from datetime import date

    from bot.index.reader import Index

DEFAULT_LIMIT = 5


class Searcher:
    """Searches one index; made once, as it reads all names, then used from any thread."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._names = index.names()
        self._vocabulary = Vocabulary(self._names)
        self._is_in_text = lru_cache(4096)(lambda words: bool(index.in_text(words)))

    def search(self, text: str, today: date, limit: int = DEFAULT_LIMIT) -> SearchResult:
        """Return the meetings that satisfy all of a query, or else the nearest.

        `today` is what `last year` counts from; at most `limit` meetings are returned.
        """
        best: tuple[Query, list[Postings]] | None = None
        for query in understand(text, self._vocabulary, self._is_in_text, today):
            found = retrieve(query, self.index)
            if full := satisfying_all(found):
                return self._result(query, found, full, limit)
            best = best or (query, found)
        query, found = best or (Query(text, ()), [])
        return self._result(query, found, nearest(query, found), limit)

    def _result(
        self, query: Query, found: list[Postings], numbers: set[int], limit: int
    ) -> SearchResult:
        order = ranked(numbers, found, self.index)[:limit]
        meetings = self.index.meetings([number for number, _ in order])
        scores = dict(order)
        hits = tuple(hit(each, scores[each.number], query, found) for each in meetings)
        is_full = numbers <= satisfying_all(found)
        unknown = [term.typed for term in query.of_kind(TermKind.UNKNOWN)]
        return SearchResult(
            query=query,
            total=len(numbers) if is_full else 0,
            partial_total=0 if is_full else len(numbers),
            hits=hits,
            suggestions=suggest(unknown, self._names),
        )
