"""Search from end to end: understand, retrieve, rank; the same query and index, the same order."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from pyroaring import BitMap

from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.index.read.lexicon import Lexicon
from bot.name_matching.word_variants import spellings
from bot.search.analysis.stopwords import COMMON, FILLERS
from bot.search.analysis.tokenizer import LONGEST_QUERY, split_words
from bot.search.analysis.transliteration import read_foreign
from bot.search.knowledge.knowledge_base import Background
from bot.search.linking.candidates import KnownWords
from bot.search.linking.match_level import Depth, Effort
from bot.search.parsing.confidence import are_halves, is_certain, may_be_one
from bot.search.parsing.parser import Knowledge, Understanding
from bot.search.query.model import Query, Term, TermKind
from bot.search.retrieval.disambiguation import settle
from bot.search.retrieval.exclusion import left_out
from bot.search.retrieval.posting_tiers import Postings, satisfying_all, together
from bot.search.retrieval.quote_search import QuotesFound, find_quotes
from bot.search.retrieval.result_builder import full_result, partial_result
from bot.search.retrieval.results import SearchResult, Window
from bot.search.retrieval.retriever import retrieve
from bot.search.suggestions.alternatives import Alternative, find_alternatives
from bot.search.suggestions.did_you_mean import Suggester
from bot.text import read_alphabets
from bot.transliteration.kanji import read_dictionary

DEFAULT_LIMIT = 5
MOST_NAMES = 3  # looked up in texts, of people who share one
LIKELIEST = 2  # readings of another script that are looked at closely
# Words that mean something: of more, no two errors are sought in one, and few readings of other
# scripts; of still more, only quick ways are tried, and one reading
MOST_WITH_ERRORS = 6
MOST_TRIED = 8
MOST_READ = 24  # words of all readings of another script that are tried
GOOD = 0.75  # and for no other way to read another script
REMEMBERED = 4_096  # words known to be in a text or not


@dataclass(frozen=True, slots=True)
class Attempt:
    """A way to understand a text, what satisfies each of its terms, and what satisfies all."""

    query: Query
    found: list[Postings] = field(default_factory=list)
    full: BitMap = field(default_factory=BitMap)


class Searcher:
    """Searches one index, from any thread; of the index it reads what a query needs."""

    def __init__(self, index: Index) -> None:
        self.index = index
        read_alphabets()
        read_dictionary()
        is_in_text = lru_cache(REMEMBERED)(self._find_in_text)
        self._knowledge = Knowledge(
            index.lexicon, KnownWords.of(index.lexicon), is_in_text, Background.of(index)
        )
        self._suggester = Suggester(index.lexicon)

    def search(self, text: str, today: date, limit: int = DEFAULT_LIMIT) -> SearchResult:
        """Return the meetings that satisfy all of a query, or else the nearest.

        `today` is what `last year` counts from; at most `limit` meetings are returned.
        """
        return self._result(self._best(text, today), Window(limit))

    def understand(self, text: str, today: date) -> list[Query]:
        """Return the best way to understand a query, with its candidates named, for `find`."""
        best = self._best(text, today)
        return [settle(best.query, best.full, self.index)]

    def find(self, queries: Iterable[Query], window: Window) -> SearchResult:
        """Return what the first of these queries finds that finds anything.

        When none does, the nearest to the first one.
        """
        tried: list[Attempt] = []
        for query in queries:
            tried.append(self._attempt(query))
            if tried[-1].full:
                return self._result(tried[-1], window)
        return self._result(tried[0] if tried else Attempt(Query("", ())), window)

    def _best(self, text: str, today: date) -> Attempt:
        # Half of a character that JSON may bring cannot be looked up, nor written out again
        text = text.encode("utf-8", "replace").decode()
        written = Understanding(text, self._knowledge, today, Effort())
        best = self._first_found(written, text)
        if best.full and (is_certain(best.query) or not may_be_one(best.query)):
            return best
        if written.find_whole_names(loosely=not best.full):
            other = self._first_found(written, text)
            if other.full and _is_overruled(best, other):
                return other
        if best.full and not are_halves(best.query):
            return best
        wider = self._widely(text, today)
        return wider if _is_overruled(best, wider) else best

    def _widely(self, text: str, today: date) -> Attempt:
        """Return the best attempt of the first round in which all that was asked is met."""
        best = Attempt(Query(text, ()))
        for efforts in _rounds(text, self.index.lexicon):
            best = self._best_of(text, today, efforts)
            if best.full:
                break
        return best

    def _best_of(self, text: str, today: date, efforts: Iterable[Effort]) -> Attempt:
        """Return the best attempt, one that finds something if there is any."""
        tried: list[Attempt] = []
        for effort in efforts:
            understanding = Understanding(text, self._knowledge, today, effort)
            tried.append(self._first_found(understanding, text))
            if tried[-1].full and _fits(tried[-1].query, GOOD):
                break
        full = [each for each in tried if each.full]
        return max(full or tried, key=lambda each: each.query.value)

    def _first_found(self, understanding: Understanding, text: str) -> Attempt:
        """Return the best way to understand a text that finds something, or else the best."""
        first: Attempt | None = None
        for query in understanding.queries():
            attempt = self._attempt(query)
            if attempt.full:
                return attempt
            first = first or attempt
        return first or Attempt(Query(text, ()))

    def _attempt(self, query: Query) -> Attempt:
        found = left_out(retrieve(query, self.index), query, self.index)
        return Attempt(query, found, satisfying_all(found))

    def _result(self, attempt: Attempt, window: Window) -> SearchResult:
        query, found = attempt.query, attempt.found
        if attempt.full:
            result = full_result(query, found, attempt.full, self.index, window)
            suggestions = self._suggestions(query)
            return replace(result, suggestions=suggestions) if suggestions else result
        result = partial_result(query, found, self.index, window)
        mentions = 0 if result.partial_total else self._mentions(result.query.terms)
        return replace(result, suggestions=self._suggestions(query), mentions=mentions)

    def name_of(self, kind: EntityKind, entity: str) -> str | None:
        """Return a canonical name; None when the index does not have this id."""
        numbers = self.index.lexicon.numbers(kind, [entity])
        return self.index.lexicon.entity(numbers[0]).name if numbers else None

    def quotes(self, queries: Iterable[Query], by: Collection[str], window: Window) -> QuotesFound:
        """Return the quotes in what the first of these queries finds that finds any, newest first.

        Those of the people asked for, if any were, or only `by` some of them.
        """
        for query in queries:
            numbers = self._attempt(query).full
            settled = settle(query, numbers, self.index)
            found = find_quotes(settled, numbers, by, self.index, window)
            if found.quotes:
                return found
        return QuotesFound(Query("", ()))

    def alternatives(self, query: Query) -> tuple[Alternative, ...]:
        """Return whom else a query that was found may mean."""
        return find_alternatives(query, self._suggester.nearest)

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
        return len(together(map(self.index.postings.in_text, names)))

    def _find_in_text(self, words: str) -> bool:
        return any(self.index.postings.has_text(spelled) for spelled in spellings(words))


def _rounds(text: str, lexicon: Lexicon) -> Iterator[list[Effort]]:
    """Yield what to try side by side, until something meets all that was asked."""
    readings = read_foreign(text, lexicon) or [{}]
    words = [word for word in split_words(text[:LONGEST_QUERY])[0] if not word.is_filler]
    if len(words) > MOST_TRIED:
        yield [Effort(Depth.SPELLINGS, readings[0])]
        return
    is_short = len(words) <= MOST_WITH_ERRORS
    most = max(MOST_READ // max(len(words), 1), 1)
    yield [Effort(Depth.SPELLINGS, reading) for reading in readings[:most]]
    # All spellings of what is read from another script have been tried
    if any(text[word.start : word.end].isascii() for word in words):
        yield [Effort(Depth.OTHERS, reading) for reading in readings[:LIKELIEST]]
    if is_short:
        yield [Effort(Depth.ERRORS, readings[0])]


def _fits(query: Query, least: float) -> bool:
    """Tell whether all that names somebody or something fits them at least so well."""
    return all(term.score >= least for term in query.terms if term.groups)


def _is_overruled(best: Attempt, other: Attempt) -> bool:
    """Tell whether a part of a name is better read as one name that is spelled otherwise.

    `Anthony Blinken` is Antony Blinken rather than an Anthony and a Blinken.
    """
    is_one = len(other.query.terms) < len(best.query.terms)
    return not best.full or (bool(other.full) and is_one)
