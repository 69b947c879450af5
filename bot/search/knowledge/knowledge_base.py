"""What words can stand for beside names: offices, governments, occasions."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from bot.gazetteer.events import NATIVE_WORDS, WORDS
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

        `native` tells that it was typed in an East Asian script.
        """
        if native and word in self.native_words:
            return True
        return word in self.words or word.removesuffix("s") in self.words

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that may; `and` of Bosnia and Herzegovina says nothing by itself."""
        return frozenset({*self.offices.words, *self.geography.words, *WORDS} - LINKS)

    @cached_property
    def native_words(self) -> frozenset[str]:
        """The words that may in East Asian letters."""
        return NATIVE_WORDS | self.geography.native_words

    @classmethod
    def of(cls, index: Index) -> Self:
        """Read it from an index."""
        geography = CountryGazetteer(index.places(), index.place_names())
        return cls(geography, OfficeHolders(index, geography))
