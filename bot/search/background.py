"""What words can stand for beside names: offices, governments, occasions."""

from dataclasses import dataclass
from typing import Self

from bot.index.model import Name
from bot.index.reader import Index
from bot.search.geography import Geography
from bot.search.offices import Offices


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of an index beside the names in it; made once."""

    geography: Geography
    offices: Offices

    @classmethod
    def of(cls, index: Index, names: list[Name]) -> Self:
        """Read it from an index with these names."""
        geography = Geography(index.places(), names)
        return cls(geography, Offices(index, geography))
