"""A query's text into the few best ways to understand it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from operator import attrgetter, itemgetter

from bot.index.read.lexicon import Lexicon
from bot.records.model import MeetingKind
from bot.search.analysis.decompounding import split_compounds
from bot.search.analysis.east_asian import translate_query_words
from bot.search.analysis.tokenizer import (
    LONGEST_QUERY,
    extract_quoted_phrases,
    tokenize,
    tokenize_transliterated,
    without_titles,
)
from bot.search.knowledge.knowledge_base import KnowledgeBase
from bot.search.knowledge.office_holders import holders_during
from bot.search.linking.candidates import CandidateGenerator, LexiconLookups
from bot.search.linking.match_level import MatchOptions
from bot.search.parsing.interpretations import LONGEST_RUN, SpanInterpreter
from bot.search.parsing.segmentation import TERM_PENALTY, Segmentation, extend, extended_score
from bot.search.query.date_constraints import DateParse, parse_dates
from bot.search.query.model import Candidate, Query, Term, TermKind
from bot.text import clean

MOST_UNDERSTANDINGS = 6
DATE_VALUE = 1.0  # of each word of a date
LONG = 8.0  # words of a text of which the dates are taken for dates, when names are guessed
# How much less of the words another way may explain. More would let a query for two people be
# answered with one and a word: `Kang Biden` is not Kang on the Biden administration
PARSE_MARGIN = 0.2
MOST_BEHIND = (
    PARSE_MARGIN + TERM_PENALTY
)  # a way that reads so many words; some terms cost nothing again
# How much more of a Korean, Japanese or Chinese text must be explained as it stands, rather than
# with its words of asking in English: 북미 정상회담 is a topic, and no summit of 북미
TRANSLATION_PENALTY = 0.5
BY_VALUE = attrgetter("score")
BY_WORTH = itemgetter(0)
TALKS = Term(
    "talks", TermKind.KIND, (Candidate(MeetingKind.TALKS.value, MeetingKind.TALKS.value, 1.0),)
)


@dataclass(frozen=True, slots=True)
class ParserResources:
    """What is known of an index when words are read: names, its texts' words, and what else."""

    lexicon: Lexicon
    words: LexiconLookups
    is_in_text: Callable[[str], bool]
    background: KnowledgeBase


class QueryParser:
    """The ways to understand a text that some effort finds."""

    def __init__(
        self, text: str, knowledge: ParserResources, today: date, effort: MatchOptions
    ) -> None:
        """Look the words up; `today` is what `last year` counts from."""
        unquoted, phrases = extract_quoted_phrases(clean(text[:LONGEST_QUERY]))
        quoted = tuple(Term(phrase, TermKind.TEXT) for phrase in phrases)
        is_cut = len(text) > LONGEST_QUERY or not tokenize(unquoted)[1]
        self._asked = Query(text, quoted, is_cut=is_cut, includes_full_text=effort.is_fuzzy)
        self._unquoted = unquoted
        variants = {
            without_titles(unquoted): TRANSLATION_PENALTY,
            without_titles(translate_query_words(unquoted)): 0.0,
        }
        self._versions = [
            version
            for variant, cost in variants.items()
            for version in _versions(variant, cost, knowledge, today, effort)
        ]

    def parses(self) -> list[Query]:
        """Return the best ways, the one that explains most words first."""
        ways = [way for version in self._versions for way in version.segmentations()]
        likely = islice(_top_parses(ways), MOST_UNDERSTANDINGS)
        return [_query(way, self._unquoted, self._asked) for way in likely]

    def match_full_names(self, *, loosely: bool) -> bool:
        """Look for whole names in another spelling among all words; tell whether any was found.

        Until then this is only done for words that nobody is called by. `loosely` takes names with
        the same consonants for those that are spelled like no other.
        """
        found = [version.reader.find_whole_names(loosely=loosely) for version in self._versions]
        return any(found)


@dataclass(frozen=True, slots=True)
class TextVariant:
    """A text with some of its dates taken out; `worth` is what reading those words adds."""

    reader: SpanInterpreter
    dates: tuple[Term, ...]
    worth: float

    def segmentations(self) -> Iterator[Segmentation]:
        """Yield the best ways to read all of its words."""
        for way in _best_segmentations(self.reader) if self.reader.may_explain_all else ():
            yield Segmentation((*way.terms, *self.dates), way.score + self.worth, way.cues)


def _top_parses(ways: list[Segmentation]) -> Iterable[Segmentation]:
    """Return the ways that explain about as much as the best one, which comes first."""
    least = max((way.score for way in ways), default=0.0) - PARSE_MARGIN
    likely = sorted((way for way in ways if way.score >= least), key=BY_VALUE, reverse=True)
    if len(likely) <= 1:
        return likely
    distinct: dict[tuple[object, ...], Segmentation] = {}
    for way in likely:
        distinct.setdefault((way.terms, way.intent), way)
    return distinct.values()


def _query(way: Segmentation, text: str, asked: Query) -> Query:
    """Return a way as a query; `asked` has what is in quotation marks, and no more terms."""
    quoted, speaking = asked.terms, way.speaker_terms
    asked_for = tuple(term for term in way.terms if not term.is_excluded)
    terms = (*_in_office_then(_with_talks(asked_for, text)), *quoted)
    return Query(
        asked.text,
        terms,
        way.score,
        is_cut=asked.is_cut,
        includes_full_text=asked.includes_full_text,
        intent=way.intent,
        excluded=tuple(term for term in way.terms if term.is_excluded),
        phrases=tuple(term.surface for term in quoted),
        speaker_terms=tuple(at for at, term in enumerate(terms) if term in speaking),
    )


def _in_office_then(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Take an office for those who held it at the time that is asked for."""
    whens = [term.when for term in terms if term.when]
    spans = [part.span for when in whens for part in (when.parts or (when,)) if part.span]
    if not spans:
        return terms
    return tuple(
        term._replace(candidates=holders_during(term.candidates, spans)) if term.is_office else term
        for term in terms
    )


def _with_talks(terms: tuple[Term, ...], text: str) -> tuple[Term, ...]:
    """Take `talks` for the kind where nothing but a date is beside it; elsewhere all are talks."""
    if any(term.kind is not TermKind.DATE for term in terms):
        return terms
    is_kind = any(word.folded == TALKS.surface for word in tokenize(text)[0])
    return (TALKS, *terms) if is_kind else terms


def _versions(
    text: str, cost: float, knowledge: ParserResources, today: date, effort: MatchOptions
) -> Iterator[TextVariant]:
    """Yield a text with its dates taken out, and with its words taken as words (Expo 2030)."""
    size = _weight(text)
    found = parse_dates(text, today)
    for periods in found[:1] if effort.is_fuzzy and size > LONG else found:
        if not effort.is_fuzzy and _has_unknown_number(periods.rest, knowledge.lexicon):
            continue
        # What is lost of the words, so that two forms of one text compare
        worth = DATE_VALUE * (size - _weight(periods.rest)) - size - cost
        yield TextVariant(_reader(periods.rest, knowledge, effort), _dates(periods), worth)


def _has_unknown_number(text: str, lexicon: Lexicon) -> bool:
    """Tell a text with a number that is in no name: a year left in it, unlike that of Expo 2030."""
    numbers = {word.folded for word in tokenize(text)[0] if word.folded[:1].isdigit()}
    return len(lexicon.entries(numbers)) < len(numbers)


def _weight(text: str) -> float:
    return sum(word.weight for word in tokenize(text)[0])


def _dates(periods: DateParse) -> tuple[Term, ...]:
    return (
        *(Term(when.typed, TermKind.DATE, when=when) for when in periods.asked),
        *(
            Term(when.typed, TermKind.DATE, when=when, is_excluded=True)
            for when in periods.excluded
        ),
    )


def _reader(text: str, knowledge: ParserResources, effort: MatchOptions) -> SpanInterpreter:
    words = (
        tokenize_transliterated(text, effort.transliteration)
        if effort.transliteration
        else tokenize(text)
    )[0]
    if effort.is_fuzzy:
        words = split_compounds(words, knowledge.lexicon)
    namer = CandidateGenerator(words, knowledge.lexicon, knowledge.words, effort.level)
    is_in_text = knowledge.is_in_text if effort.is_fuzzy else None
    return SpanInterpreter(text, words, namer, is_in_text, knowledge.background)


def _best_segmentations(reader: SpanInterpreter) -> list[Segmentation]:
    """Return the best ways to read all words, each run of them as one thing.

    What reads the same words much worse than another cannot become better by what follows.
    """
    best = [[Segmentation()]]
    for end in range(1, reader.size + 1):
        found = [
            (extended_score(way, reading, weight), way, reading, start)
            for start in range(max(0, end - LONGEST_RUN), end)
            if best[start] and (readings := reader.interpret(start, end))
            for weight in (reader.weight(start, end),)
            for reading in readings
            for way in best[start]
        ]
        found.sort(key=BY_WORTH, reverse=True)
        least = found[0][0] - MOST_BEHIND if found else 0.0
        best.append(
            [
                extend(
                    way, reading, reader.typed(start, end) if reading.term is None else "", value
                )
                for value, way, reading, start in found[:MOST_UNDERSTANDINGS]
                if value >= least
            ]
        )
    return best[-1]
