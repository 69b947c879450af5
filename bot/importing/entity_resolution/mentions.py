"""Mentions of people across an archive, and the people that they are resolved to."""

from bisect import bisect, bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from bot.gazetteer.office_titles import load_office_titles, office_class
from bot.importing.entity_resolution.name_comparison import name_words
from bot.text import FoldedWords

DAYS_PER_YEAR = 365.25
NEVER_DAYS = 10**6


def is_ruler_class(office_class_: str) -> bool:
    """Return whether people of a class of offices are called by their given names."""
    return office_class_ in load_office_titles().ruler_classes


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One mention of a person.

    `ref` is the caller's own number; `side` is a country's id or an organisation; `other_sides` are
    further ones that the words allow. `is_certain` is whether the side is in the words, or follows
    from the trip alone. `uses_given_name` is whether the person is called by the given name.
    """

    ref: int
    day: date
    name: str
    office: str
    side: str
    is_former: bool = False
    is_certain: bool = True
    other_sides: tuple[str, ...] = ()
    uses_given_name: bool = False
    words: FoldedWords = field(init=False, compare=False)
    """The words of the name, as `name_words` returns them."""
    office_class: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Derive what every comparison needs."""
        object.__setattr__(self, "words", name_words(self.name))
        object.__setattr__(self, "office_class", office_class(self.office))

    @property
    def is_full_name(self) -> bool:
        """Whether the name has more than one word."""
        return len(self.words) > 1

    @property
    def is_ruler(self) -> bool:
        """Whether the office is that of a ruler."""
        return is_ruler_class(self.office_class)


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office of the registry by its class, with its first and last day."""

    office_class: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class RegistryPerson:
    """A person of the registry."""

    id: str
    names: tuple[str, ...]
    country: str
    offices: tuple[HeldOffice, ...]


@dataclass(slots=True)
class ResolvedPerson:
    """The mentions that are of one person, in any order.

    `name_forms` are the words of all forms of the name, `sides` all sides of the mentions.
    """

    side: str
    mentions: list[PersonMention] = field(default_factory=list)
    known: RegistryPerson | None = None
    name_forms: set[FoldedWords] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    _days: defaultdict[str | None, list[date]] = field(default_factory=lambda: defaultdict(list))
    """The days of the mentions in order: by class of office, and of all under None."""

    def __post_init__(self) -> None:
        """Add the registry's names, and the first mentions."""
        self.sides.add(self.side)
        self.name_forms |= {name_words(name) for name in (self.known.names if self.known else ())}
        first, self.mentions = self.mentions, []
        for mention in first:
            self.add(mention)

    def add(self, mention: PersonMention) -> bool:
        """Add a mention; return whether it has a new form of the name or a new side."""
        is_new = mention.words not in self.name_forms or mention.side not in self.sides
        self.mentions.append(mention)
        self.name_forms.add(mention.words)
        self.sides.add(mention.side)
        for key in (None, mention.office_class):
            insort(self._days[key], mention.day)
        return is_new

    def years_from(self, day: date, office_class: str | None = None) -> float:
        """Return the years between a day and the nearest mention or office of a class, or of any.

        Very many where there is none.
        """
        days = self._days.get(office_class, [])
        at = bisect(days, day)
        gaps = [abs((day - near).days) for near in days[max(0, at - 1) : at + 1]]
        gaps += [
            max(0, (office.first - day).days, (day - office.last).days)
            for office in self._registry_offices()
            if office_class is None or office.office_class == office_class
        ]
        return min(gaps, default=NEVER_DAYS) / DAYS_PER_YEAR

    def is_active(self, first: date, before: date) -> bool:
        """Return whether the person is mentioned or in office from one day until before another.

        Also true for a person who has neither mentions nor offices yet.
        """
        days = self._days[None]
        at = bisect_left(days, first)
        if at < len(days) and days[at] < before:
            return True
        offices = tuple(self._registry_offices())
        holds = any(office.first < before and office.last >= first for office in offices)
        return holds or not (days or offices)

    def _registry_offices(self) -> Iterable[HeldOffice]:
        return self.known.offices if self.known else ()
