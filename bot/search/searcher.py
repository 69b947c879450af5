"""Search an index: parse a question, retrieve its meetings, rank them, suggest alternatives."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import chain

from bot.index.bitmaps import union
from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.name_matching.word_variants import spellings
from bot.search.analysis.stopwords import common_words, stopwords
from bot.search.linking.match_level import MatchLevel, MatchOptions
from bot.search.match_steps import MATCH_STEPS, QuestionTraits
from bot.search.parsing.name_merging import merge_names
from bot.search.parsing.parser import QueryParser
from bot.search.parsing.resources import ParserResources
from bot.search.query.intent import Intent
from bot.search.query.model import Query, TermKind
from bot.search.retrieval.disambiguation import ParsedQuery, resolve_candidates
from bot.search.retrieval.quote_search import QuoteSelection, select_quotes
from bot.search.retrieval.result_builder import build_partial_result, build_result
from bot.search.retrieval.results import PageRange, SearchResult
from bot.search.retrieval.retriever import RetrievedQuery, Retriever, SearchContext
from bot.search.suggestions.alternatives import Alternative, find_alternatives
from bot.search.suggestions.did_you_mean import Suggester
from bot.search.tagging.tagger import EntityTagger
from bot.search.tuning import Limits, Weights
from bot.text import preload_alphabets
from bot.transliteration.readings import preload_tables


class Searcher:
    """Searches one index; safe to use from several threads.

    A question is parsed once; everything shown for it is made from the `ParsedQuery`.
    """

    def __init__(
        self, index: Index, weights: Weights = Weights(), limits: Limits = Limits()
    ) -> None:
        self.index = index
        self.limits = limits
        preload_alphabets()
        preload_tables()
        self._context = SearchContext(index, weights, limits)
        is_in_text = lru_cache(limits.text_lookup_cache_size)(self._is_in_text)
        self._resources = ParserResources.of(index, is_in_text, weights, limits)
        self._suggester = Suggester(index.lexicon, weights, limits)
        self._tagger = EntityTagger(index, weights, limits)

    def parse(self, text: str, today: date) -> ParsedQuery:
        """Return the best parse of a question, with what was retrieved for it.

        `today` is the day that `last year` counts from.
        """
        retriever = Retriever(self._context)
        return resolve_candidates(self._parse_and_retrieve(text, today, retriever), retriever)

    def retrieve(self, query: Query, parsed: ParsedQuery | None = None) -> ParsedQuery:
        """Retrieve a query that a button, a form or a follow-up question makes.

        For a query made from a question, pass the `parsed` question: what was retrieved for it is
        not retrieved again.
        """
        if parsed and query == parsed.query:
            return parsed
        retriever = parsed.retriever if parsed else Retriever(self._context)
        return resolve_candidates(retriever.retrieve(query), retriever)

    def search(
        self, parsed: ParsedQuery, page: PageRange, speakers: Collection[str] = ()
    ) -> SearchResult:
        """Return a page of the meetings that satisfy a query, or else of partial matches.

        For a query with the intent QUOTES, only of the meetings with quotes that answer it, if any
        has; with `speakers` (ids of people), only their quotes count.
        """
        if parsed.full:
            result = build_result(parsed, page, self._quotes(parsed, speakers))
            suggestions = self._suggestions(parsed.query)
            return replace(result, suggestions=suggestions) if suggestions else result
        result = build_partial_result(parsed, page)
        mentions = 0 if result.partial_total else self._mentions(parsed.query)
        return replace(result, suggestions=self._suggestions(parsed.query), mentions=mentions)

    def alternatives(self, query: Query) -> tuple[Alternative, ...]:
        """Return what else unknown words and ambiguous names of a resolved query may mean."""
        return find_alternatives(query, self._suggester.nearest, self.limits.max_alternatives)

    def tag(self, message: str) -> Query:
        """Return the query for all people, topics and places that a message names outright."""
        return self._tagger.tag(message)

    def name_of(self, kind: EntityKind, entity: str) -> str | None:
        """Return the canonical name of an id; None when the index does not have it."""
        numbers = self.index.lexicon.numbers(kind, [entity])
        return self.index.lexicon.entity(numbers[0]).name if numbers else None

    def _parse_and_retrieve(self, text: str, today: date, retriever: Retriever) -> RetrievedQuery:
        """Walk through the match steps until one of them accepts the best parse so far."""
        # An unpaired surrogate, which JSON may contain, can be neither looked up nor printed
        text = text.encode("utf-8", "replace").decode()
        traits = QuestionTraits(text, self._resources)
        attempts = _Attempts(text, today, self._resources, retriever)
        best = RetrievedQuery(Query(text, ()))
        for step in MATCH_STEPS:
            found = attempts.best_of(step.options(traits), by_consonants=not best.full)
            if found and _prefers(found, best):
                best = found
            if best.full and step.accepts(best.query, self._context.weights):
                break
        return best if best.full else self._with_merged_names(best, retriever)

    def _with_merged_names(self, best: RetrievedQuery, retriever: Retriever) -> RetrievedQuery:
        """Return a query with adjacent terms as one name, if some meeting satisfies it then."""
        merged = merge_names(best.query, self._resources.lookups)
        found = retriever.retrieve(merged) if merged else best
        return found if found.full else best

    def _quotes(self, parsed: ParsedQuery, speakers: Collection[str]) -> QuoteSelection | None:
        if parsed.query.intent is not Intent.QUOTES:
            return None
        selection = select_quotes(parsed.query, parsed.full, speakers, self.index)
        return selection if selection.numbers else None

    def _suggestions(self, query: Query) -> tuple[str, ...]:
        terms = (*query.terms, *query.excluded)
        return self._suggester.suggest(
            term.surface for term in terms if term.kind is TermKind.UNKNOWN
        )

    def _mentions(self, query: Query) -> int:
        """Return how many meetings' texts mention the one person that a query asks for."""
        if len(query.terms) != 1 or query.terms[0].kind is not TermKind.PERSON:
            return 0
        (term,) = query.terms
        is_distinctive = term.surface.lower() not in common_words() | stopwords()
        names = {*term.names[: self.limits.max_names_in_text]}
        if is_distinctive and not term.is_fuzzy_only:
            names.add(term.surface)
        return len(union(map(self.index.postings.with_phrase, names)))

    def _is_in_text(self, words: str) -> bool:
        return any(self.index.postings.has_phrase(spelling) for spelling in spellings(words))


class _Attempts:
    """The attempts to parse one question, each with the meetings retrieved for it."""

    def __init__(
        self, text: str, today: date, resources: ParserResources, retriever: Retriever
    ) -> None:
        self._text = text
        self._today = today
        self._resources = resources
        self._retriever = retriever
        self._latest: QueryParser | None = None

    def best_of(
        self, options: Iterable[MatchOptions], *, by_consonants: bool
    ) -> RetrievedQuery | None:
        """Return the best attempt with any of these options; None if they change no parse.

        `by_consonants` takes full names with the same consonants as matches too.
        """
        tried: list[RetrievedQuery] = []
        threshold = self._retriever.context.weights.transliteration_accept_threshold
        for each in options:
            parser = self._parser(each, by_consonants=by_consonants)
            if parser is None:
                continue
            tried.append(self._best_parse(parser))
            if tried[-1].full and _scores_at_least(tried[-1].query, threshold):
                break  # no other reading of the text is needed
        full = [each for each in tried if each.full]
        return max(full or tried, key=lambda each: each.query.parse_score, default=None)

    def _parser(self, options: MatchOptions, *, by_consonants: bool) -> QueryParser | None:
        """Return a parser with these options; None if it would parse as the latest one did."""
        if options.level is MatchLevel.FULL_NAME and self._latest:
            is_changed = self._latest.match_full_names(by_consonants=by_consonants)
            return self._latest if is_changed else None
        self._latest = QueryParser(self._text, self._resources, self._today, options)
        return self._latest

    def _best_parse(self, parser: QueryParser) -> RetrievedQuery:
        """Return the best parse that some meeting satisfies, or else the best."""
        retrieved = map(self._retriever.retrieve, parser.parses())
        first = next(retrieved, RetrievedQuery(Query(self._text, ())))
        return next((each for each in chain([first], retrieved) if each.full), first)


def _scores_at_least(query: Query, threshold: float) -> bool:
    """Return whether all terms that name somebody or something have at least this score."""
    return all(term.score >= threshold for term in query.terms if term.groups)


def _prefers(found: RetrievedQuery, best: RetrievedQuery) -> bool:
    """Return whether a later parse is better than the best so far.

    It is if it explains the same with fewer terms: `Anthony Blinken` is Antony Blinken rather than
    an Anthony and a Blinken.
    """
    if not best.full:
        return True
    return bool(found.full) and len(found.query.terms) < len(best.query.terms)
