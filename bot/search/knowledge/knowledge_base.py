"""Gather what query words can mean besides a name: offices, countries, events, meeting types."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from bot.gazetteer.events import load_occasions
from bot.gazetteer.gazetteer import load_gazetteer
from bot.index.read.index import Index
from bot.name_matching.name_words import linking_words
from bot.search.knowledge.geography import CountryGazetteer
from bot.search.knowledge.meeting_types import MeetingTypes
from bot.search.knowledge.office_holders import OfficeHolders
from bot.search.tuning import Limits


@dataclass(frozen=True)
class KnowledgeBase:
    """The look-ups of one index for words that are no names."""

    geography: CountryGazetteer
    offices: OfficeHolders
    meeting_types: MeetingTypes

    def may_refer(self, word: str, *, is_non_latin: bool) -> bool:
        """Return whether a folded word is part of a term for an office, a country or an event.

        `is_non_latin` says whether it was typed in other than Latin letters.
        """
        if is_non_latin and word in self.east_asian_words:
            return True
        return word in self.words or word.removesuffix("s") in self.words

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of these terms, without linking words: `and` of Bosnia and Herzegovina."""
        words = {*self.offices.words, *self.geography.words, *load_occasions().words}
        return frozenset(words - linking_words())

    @cached_property
    def east_asian_words(self) -> frozenset[str]:
        """The words of these terms that count only if typed in other than Latin letters."""
        return load_occasions().east_asian_words | self.geography.east_asian_words

    @classmethod
    def of(cls, index: Index, limits: Limits) -> Self:
        """Make the look-ups of an index."""
        geography = CountryGazetteer(
            index.places(), index.place_names(), index.country_names(), load_gazetteer()
        )
        return cls(geography, OfficeHolders(index, geography, limits), MeetingTypes(limits))
