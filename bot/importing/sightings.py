"""Mentions of people across an archive, and the people that they turn out to be of."""

from dataclasses import dataclass, field
from datetime import date

from bot.importing.names import name_words
from bot.importing.rank import office_class

YEAR = 365.25  # days
NEVER = 10**6  # days
REGAL = frozenset({"monarch", "heir", "pope"})  # classes of offices


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention of a person: `ref` is the caller's own; `side` a country's id or a body."""

    ref: int
    day: date
    name: str
    office: str
    side: str
    is_former: bool = False
    is_certain: bool = True
    """Whether the side is in the words, or follows from the trip alone."""
    others: tuple[str, ...] = ()
    """Further sides that the words allow."""
    is_regal: bool = False
    """Whether they are called by the first name."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person whom the registry has: names, country, and offices with first and last day."""

    id: str
    names: tuple[str, ...]
    family: str | None
    country: str
    offices: tuple[tuple[str, date, date], ...]


@dataclass(slots=True)
class Person:
    """Sightings that are one person's."""

    side: str
    sightings: list[Sighting] = field(default_factory=list)
    known: Known | None = None
    words: set[tuple[str, ...]] = field(default_factory=set)
    """All forms of the name."""
    sides: set[str] = field(default_factory=set)
    """For whom they have spoken."""

    def __post_init__(self) -> None:
        """Take in the names that the registry has, and those of the sightings."""
        self.words |= {name_words(name) for name in (self.known.names if self.known else ())}
        self.words |= {name_words(each.name) for each in self.sightings}
        self.sides |= {self.side, *(each.side for each in self.sightings)}

    def distance(self, day: date, rank: str | None = None) -> float:
        """Return how many years lie between a day and the nearest sign of them in an office."""
        gaps = [
            abs((day - each.day).days)
            for each in self.sightings
            if rank is None or office_class(each.office) == rank
        ]
        for office, first, last in self.known.offices if self.known else ():
            if rank is None or office_class(office) == rank:
                gaps.append(max(0, (first - day).days, (day - last).days))
        return min(gaps, default=NEVER) / YEAR
