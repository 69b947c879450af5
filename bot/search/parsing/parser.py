"""Parse a query into terms, intent and dates; return the best parses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from operator import attrgetter

from bot.name_matching.name_words import remove_honorifics
from bot.records.model import MeetingKind
from bot.search.analysis.country_compounds import expand_country_compounds
from bot.search.analysis.decompounding import split_compounds
from bot.search.analysis.east_asian import remove_titles, translate_query_words
from bot.search.analysis.posts import clean_post
from bot.search.analysis.tokenizer import extract_quoted_phrases
from bot.search.linking.candidates import CandidateGenerator
from bot.search.linking.match_level import MatchOptions
from bot.search.parsing.abroad import resolve_abroad
from bot.search.parsing.alternatives import alternatives_of, wants_absent
from bot.search.parsing.beam_search import best_segmentations
from bot.search.parsing.interpretations import SpanInterpreter
from bot.search.parsing.office_terms import join_titles, with_holders_at_the_time
from bot.search.parsing.resources import ParserResources
from bot.search.parsing.segmentation import Segmentation
from bot.search.parsing.travel import with_travel
from bot.search.query.date_constraints import DateParse
from bot.search.query.intent import Intent, IntentCue, grouping_of
from bot.search.query.model import (
    MIN_TELLING_TERMS,
    Candidate,
    IgnoredKind,
    IgnoredWords,
    Query,
    Term,
    TermKind,
    count_telling,
)
from bot.text import clean

BY_SCORE = attrgetter("score")
TALKS = Term(
    "talks", TermKind.KIND, (Candidate(MeetingKind.TALKS.value, MeetingKind.TALKS.value, 1.0),)
)


@dataclass(frozen=True, slots=True)
class TextVariant:
    """A text without some of its dates, and the terms of these dates.

    `score` is that of the dates less the weight of all tokens, which makes variants comparable.
    """

    interpreter: SpanInterpreter
    dates: tuple[Term, ...]
    score: float


class QueryParser:
    """Parses one text with the given options.

    `today` is the day that `last year` counts from.
    """

    def __init__(
        self, text: str, resources: ParserResources, today: date, options: MatchOptions
    ) -> None:
        self._resources = resources
        self._options = options
        max_chars = resources.limits.max_query_chars
        post = clean_post(text[:max_chars])
        unquoted, phrases = extract_quoted_phrases(remove_honorifics(clean(post.text)))
        self._unquoted = unquoted
        is_complete = resources.tokenizer.tokenize(unquoted).is_complete
        # The fields that all parses share
        self._query = Query(
            text,
            tuple(Term(phrase, TermKind.TEXT) for phrase in phrases),
            is_cut=len(text) > max_chars or not is_complete,
            includes_full_text=options.is_fuzzy,
            ignored=tuple(IgnoredWords(link, IgnoredKind.LINK) for link in post.links),
            today=today,
        )
        # 북미 정상회담 is a topic; but usually the text with translated query words is better
        penalties = {
            remove_titles(unquoted): resources.weights.untranslated_penalty,
            remove_titles(
                translate_query_words(expand_country_compounds(unquoted))
            ): resources.weights.compound_penalty,
            remove_titles(translate_query_words(unquoted)): 0.0,
        }
        self._variants = [
            variant
            for variant_text, penalty in penalties.items()
            for variant in self._text_variants(variant_text, penalty, today)
        ]

    def parses(self) -> list[Query]:
        """Return the best parses, the best first."""
        best = islice(self._top_parses(), self._resources.limits.max_parses)
        return [self._to_query(segmentation) for segmentation in best]

    def match_full_names(self, *, by_consonants: bool) -> bool:
        """Look up all spans as full names in another spelling; return whether any is one.

        Before, only tokens without a name are looked up so. `by_consonants` also accepts names with
        the same consonants.
        """
        found = [
            variant.interpreter.match_full_names(by_consonants=by_consonants)
            for variant in self._variants
        ]
        return any(found)

    def _text_variants(self, text: str, penalty: float, today: date) -> Iterator[TextVariant]:
        """Yield a text without its dates, and with dates as parts of names (Expo 2030)."""
        resources, is_fuzzy = self._resources, self._options.is_fuzzy
        weight = self._weight(text)
        is_long = weight > resources.limits.max_tokens_without_dates
        date_parses = resources.dates.parse(text, today)
        for parsed in date_parses[:1] if is_fuzzy and is_long else date_parses:
            if not is_fuzzy and self._has_unknown_number(parsed.rest):
                continue
            date_weight = weight - self._weight(parsed.rest) if parsed.rest != text else 0.0
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
        generator = CandidateGenerator(text, tokens, resources.lookups, options.level)
        return SpanInterpreter(text, tokens, generator, resources, is_fuzzy=options.is_fuzzy)

    def _has_unknown_number(self, text: str) -> bool:
        """Return whether a number is in no name, unlike 2030: it is a date that was not parsed."""
        tokens = self._resources.tokenizer.tokenize(text).tokens
        numbers = {token.folded for token in tokens if token.folded[:1].isdigit()}
        return bool(numbers) and len(self._resources.lexicon.entries(numbers)) < len(numbers)

    def _weight(self, text: str) -> float:
        return sum(token.weight for token in self._resources.tokenizer.tokenize(text).tokens)

    def _top_parses(self) -> list[Segmentation]:
        """Return distinct segmentations within a margin of the best score, the best first."""
        weights, limits = self._resources.weights, self._resources.limits
        found = [
            each._replace(terms=(*each.terms, *variant.dates), score=each.score + variant.score)
            for variant in self._variants
            for each in best_segmentations(variant.interpreter, weights, limits)
        ]
        min_score = max(map(BY_SCORE, found), default=0.0) - weights.parse_margin
        best = [each for each in found if each.score >= min_score]
        best.sort(key=BY_SCORE, reverse=True)
        if len(best) <= 1:
            return best
        distinct: dict[tuple[object, ...], Segmentation] = {}
        for each in best:
            distinct.setdefault((each.terms, each.intent, each.cues, each.negates_next), each)
        return list(distinct.values())

    def _to_query(self, segmentation: Segmentation) -> Query:
        segmentation = join_titles(segmentation, self._resources.lexicon.numbers)
        shared, speakers = self._query, segmentation.speaker_terms
        intent, cues = segmentation.intent, segmentation.cue_kinds
        connected, groups = alternatives_of(segmentation, self._unquoted)
        connected = resolve_abroad(connected, self._resources.countries_of)
        if intent is Intent.COMPARISON and not groups:
            intent = Intent.COUNT  # `did they meet more than once?`
        asked = tuple(term for term in connected if not term.is_excluded)
        excluded = tuple(term for term in connected if term.is_excluded)
        asked, ignored = _require_what_is_left(asked, segmentation.ignored)
        terms = (*with_holders_at_the_time(with_travel(self._with_talks(asked))), *shared.terms)
        absent = wants_absent(segmentation)
        return Query(
            shared.text,
            terms,
            segmentation.score,
            is_cut=shared.is_cut,
            includes_full_text=shared.includes_full_text,
            today=shared.today,
            intent=intent,
            excluded=() if absent else excluded,
            phrases=tuple(term.surface for term in shared.terms),
            speaker_terms=tuple(at for at, term in enumerate(terms) if term in speakers),
            alternatives=groups,
            grouping=grouping_of(intent, cues),
            size=max((each.count for each in segmentation.cues), default=0),
            wants_absent=absent,
            wants_companions=IntentCue.COMPANIONS in cues,
            ignored=(*shared.ignored, *ignored),
            assumed=segmentation.assumed,
        )

    def _with_talks(self, terms: tuple[Term, ...]) -> tuple[Term, ...]:
        """Add the meeting type if the query is nothing but `talks` and dates."""
        if any(term.kind is not TermKind.DATE for term in terms):
            return terms
        tokens = self._resources.tokenizer.tokenize(self._unquoted).tokens
        has_talks = any(token.folded == TALKS.surface for token in tokens)
        return (TALKS, *terms) if has_talks else terms


def _require_what_is_left(
    terms: tuple[Term, ...], ignored: tuple[IgnoredWords, ...]
) -> tuple[tuple[Term, ...], tuple[IgnoredWords, ...]]:
    """Return terms and passed-over words; with too few terms, the words are terms as well.

    Where little else is left, they are what the question is about.
    """
    if count_telling(terms) >= MIN_TELLING_TERMS:
        return terms, ignored
    return (*terms, *(Term(each.words, TermKind.UNKNOWN) for each in ignored)), ()


def _date_terms(parsed: DateParse) -> tuple[Term, ...]:
    return (
        *(Term(when.surface, TermKind.DATE, when=when) for when in parsed.asked),
        *(
            Term(when.surface, TermKind.DATE, when=when, is_excluded=True)
            for when in parsed.excluded
        ),
    )
