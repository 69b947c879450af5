"""Search from end to end: understand, retrieve, rank; the same query and index, the same order."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from pyroaring import BitMap

from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.name_matching.word_variants import spellings
from bot.search.analysis.stopwords import common_words, stopwords
from bot.search.linking.match_level import MatchLevel, MatchOptions
from bot.search.parsing.confidence import has_partial_names, is_confident, may_be_single_name
from bot.search.parsing.parser import QueryParser
from bot.search.parsing.resources import ParserResources
from bot.search.query.model import Query, Term, TermKind
from bot.search.retrieval.disambiguation import resolve_candidates
from bot.search.retrieval.exclusion import apply_exclusions
from bot.search.retrieval.posting_tiers import TieredPostings, satisfying_all, union
from bot.search.retrieval.quote_search import QuoteResult, find_quotes
from bot.search.retrieval.result_builder import build_partial_result, build_result
from bot.search.retrieval.results import PageRange, SearchResult
from bot.search.retrieval.retriever import retrieve
from bot.search.suggestions.alternatives import Alternative, find_alternatives
from bot.search.suggestions.did_you_mean import Suggester
from bot.search.tuning import Limits, Weights
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
TRANSLITERATION_ACCEPT_SCORE = 0.75  # and for no other way to read another script


@dataclass(frozen=True, slots=True)
class RetrievedQuery:
    """A way to understand a text, what satisfies each of its terms, and what satisfies all."""

    query: Query
    found: list[TieredPostings] = field(default_factory=list)
    full: BitMap = field(default_factory=BitMap)


class Searcher:
    """Searches one index, from any thread; of the index it reads what a query needs."""

    def __init__(
        self,
        index: Index,
        weights: Weights = Weights(),
        limits: Limits = Limits(),
    ) -> None:
        self.index = index
        read_alphabets()
        read_dictionary()
        is_in_text = lru_cache(limits.text_lookup_cache_size)(self._find_in_text)
        self._knowledge = ParserResources.of(index, is_in_text, weights, limits)
        self._suggester = Suggester(index.lexicon)

    def search(self, text: str, today: date, limit: int = DEFAULT_LIMIT) -> SearchResult:
        """Return the meetings that satisfy all of a query, or else the nearest.

        `today` is what `last year` counts from; at most `limit` meetings are returned.
        """
        return self._result(self._parse_and_retrieve(text, today), PageRange(limit))

    def understand(self, text: str, today: date) -> list[Query]:
        """Return the best way to understand a query, with its candidates named, for `find`."""
        best = self._parse_and_retrieve(text, today)
        return [resolve_candidates(best.query, best.full, self.index)]

    def find(self, queries: Iterable[Query], window: PageRange) -> SearchResult:
        """Return what the first of these queries finds that finds anything.

        When none does, the nearest to the first one.
        """
        tried: list[RetrievedQuery] = []
        for query in queries:
            tried.append(self._attempt(query))
            if tried[-1].full:
                return self._result(tried[-1], window)
        return self._result(tried[0] if tried else RetrievedQuery(Query("", ())), window)

    def _parse_and_retrieve(self, text: str, today: date) -> RetrievedQuery:
        # Half of a character that JSON may bring cannot be looked up, nor written out again
        text = text.encode("utf-8", "replace").decode()
        written = QueryParser(text, self._knowledge, today, MatchOptions())
        best = self._first_with_results(written, text)
        if best.full and (is_confident(best.query) or not may_be_single_name(best.query)):
            return best
        if written.match_full_names(by_consonants=not best.full):
            other = self._first_with_results(written, text)
            if other.full and _prefers_single_entity(best, other):
                return other
        if best.full and not has_partial_names(best.query):
            return best
        wider = self._fuzzy_passes(text, today)
        return wider if _prefers_single_entity(best, wider) else best

    def _fuzzy_passes(self, text: str, today: date) -> RetrievedQuery:
        """Return the best attempt of the first round in which all that was asked is met."""
        best = RetrievedQuery(Query(text, ()))
        for efforts in _match_level_schedule(text, self._knowledge):
            best = self._best_transliteration(text, today, efforts)
            if best.full:
                break
        return best

    def _best_transliteration(
        self, text: str, today: date, efforts: Iterable[MatchOptions]
    ) -> RetrievedQuery:
        """Return the best attempt, one that finds something if there is any."""
        tried: list[RetrievedQuery] = []
        for effort in efforts:
            understanding = QueryParser(text, self._knowledge, today, effort)
            tried.append(self._first_with_results(understanding, text))
            if tried[-1].full and _scores_at_least(tried[-1].query, TRANSLITERATION_ACCEPT_SCORE):
                break
        full = [each for each in tried if each.full]
        return max(full or tried, key=lambda each: each.query.parse_score)

    def _first_with_results(self, understanding: QueryParser, text: str) -> RetrievedQuery:
        """Return the best way to understand a text that finds something, or else the best."""
        first: RetrievedQuery | None = None
        for query in understanding.parses():
            attempt = self._attempt(query)
            if attempt.full:
                return attempt
            first = first or attempt
        return first or RetrievedQuery(Query(text, ()))

    def _attempt(self, query: Query) -> RetrievedQuery:
        found = apply_exclusions(retrieve(query, self.index), query, self.index)
        return RetrievedQuery(query, found, satisfying_all(found))

    def _result(self, attempt: RetrievedQuery, window: PageRange) -> SearchResult:
        query, found = attempt.query, attempt.found
        if attempt.full:
            result = build_result(query, found, attempt.full, self.index, window)
            suggestions = self._suggestions(query)
            return replace(result, suggestions=suggestions) if suggestions else result
        result = build_partial_result(query, found, self.index, window)
        mentions = 0 if result.partial_total else self._mentions(result.query.terms)
        return replace(result, suggestions=self._suggestions(query), mentions=mentions)

    def name_of(self, kind: EntityKind, entity: str) -> str | None:
        """Return a canonical name; None when the index does not have this id."""
        numbers = self.index.lexicon.numbers(kind, [entity])
        return self.index.lexicon.entity(numbers[0]).name if numbers else None

    def quotes(
        self, queries: Iterable[Query], by: Collection[str], window: PageRange
    ) -> QuoteResult:
        """Return the quotes in what the first of these queries finds that finds any, newest first.

        Those of the people asked for, if any were, or only `by` some of them.
        """
        for query in queries:
            numbers = self._attempt(query).full
            settled = resolve_candidates(query, numbers, self.index)
            found = find_quotes(settled, numbers, by, self.index, window)
            if found.quotes:
                return found
        return QuoteResult(Query("", ()))

    def alternatives(self, query: Query) -> tuple[Alternative, ...]:
        """Return whom else a query that was found may mean."""
        return find_alternatives(query, self._suggester.nearest)

    def _suggestions(self, query: Query) -> tuple[str, ...]:
        terms = (*query.terms, *query.excluded)
        return self._suggester.suggest(
            term.surface for term in terms if term.kind is TermKind.UNKNOWN
        )

    def _mentions(self, terms: tuple[Term, ...]) -> int:
        """Return how many meetings' texts have the name of the one person asked for."""
        if len(terms) != 1 or terms[0].kind is not TermKind.PERSON:
            return 0
        typed = terms[0].surface
        is_telling = (
            not terms[0].is_fuzzy_only and typed.lower() not in common_words() | stopwords()
        )
        names = {*terms[0].names[:MOST_NAMES], *([typed] if is_telling else [])}
        return len(union(map(self.index.postings.in_text, names)))

    def _find_in_text(self, words: str) -> bool:
        return any(self.index.postings.has_text(spelled) for spelled in spellings(words))


def _match_level_schedule(text: str, resources: ParserResources) -> Iterator[list[MatchOptions]]:
    """Yield what to try side by side, until something meets all that was asked."""
    readings = resources.transliterations.rank(text) or [{}]
    tokens = resources.tokenizer.tokenize(text[: resources.limits.max_query_chars]).tokens
    words = [word for word in tokens if not word.is_stopword]
    if len(words) > MOST_TRIED:
        yield [MatchOptions(MatchLevel.VARIANT, readings[0])]
        return
    is_short = len(words) <= MOST_WITH_ERRORS
    most = max(MOST_READ // max(len(words), 1), 1)
    yield [MatchOptions(MatchLevel.VARIANT, reading) for reading in readings[:most]]
    # All spellings of what is read from another script have been tried
    if any(text[word.start : word.end].isascii() for word in words):
        yield [MatchOptions(MatchLevel.ANY_VARIANT, reading) for reading in readings[:LIKELIEST]]
    if is_short:
        yield [MatchOptions(MatchLevel.TWO_EDITS, readings[0])]


def _scores_at_least(query: Query, least: float) -> bool:
    """Tell whether all that names somebody or something fits them at least so well."""
    return all(term.score >= least for term in query.terms if term.groups)


def _prefers_single_entity(best: RetrievedQuery, other: RetrievedQuery) -> bool:
    """Tell whether a part of a name is better read as one name that is spelled otherwise.

    `Anthony Blinken` is Antony Blinken rather than an Anthony and a Blinken.
    """
    is_one = len(other.query.terms) < len(best.query.terms)
    return not best.full or (bool(other.full) and is_one)
