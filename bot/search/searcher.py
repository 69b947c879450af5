"""Search from end to end: understand, retrieve, rank; the same query and index, the same order."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.index.read.lexicon import Lexicon
from bot.name_matching.word_variants import spellings
from bot.search.analysis.stopwords import COMMON_WORDS, STOPWORDS
from bot.search.analysis.tokenizer import LONGEST_QUERY, tokenize
from bot.search.analysis.transliteration import rank_transliterations
from bot.search.knowledge.knowledge_base import KnowledgeBase
from bot.search.linking.candidates import LexiconLookups
from bot.search.linking.match_level import MatchLevel, MatchOptions
from bot.search.parsing.confidence import has_partial_names, is_confident, may_be_single_name
from bot.search.parsing.parser import ParserResources, QueryParser
from bot.search.query.intent import Intent
from bot.search.query.model import Query, Term, TermKind
from bot.search.retrieval.disambiguation import ParsedQuery, resolve_candidates
from bot.search.retrieval.posting_tiers import union
from bot.search.retrieval.quote_search import QuoteSelection, select_quotes
from bot.search.retrieval.result_builder import build_partial_result, build_result
from bot.search.retrieval.results import PageRange, SearchResult
from bot.search.retrieval.retriever import RetrievedQuery, Retriever
from bot.search.suggestions.alternatives import Alternative, find_alternatives
from bot.search.suggestions.did_you_mean import Suggester
from bot.text import read_alphabets
from bot.transliteration.kanji import read_dictionary

MOST_NAMES = 3  # looked up in texts, of people who share one
LIKELIEST = 2  # readings of another script that are looked at closely
# Words that mean something: of more, no two errors are sought in one, and few readings of other
# scripts; of still more, only quick ways are tried, and one reading
MOST_WITH_ERRORS = 6
MOST_TRIED = 8
MOST_READ = 24  # words of all readings of another script that are tried
TRANSLITERATION_ACCEPT_SCORE = 0.75  # and for no other way to read another script
REMEMBERED = 4_096  # words known to be in a text or not


class Searcher:
    """Searches one index, from any thread; of the index it reads what a query needs."""

    def __init__(self, index: Index) -> None:
        self.index = index
        read_alphabets()
        read_dictionary()
        is_in_text = lru_cache(REMEMBERED)(self._find_in_text)
        self._knowledge = ParserResources(
            index.lexicon, LexiconLookups.of(index.lexicon), is_in_text, KnowledgeBase.of(index)
        )
        self._suggester = Suggester(index.lexicon)

    def parse(self, text: str, today: date) -> ParsedQuery:
        """Return the best parse of a question, with what was retrieved for it.

        `today` is the day that `last year` counts from.
        """
        retriever = Retriever(self.index)
        return resolve_candidates(self._parse_and_retrieve(text, today, retriever), retriever)

    def retrieve(self, query: Query, parsed: ParsedQuery | None = None) -> ParsedQuery:
        """Retrieve a query that a button, a form or a follow-up question makes.

        Of a query that is made from a question, pass how that was `parsed`: the terms they share
        are not retrieved again.
        """
        if parsed and query == parsed.query:
            return parsed
        retriever = parsed.retriever if parsed else Retriever(self.index)
        return resolve_candidates(retriever.retrieve(query), retriever)

    def search(
        self, parsed: ParsedQuery, page: PageRange, speakers: Collection[str] = ()
    ) -> SearchResult:
        """Return a page of the meetings that satisfy all of a query, or else of the nearest.

        For a query with the intent QUOTES, only of the meetings with quotes that answer it, if any
        has; with `speakers` (ids of people), only their quotes count.
        """
        if parsed.full:
            quotes = self._quotes(parsed, speakers)
            result = build_result(parsed, self.index, page, quotes)
            suggestions = self._suggestions(parsed.query)
            return replace(result, suggestions=suggestions) if suggestions else result
        result = build_partial_result(parsed, self.index, page)
        mentions = 0 if result.partial_total else self._mentions(parsed.query.terms)
        return replace(result, suggestions=self._suggestions(parsed.query), mentions=mentions)

    def _quotes(self, parsed: ParsedQuery, speakers: Collection[str]) -> QuoteSelection | None:
        if parsed.query.intent is not Intent.QUOTES:
            return None
        selection = select_quotes(parsed.query, parsed.full, speakers, self.index)
        return selection if selection.numbers else None

    def _parse_and_retrieve(self, text: str, today: date, retriever: Retriever) -> RetrievedQuery:
        # Half of a character that JSON may bring cannot be looked up, nor written out again
        text = text.encode("utf-8", "replace").decode()
        written = QueryParser(text, self._knowledge, today, MatchOptions())
        best = _first_with_results(written, text, retriever)
        if best.full and (is_confident(best.query) or not may_be_single_name(best.query)):
            return best
        if written.match_full_names(loosely=not best.full):
            other = _first_with_results(written, text, retriever)
            if other.full and _prefers_single_entity(best, other):
                return other
        if best.full and not has_partial_names(best.query):
            return best
        wider = self._fuzzy_passes(text, today, retriever)
        return wider if _prefers_single_entity(best, wider) else best

    def _fuzzy_passes(self, text: str, today: date, retriever: Retriever) -> RetrievedQuery:
        """Return the best attempt of the first round in which all that was asked is met."""
        best = RetrievedQuery(Query(text, ()))
        for efforts in _match_level_schedule(text, self.index.lexicon):
            best = self._best_transliteration(text, today, efforts, retriever)
            if best.full:
                break
        return best

    def _best_transliteration(
        self, text: str, today: date, efforts: Iterable[MatchOptions], retriever: Retriever
    ) -> RetrievedQuery:
        """Return the best attempt, one that finds something if there is any."""
        tried: list[RetrievedQuery] = []
        for effort in efforts:
            understanding = QueryParser(text, self._knowledge, today, effort)
            tried.append(_first_with_results(understanding, text, retriever))
            if tried[-1].full and _scores_at_least(tried[-1].query, TRANSLITERATION_ACCEPT_SCORE):
                break
        full = [each for each in tried if each.full]
        return max(full or tried, key=lambda each: each.query.parse_score)

    def name_of(self, kind: EntityKind, entity: str) -> str | None:
        """Return a canonical name; None when the index does not have this id."""
        numbers = self.index.lexicon.numbers(kind, [entity])
        return self.index.lexicon.entity(numbers[0]).name if numbers else None

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
        is_telling = not terms[0].is_fuzzy_only and typed.lower() not in COMMON_WORDS | STOPWORDS
        names = {*terms[0].names[:MOST_NAMES], *([typed] if is_telling else [])}
        return len(union(map(self.index.postings.in_text, names)))

    def _find_in_text(self, words: str) -> bool:
        return any(self.index.postings.has_text(spelled) for spelled in spellings(words))


def _first_with_results(
    understanding: QueryParser, text: str, retriever: Retriever
) -> RetrievedQuery:
    """Return the best way to understand a text that finds something, or else the best."""
    first: RetrievedQuery | None = None
    for query in understanding.parses():
        attempt = retriever.retrieve(query)
        if attempt.full:
            return attempt
        first = first or attempt
    return first or RetrievedQuery(Query(text, ()))


def _match_level_schedule(text: str, lexicon: Lexicon) -> Iterator[list[MatchOptions]]:
    """Yield what to try side by side, until something meets all that was asked."""
    readings = rank_transliterations(text, lexicon) or [{}]
    words = [word for word in tokenize(text[:LONGEST_QUERY])[0] if not word.is_stopword]
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
