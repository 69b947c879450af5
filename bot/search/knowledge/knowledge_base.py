"""What words can stand for beside names: offices, governments, occasions."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from bot.gazetteer.events import load_occasions
from bot.gazetteer.gazetteer import load_gazetteer
from bot.index.read.index import Index
from bot.name_matching.name_parts import LINKS
from bot.search.knowledge.geography import CountryGazetteer
from bot.search.knowledge.office_holders import OfficeHolders


@dataclass(frozen=True)
class KnowledgeBase:
    """What is known of an index beside the names in it; made once."""

    geography: CountryGazetteer
    offices: OfficeHolders

    def may_refer(self, word: str, *, native: bool) -> bool:
        """Tell whether a folded word is part of anything that stands for somebody or something.

        `native` tells that it was typed in other than Latin letters.
        """
        if native and word in self.native_words:
            return True
        return word in self.words or word.removesuffix("s") in self.words

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that may; `and` of Bosnia and Herzegovina says nothing by itself."""
        words = {*self.offices.words, *self.geography.words, *load_occasions().words}
        return frozenset(words - LINKS)

    @cached_property
    def native_words(self) -> frozenset[str]:
        """The words that may in East Asian letters."""
        return load_occasions().native_words | self.geography.native_words

    @classmethod
    def of(cls, index: Index) -> Self:
        """Read it from an index."""
        geography = CountryGazetteer(
            index.places(), index.place_names(), index.country_names(), load_gazetteer()
        )
        return cls(geography, OfficeHolders(index, geography))
