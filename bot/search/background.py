"""What words can stand for beside names: offices, governments, occasions."""

from dataclasses import dataclass
from typing import Self

from bot.index.reader import Index
from bot.search.geography import Geography
from bot.search.offices import Offices


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of an index beside the names in it; made once."""

    geography: Geography
    offices: Offices

    @classmethod
    def of(cls, index: Index) -> Self:
        """Read it from an index."""
        geography = Geography(index.places(), index.place_names())
        return cls(geography, Offices(index, geography))
