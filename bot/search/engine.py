"""Search from end to end: understand, retrieve, rank; the same query and index, the same order."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from bot.index.model import EntityKind
from bot.index.reader import Index
from bot.search.alternatives import Alternative, find_alternatives
from bot.search.background import Background
from bot.search.exclusion import left_out
from bot.search.query import Query, Term, TermKind
from bot.search.quoting import QuotesFound, find_quotes
from bot.search.reply import full_result, partial_result
from bot.search.result import SearchResult, Window
from bot.search.retrieve import Postings, retrieve, satisfying_all
from bot.search.settle import settle
from bot.search.spelling import spellings
from bot.search.suggest import Suggester
from bot.search.understand import Knowledge, understand
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
        self._knowledge = Knowledge(
            Vocabulary(names),
            lru_cache(REMEMBERED)(self._find_in_text),
            Background.of(index, names),
        )
        self._suggester = Suggester(names)
        self._canonical = {(name.kind, name.entity): name.canonical for name in names}

    def search(self, text: str, today: date, limit: int = DEFAULT_LIMIT) -> SearchResult:
        """Return the meetings that satisfy all of a query, or else the nearest.

        `today` is what `last year` counts from; at most `limit` meetings are returned.
        """
        return self.find(self.understand(text, today), Window(limit))

    def understand(self, text: str, today: date) -> list[Query]:
        """Return the ways to understand a query, at least one, the best first."""
        # Half of a character that JSON may bring cannot be looked up, nor written out again
        text = text.encode("utf-8", "replace").decode()
        queries = understand(text, self._knowledge, today)
        return queries or [Query(text, ())]

    def find(self, queries: Iterable[Query], window: Window) -> SearchResult:
        """Return what the first of these queries finds that finds anything.

        When none does, the nearest to the first one.
        """
        best: tuple[Query, list[Postings]] | None = None
        for query in queries:
            found = self._postings(query)
            if full := satisfying_all(found):
                result = full_result(query, found, full, self.index, window)
                return replace(result, suggestions=self._suggestions(query))
            best = best or (query, found)
        query, found = best or (Query("", ()), [])
        result = partial_result(query, found, self.index, window)
        mentions = 0 if result.partial_total else self._mentions(query.terms)
        return replace(result, suggestions=self._suggestions(query), mentions=mentions)

    def name_of(self, kind: EntityKind, entity: str) -> str | None:
        """Return a canonical name; None when the index does not have this id."""
        return self._canonical.get((kind, entity))

    def quotes(self, queries: Iterable[Query], by: Collection[str], window: Window) -> QuotesFound:
        """Return the quotes in what the first of these queries finds that finds any, newest first.

        Those of the people asked for, if any were, or only `by` some of them.
        """
        for query in queries:
            numbers = satisfying_all(self._postings(query))
            settled = settle(query, numbers, self.index)
            found = find_quotes(settled, numbers, by, self.index, window)
            if found.quotes:
                return found
        return QuotesFound(Query("", ()))

    def alternatives(self, query: Query) -> tuple[Alternative, ...]:
        """Return whom else a query that was found may mean."""
        return find_alternatives(query, self._suggester.nearest)

    def _postings(self, query: Query) -> list[Postings]:
        return left_out(retrieve(query, self.index), query, self.index)

    def _suggestions(self, query: Query) -> tuple[str, ...]:
        terms = (*query.terms, *query.excluded)
        return self._suggester.suggest(
            term.typed for term in terms if term.kind is TermKind.UNKNOWN
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
