"""Search from end to end: understand, retrieve, rank; the same query and index, the same order."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache

from bot.index.model import EntityKind
from bot.index.reader import Index
from bot.search.alternatives import Alternative, find_alternatives
from bot.search.query import Query, Term, TermKind
from bot.search.quotes import topic_stems
from bot.search.quoting import QuotesFound, find_quotes
from bot.search.rank import by_score, hit, nearest, ranked
from bot.search.result import SearchResult, Window
from bot.search.retrieve import Postings, retrieve, satisfying_all
from bot.search.settle import settle
from bot.search.spelling import spellings
from bot.search.suggest import Suggester
from bot.search.understand import understand
from bot.search.vocabulary import Vocabulary
from bot.search.wordlists import COMMON, FILLERS

DEFAULT_LIMIT = 5
MOST_NAMES = 3  # looked up in texts, of people who share one
REMEMBERED = 4_096  # words known to be in a text or not


class Searcher:
    """Searches one index; made once, as it reads all names, then used from any thread."""

    def __init__(self, index: Index) -> None:
        self.index = index
        names = index.names()
        self._vocabulary = Vocabulary(names)
        self._suggester = Suggester(names)
        self._canonical = {(name.kind, name.entity): name.canonical for name in names}
        self._is_in_text = lru_cache(REMEMBERED)(self._find_in_text)

    def search(self, text: str, today: date, limit: int = DEFAULT_LIMIT) -> SearchResult:
        """Return the meetings that satisfy all of a query, or else the nearest.

        `today` is what `last year` counts from; at most `limit` meetings are returned.
        """
        return self.find(self.understand(text, today), Window(limit))

    def understand(self, text: str, today: date) -> list[Query]:
        """Return the ways to understand a query, at least one, the best first."""
        # Half of a character that JSON may bring cannot be looked up, nor written out again
        text = text.encode("utf-8", "replace").decode()
        queries = understand(text, self._vocabulary, self._is_in_text, today)
        return queries or [Query(text, ())]

    def find(self, queries: Iterable[Query], window: Window) -> SearchResult:
        """Return what the first of these queries finds that finds anything.

        When none does, the nearest to the first one.
        """
        best: tuple[Query, list[Postings]] | None = None
        for query in queries:
            found = retrieve(query, self.index)
            if full := satisfying_all(found):
                return self._result(query, found, full, window)
            best = best or (query, found)
        query, found = best or (Query("", ()), [])
        return self._result(query, found, nearest(query, found), window)

    def name_of(self, kind: EntityKind, entity: str) -> str | None:
        """Return a canonical name; None when the index does not have this id."""
        return self._canonical.get((kind, entity))

    def quotes(self, queries: Iterable[Query], by: Collection[str], window: Window) -> QuotesFound:
        """Return the quotes in what the first of these queries finds that finds any, newest first.

        Those of the people asked for, if any were, or only `by` some of them.
        """
        for query in queries:
            numbers = satisfying_all(retrieve(query, self.index))
            settled = settle(query, numbers, self.index)
            found = find_quotes(settled, numbers, by, self.index, window)
            if found.quotes:
                return found
        return QuotesFound(Query("", ()))

    def alternatives(self, query: Query) -> tuple[Alternative, ...]:
        """Return whom else a query that was found may mean."""
        return find_alternatives(query, self._suggester.nearest)

    def _result(
        self, query: Query, found: list[Postings], numbers: set[int], window: Window
    ) -> SearchResult:
        is_full = numbers <= satisfying_all(found)
        settled = settle(query, numbers if is_full else (), self.index)
        scored = by_score(numbers, found)
        shown = ranked(scored, self.index, window.first + window.limit)[window.first :]
        scores = dict(shown)
        meetings = self.index.meetings(list(scores))
        names = topic_stems(settled, self.index)
        unknown = [term.typed for term in query.of_kind(TermKind.UNKNOWN)]
        return SearchResult(
            query=settled,
            total=len(numbers) if is_full else 0,
            not_held=self.index.not_held(numbers) if is_full else 0,
            partial_total=0 if is_full else len(numbers),
            hits=tuple(hit(each, scores[each.number], settled, found, names) for each in meetings),
            suggestions=self._suggester.suggest(unknown),
            is_newest_first=len(scored) <= 1,
            mentions=0 if numbers else self._mentions(query.terms),
        )

    def _mentions(self, terms: tuple[Term, ...]) -> int:
        """Return how many meetings' texts have the name of the one person asked for."""
        if len(terms) != 1 or terms[0].kind is not TermKind.PERSON:
            return 0
        typed = terms[0].typed
        is_telling = not terms[0].is_guess and typed.lower() not in COMMON | FILLERS
        names = {*terms[0].names[:MOST_NAMES], *([typed] if is_telling else [])}
        return len(set().union(*map(self.index.in_text, names)))

    def _find_in_text(self, words: str) -> bool:
        return any(self.index.has_text(spelled) for spelled in spellings(words))
