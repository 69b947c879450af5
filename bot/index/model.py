"""Values that the index returns: frozen, with names in place of ids."""

from dataclasses import dataclass, field
from enum import StrEnum


class EntityKind(StrEnum):
    """The kinds of entities that have names."""

    PERSON = "person"
    TOPIC = "topic"
    PLACE = "place"


class WordForm(StrEnum):
    """How a word of the lexicon is written: in Latin letters, in East Asian script, or stemmed."""

    LATIN = "latin"
    NATIVE = "native"
    STEM = "stem"


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """An article; `published` is an EDTF date."""

    id: str
    publisher: str
    title: str
    published: str
    agency: str | None
    url: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, word for word; `speaker_id` is None where the article does not name the speaker.

    `via` is who passed the words on, `to` whom they were said to; `number` is unique in the index.
    """

    exact: str
    speaker: str
    speaker_id: str | None
    via: str | None
    to: str | None
    source: SourceArticle
    number: int = 0


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who took part; `person` is an id, None where the article does not name them.

    `side` is the name of the country or place that they spoke for.
    """

    name: str
    person: str | None
    side: str | None
    office: str | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with everything that the index holds of it; `date` is EDTF.

    `number` is its place in order of date: a later meeting has a larger number.
    """

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
    sources: tuple[SourceArticle, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """The names of the participants whom the sources name."""
        return tuple(each.name for each in self.participants if each.person)


@dataclass(frozen=True, slots=True)
class Facts:
    """How much the index covers; days are ISO dates, `metadata` are the rows of its table."""

    meetings: int
    people: int
    quotes: int
    sources: int
    first_day: str | None
    last_day: str | None
    metadata: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExampleTerms:
    """Words for example questions that find something; empty where the index has none.

    `pair` are the family names of two people who met.
    """

    pair: tuple[str, ...]
    topic: str
    place: str
    year: str


@dataclass(frozen=True, slots=True)
class PersonCount:
    """A person by id and name, and in how many meetings they took part.

    Of somebody whom the sources only describe (`a Foreign Ministry official`) the id is empty.
    """

    person: str
    name: str
    meetings: int


@dataclass(frozen=True, slots=True)
class RegistryPlace:
    """A place of the registry; `within` is the id of the place that contains it."""

    id: str
    name: str
    kind: str
    within: str | None


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """An office that a person held, in a body (`of`) or else for their country.

    `held` is the time in EDTF, None where only meetings show that they held it.
    """

    person: str
    name: str
    title: str
    of: str | None
    country: str | None
    held: str | None
