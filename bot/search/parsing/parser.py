"""Parse a query: interpret its spans, and return the best ways to read all of its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from operator import attrgetter, itemgetter

from bot.records.model import MeetingKind
from bot.search.analysis.decompounding import split_compounds
from bot.search.analysis.east_asian import remove_titles, translate_query_words
from bot.search.analysis.tokenizer import extract_quoted_phrases
from bot.search.knowledge.office_holders import holders_during
from bot.search.linking.candidates import CandidateGenerator
from bot.search.linking.match_level import MatchOptions
from bot.search.parsing.interpretations import SpanInterpreter
from bot.search.parsing.resources import ParserResources
from bot.search.parsing.segmentation import Segmentation, extend, extended_score
from bot.search.parsing.travel import with_travel
from bot.search.query.date_constraints import DateParse
from bot.search.query.model import Candidate, Query, Term, TermKind
from bot.text import clean

BY_SCORE = attrgetter("score")
BY_FIRST = itemgetter(0)
TALKS = Term(
    "talks", TermKind.KIND, (Candidate(MeetingKind.TALKS.value, MeetingKind.TALKS.value, 1.0),)
)


@dataclass(frozen=True, slots=True)
class TextVariant:
    """A reading of a text with some of its dates taken out.

    `score` is what the dates explain, less the weight of all tokens, so that variants compare.
    """

    interpreter: SpanInterpreter
    dates: tuple[Term, ...]
    score: float


class QueryParser:
    """Parses one text with the given options; `today` is the day that `last year` counts from."""

    def __init__(
        self, text: str, resources: ParserResources, today: date, options: MatchOptions
    ) -> None:
        self._resources = resources
        self._options = options
        max_chars = resources.limits.max_query_chars
        unquoted, phrases = extract_quoted_phrases(clean(text[:max_chars]))
        self._unquoted = unquoted
        is_complete = resources.tokenizer.tokenize(unquoted).is_complete
        # What all parses share
        self._query = Query(
            text,
            tuple(Term(phrase, TermKind.TEXT) for phrase in phrases),
            is_cut=len(text) > max_chars or not is_complete,
            includes_full_text=options.is_fuzzy,
        )
        # A text as it stands has to explain more than with translated query words: 북미 정상회담
        # is a topic, and no summit of 북미
        penalties = {
            remove_titles(unquoted): resources.weights.untranslated_penalty,
            remove_titles(translate_query_words(unquoted)): 0.0,
        }
        self._variants = [
            variant
            for variant_text, penalty in penalties.items()
            for variant in self._text_variants(variant_text, penalty, today)
        ]

    def parses(self) -> list[Query]:
        """Return the best parses, that which explains most first."""
        best = islice(self._top_parses(), self._resources.limits.max_parses)
        return [self._to_query(segmentation) for segmentation in best]

    def match_full_names(self, *, by_consonants: bool) -> bool:
        """Look up all spans as full names in another spelling; return whether any was found.

        Until then this is done only for tokens that no name explains. `by_consonants` also accepts
        names with the same consonants.
        """
        found = [
            variant.interpreter.match_full_names(by_consonants=by_consonants)
            for variant in self._variants
        ]
        return any(found)

    def _text_variants(self, text: str, penalty: float, today: date) -> Iterator[TextVariant]:
        """Yield a text with its dates taken out, and with dates as other words (Expo 2030)."""
        resources, is_fuzzy = self._resources, self._options.is_fuzzy
        weight = self._weight(text)
        is_long = weight > resources.limits.max_tokens_without_dates
        date_parses = resources.dates.parse(text, today)
        for parsed in date_parses[:1] if is_fuzzy and is_long else date_parses:
            if not is_fuzzy and self._has_unknown_number(parsed.rest):
                continue
            date_weight = weight - self._weight(parsed.rest)
            score = resources.weights.date_token * date_weight - weight - penalty
            yield TextVariant(self._interpreter(parsed.rest), _date_terms(parsed), score)

    def _interpreter(self, text: str) -> SpanInterpreter:
        resources, options = self._resources, self._options
        tokenizer = resources.tokenizer
        tokens = (
            tokenizer.tokenize_transliterated(text, options.transliteration)
            if options.transliteration
            else tokenizer.tokenize(text)
        ).tokens
        if options.is_fuzzy:
            tokens = split_compounds(tokens, resources.lexicon, resources.limits)
        generator = CandidateGenerator(tokens, resources.lookups, options.level)
        return SpanInterpreter(text, tokens, generator, resources, is_fuzzy=options.is_fuzzy)

    def _has_unknown_number(self, text: str) -> bool:
        """Return whether a number is in no name: a year of a date, unlike that of Expo 2030."""
        tokens = self._resources.tokenizer.tokenize(text).tokens
        numbers = {token.folded for token in tokens if token.folded[:1].isdigit()}
        return len(self._resources.lexicon.entries(numbers)) < len(numbers)

    def _weight(self, text: str) -> float:
        return sum(token.weight for token in self._resources.tokenizer.tokenize(text).tokens)

    def _top_parses(self) -> list[Segmentation]:
        """Return distinct segmentations that explain about as much as the best one, in order."""
        found = [
            Segmentation((*each.terms, *variant.dates), each.score + variant.score, each.cues)
            for variant in self._variants
            for each in self._best_segmentations(variant.interpreter)
        ]
        least = max(map(BY_SCORE, found), default=0.0) - self._resources.weights.parse_margin
        best = sorted((each for each in found if each.score >= least), key=BY_SCORE, reverse=True)
        if len(best) <= 1:
            return best
        distinct: dict[tuple[object, ...], Segmentation] = {}
        for each in best:
            distinct.setdefault((each.terms, each.intent), each)
        return list(distinct.values())

    def _best_segmentations(self, interpreter: SpanInterpreter) -> list[Segmentation]:
        """Return the best segmentations of all tokens (beam search from left to right).

        One that explains the same tokens much worse than another cannot catch up.
        """
        if not interpreter.may_explain_all:
            return []
        weights, limits = self._resources.weights, self._resources.limits
        term_penalty, max_parses = weights.term_penalty, limits.max_parses
        # Some terms cost nothing when they are repeated
        margin = weights.parse_margin + term_penalty
        best = [[Segmentation()]]
        for end in range(1, interpreter.size + 1):
            extensions = [
                (
                    extended_score(segmentation, interpretation, weight, term_penalty),
                    segmentation,
                    interpretation,
                    start,
                )
                for start in range(max(0, end - limits.max_span_tokens), end)
                if best[start] and (interpretations := interpreter.interpret(start, end))
                for weight in (interpreter.weight(start, end),)
                for interpretation in interpretations
                for segmentation in best[start]
            ]
            extensions.sort(key=BY_FIRST, reverse=True)
            least = extensions[0][0] - margin if extensions else 0.0
            best.append(
                [
                    extend(
                        segmentation,
                        interpretation,
                        interpreter.surface(start, end) if interpretation.term is None else "",
                        score,
                    )
                    for score, segmentation, interpretation, start in extensions[:max_parses]
                    if score >= least
                ]
            )
        return best[-1]

    def _to_query(self, segmentation: Segmentation) -> Query:
        shared, speakers = self._query, segmentation.speaker_terms
        asked = tuple(term for term in segmentation.terms if not term.is_excluded)
        asked = _with_holders_at_the_time(with_travel(self._with_talks(asked)))
        terms = (*asked, *shared.terms)
        return Query(
            shared.text,
            terms,
            segmentation.score,
            is_cut=shared.is_cut,
            includes_full_text=shared.includes_full_text,
            intent=segmentation.intent,
            excluded=tuple(term for term in segmentation.terms if term.is_excluded),
            phrases=tuple(term.surface for term in shared.terms),
            speaker_terms=tuple(at for at, term in enumerate(terms) if term in speakers),
        )

    def _with_talks(self, terms: tuple[Term, ...]) -> tuple[Term, ...]:
        """Read `talks` as the meeting type if only dates are beside it; else it is a stopword."""
        if any(term.kind is not TermKind.DATE for term in terms):
            return terms
        tokens = self._resources.tokenizer.tokenize(self._unquoted).tokens
        has_talks = any(token.folded == TALKS.surface for token in tokens)
        return (TALKS, *terms) if has_talks else terms


def _with_holders_at_the_time(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Limit the candidates of an office to those who held it at the time of the query."""
    dates = [term.when for term in terms if term.when]
    spans = [part.span for when in dates for part in (when.parts or (when,)) if part.span]
    if not spans:
        return terms
    return tuple(
        term._replace(candidates=holders_during(term.candidates, spans)) if term.is_office else term
        for term in terms
    )


def _date_terms(parsed: DateParse) -> tuple[Term, ...]:
    return (
        *(Term(when.surface, TermKind.DATE, when=when) for when in parsed.asked),
        *(
            Term(when.surface, TermKind.DATE, when=when, is_excluded=True)
            for when in parsed.excluded
        ),
    )
