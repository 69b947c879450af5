"""Hold what all queries to one index are parsed with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from bot.index.ordinary_words import OrdinaryWords
from bot.index.read.index import Index
from bot.index.read.lexicon import Lexicon
from bot.search.analysis.tokenizer import Tokenizer
from bot.search.analysis.transliteration import TransliterationRanker
from bot.search.knowledge.knowledge_base import KnowledgeBase
from bot.search.linking.candidates import LexiconLookups
from bot.search.periods.events import FindEvent
from bot.search.periods.journeys import Journeys
from bot.search.periods.period_finder import PeriodFinder
from bot.search.periods.terms_of_office import OfficeTerms
from bot.search.query.date_constraints import DateParser
from bot.search.query.model import Candidate, Term
from bot.search.tuning import Limits, Weights
from bot.transliteration.readings import Transliterator

IsInText = Callable[[str], bool]
"""Returns whether words are adjacent in the text of any meeting."""


@dataclass(frozen=True, slots=True)
class ParserResources:
    """The look-ups, caches and settings of the parser, made once for an index."""

    lexicon: Lexicon
    tokenizer: Tokenizer
    dates: DateParser
    transliterations: TransliterationRanker
    lookups: LexiconLookups
    knowledge: KnowledgeBase
    is_in_text: IsInText
    ordinary_words: OrdinaryWords
    index: Index
    weights: Weights
    limits: Limits

    @classmethod
    def of(
        cls,
        index: Index,
        is_in_text: IsInText,
        find_event: FindEvent,
        weights: Weights,
        limits: Limits,
    ) -> Self:
        """Make the resources of an index; `find_event` dates the events that questions name."""
        periods = PeriodFinder(OfficeTerms(index), Journeys(index), find_event)
        lexicon, tokenizer = index.lexicon, Tokenizer(weights, limits)
        transliterator = Transliterator()
        return cls(
            lexicon,
            tokenizer,
            DateParser(limits, periods.find),
            TransliterationRanker(tokenizer, transliterator, lexicon, weights, limits),
            LexiconLookups.of(lexicon, transliterator, weights, limits),
            KnowledgeBase.of(index, limits),
            is_in_text,
            index.ordinary_words,
            index,
            weights,
            limits,
        )

    def countries_of(self, term: Term) -> list[Candidate]:
        """Return the countries of the people whom a term means."""
        numbers = [number for group in term.groups for number in group.entity_ids]
        ids = [
            self.lexicon.entity(number).id for number in numbers[: self.limits.max_office_holders]
        ]
        people = ids or [each.entity for each in term.candidates]
        names = self.knowledge.geography.names
        countries = sorted(self.index.countries_of(people))
        return [Candidate(each, names[each], 1.0) for each in countries if each in names]
