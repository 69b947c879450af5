"""What the index answers with: frozen values, with names in the place of ids."""

from dataclasses import dataclass, field
from enum import StrEnum


class EntityKind(StrEnum):
    """What the registries know names of."""

    PERSON = "person"
    TOPIC = "topic"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Source:
    """An article."""

    id: str
    publisher: str
    title: str
    published: str
    agency: str | None
    url: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as they were said; `speaker_id` is None for one whom the article does not name."""

    exact: str
    speaker: str
    speaker_id: str | None
    via: str | None
    to: str | None
    source: Source
    number: int = 0


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who took part; `person` is an id, None for someone whom the article does not name."""

    name: str
    person: str | None
    side: str | None
    office: str | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with all that is known of it; `date` is EDTF."""

    number: int
    id: str
    title: str
    kind: str
    status: str
    role: str
    date: str
    date_basis: str
    date_reasoning: str | None
    place: str | None
    occasion: str | None
    summary: str
    notes: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    topics: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """The participants' names, those whom the sources name."""
        return tuple(each.name for each in self.participants if each.person)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the index covers; days are ISO dates, `built_at` is a UTC time in ISO form."""

    meetings: int
    people: int
    quotes: int
    sources: int
    first_day: str | None
    last_day: str | None
    metadata: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExampleTerms:
    """What an index has much of, for examples: two people's words, a topic, a place, a year."""

    pair: tuple[str, ...]
    topic: str
    place: str
    year: str


@dataclass(frozen=True, slots=True)
class PersonCount:
    """A person, and in how many meetings."""

    person: str
    name: str
    meetings: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the registry; `within` is the id of the one that it lies in."""

    id: str
    name: str
    kind: str
    within: str | None


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held, for `of` or else for their country, at a time in EDTF.

    `held` is None where only meetings tell that they held it.
    """

    person: str
    name: str
    title: str
    of: str | None
    country: str | None
    held: str | None
