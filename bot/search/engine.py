"""Search from end to end: understand, retrieve, rank; the same query and index, the same order."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from bot.index.reader import Index
from bot.search.background import Background
from bot.search.exclusion import left_out
from bot.search.query import Query, Term, TermKind
from bot.search.reply import full_result, partial_result
from bot.search.result import SearchResult
from bot.search.retrieve import Postings, retrieve, satisfying_all
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

    def search(self, text: str, today: date, limit: int = DEFAULT_LIMIT) -> SearchResult:
        """Return the meetings that satisfy all of a query, or else the nearest.

        `today` is what `last year` counts from; at most `limit` meetings are returned.
        """
        # Half of a character that JSON may bring cannot be looked up, nor written out again
        text = text.encode("utf-8", "replace").decode()
        best: tuple[Query, list[Postings]] | None = None
        for query in understand(text, self._knowledge, today):
            found = left_out(retrieve(query, self.index), query, self.index)
            if full := satisfying_all(found):
                result = full_result(query, found, full, self.index, limit)
                return replace(result, suggestions=self._suggestions(query))
            best = best or (query, found)
        query, found = best or (Query(text, ()), [])
        result = partial_result(query, found, self.index, limit)
        mentions = 0 if result.partial_total else self._mentions(query.terms)
        return replace(result, suggestions=self._suggestions(query), mentions=mentions)

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
