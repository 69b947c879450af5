"""Mentions of people across an archive, and the people that they turn out to be of."""

from bisect import bisect, bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from bot.gazetteer.office_titles import office_class
from bot.importing.entity_resolution.name_comparison import name_words

YEAR = 365.25  # days
NEVER = 10**6  # days
REGAL = frozenset({"monarch", "heir", "pope"})  # classes of offices


@dataclass(frozen=True, slots=True)
class PersonMention:
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
class RegistryPerson:
    """A person whom the registry has: names, country, and offices with first and last day."""

    id: str
    names: tuple[str, ...]
    family: str | None
    country: str
    offices: tuple[tuple[str, date, date], ...]


@dataclass(slots=True)
class ResolvedPerson:
    """Sightings that are one person's."""

    side: str
    sightings: list[PersonMention] = field(default_factory=list)
    known: RegistryPerson | None = None
    words: set[tuple[str, ...]] = field(default_factory=set)
    """All forms of the name."""
    sides: set[str] = field(default_factory=set)
    """For whom they have spoken."""
    _days: defaultdict[str | None, list[date]] = field(default_factory=lambda: defaultdict(list))
    """The days of the sightings in order: of each class of office, and of all."""

    def __post_init__(self) -> None:
        """Take in what the registry has, and the sightings there are."""
        self.sides.add(self.side)
        self.words |= {name_words(name) for name in (self.known.names if self.known else ())}
        given, self.sightings = self.sightings, []
        for sighting in given:
            self.add(sighting)

    def add(self, sighting: PersonMention) -> bool:
        """Take in a sighting; return whether it has shown a new name or side."""
        words = name_words(sighting.name)
        is_new = words not in self.words or sighting.side not in self.sides
        self.sightings.append(sighting)
        self.words.add(words)
        self.sides.add(sighting.side)
        for rank in (None, office_class(sighting.office)):
            insort(self._days[rank], sighting.day)
        return is_new

    def distance(self, day: date, rank: str | None = None) -> float:
        """Return how many years lie between a day and the nearest sign of them in an office."""
        days = self._days.get(rank, [])
        at = bisect(days, day)
        gaps = [abs((day - near).days) for near in days[max(0, at - 1) : at + 1]]
        for office, first, last in self.known.offices if self.known else ():
            if rank is None or office_class(office) == rank:
                gaps.append(max(0, (first - day).days, (day - last).days))
        return min(gaps, default=NEVER) / YEAR

    def is_seen(self, first: date, before: date) -> bool:
        """Whether there is a sign of them from one day to another; also where there is none yet."""
        days = self._days[None]
        offices = self.known.offices if self.known else ()
        at = bisect_left(days, first)
        is_sighted = at < len(days) and days[at] < before
        holds = any(start < before and end >= first for _, start, end in offices)
        return is_sighted or holds or not (days or offices)
