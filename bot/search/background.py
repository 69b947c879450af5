"""What words can stand for beside names: offices, governments, occasions."""

from dataclasses import dataclass
from typing import Self

from bot.index.reader import Index
from bot.names.known import LINKS
from bot.search.geography import Geography
from bot.search.occasions import WORDS
from bot.search.offices import Offices


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of an index beside the names in it; made once."""

    geography: Geography
    offices: Offices

    def has(self, word: str) -> bool:
        """Tell whether a folded word is part of anything that stands for somebody or something."""
        if word in LINKS:  # `and` of Bosnia and Herzegovina: a country has other words as well
            return False
        one = word.removesuffix("s")
        tables = (self.offices.words, self.geography.words, WORDS)
        return any(word in table or one in table for table in tables)

    @classmethod
    def of(cls, index: Index) -> Self:
        """Read it from an index."""
        geography = Geography(index.places(), index.place_names())
        return cls(geography, Offices(index, geography))
