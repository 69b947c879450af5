"""The record format: one typed, frozen model for YAML, JSON Lines and the JSON Schema.

It defines the fields of each part; rules that relate several fields are in `rules`. The docstrings
of fields and classes are the documentation for curators in data/README.md.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
)

from bot.dates import parse_edtf


def _checked_edtf(text: str) -> str:
    parse_edtf(text)
    return text


def _without_nul(text: str) -> str:
    if "\0" in text:  # SQLite's functions take it for the end of the text
        raise ValueError("it contains a NUL character")
    return text


ID_PATTERN, MAX_ID_LENGTH = r"^[a-z0-9][a-z0-9._-]*$", 120
SHA256_PATTERN = r"^[0-9a-f]{64}$"
URL_PATTERN, MAX_URL_LENGTH = r"^https?://[^\s<>|]+$", 3000

EVIDENCE_PART_PATTERN = (
    r"^(?:(?:participants|topics|places)\.[0-9]+|occasion|place|status|summary)$"
)

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=MAX_ID_LENGTH)]
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_without_nul)
]
Exact = Annotated[str, StringConstraints(min_length=1), AfterValidator(_without_nul)]
Edtf = Annotated[str, AfterValidator(_checked_edtf), Field(examples=["2018-09-26", "2023-07"])]


class MeetingKind(StrEnum):
    """The kind of meeting."""

    TALKS = "talks"
    TRILATERAL = "trilateral"
    SUMMIT = "summit"
    CALL = "call"
    VISIT = "visit"
    COURTESY_CALL = "courtesy call"
    CONFERENCE = "conference"
    PRESS_CONFERENCE = "press conference"
    BRIEFING = "briefing"
    OTHER = "other"


class MeetingStatus(StrEnum):
    """Whether the meeting took place, as far as its sources know."""

    HELD = "held"
    PLANNED = "planned"
    PROPOSED = "proposed"
    UNCONFIRMED = "unconfirmed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Prominence(StrEnum):
    """Whether a meeting is the subject of the article or is mentioned in passing."""

    SUBJECT = "subject"
    MENTIONED = "mentioned"


class DateBasis(StrEnum):
    """How a date is known."""

    STATED = "stated"
    DERIVED = "derived"


class PlaceKind(StrEnum):
    """The kind of place."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    SITE = "site"


def definition_name(class_name: str) -> str:
    """Return the name of a class in the documentation: `Person` for PersonRecord."""
    return class_name if class_name == "Record" else class_name.removesuffix("Record")


class RecordPart(BaseModel):
    """The base of all parts of a record: frozen, without unknown keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        model_title_generator=lambda part: definition_name(part.__name__),
    )


class DateRecord(RecordPart):
    """A date, and how it is known."""

    edtf: Edtf
    """The date in EDTF, exactly as precise as the source supports."""
    basis: DateBasis
    """`stated` if the source gives it, `derived` if it follows from what the source says."""
    reasoning: Text | None = None
    """How a derived date follows from the source, in one line."""


class SourceRecord(RecordPart):
    """The article that a record is made from, identified by its SHA-256."""

    id: Id
    """Unique among sources."""
    publisher: Text
    """The publisher."""
    title: Text
    """The headline, word for word."""
    published: DateRecord
    """The day of publication."""
    sha256: Annotated[str, StringConstraints(pattern=SHA256_PATTERN)]
    """SHA-256 of the article's file, in hexadecimal."""
    origin: Text
    """Where the text comes from: a file name or an address."""
    agency: Text | None = None
    """The news agency or newspaper that the article credits."""
    byline: Text | None = None
    """The author, as printed."""
    dateline: Text | None = None
    """The place and agency at the beginning of the text, as printed."""
    url: (
        Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=MAX_URL_LENGTH)] | None
    ) = None
    """The web address where the article can be read."""
    licence: Text | None = None
    """The licence of the article itself."""
    text: Exact | None = None
    """The text of the article, if its licence permits including it."""
    notes: tuple[Text, ...] = ()
    """Notes for readers, such as where the article contradicts itself."""


class OfficeRecord(RecordPart):
    """An office that a person holds or held."""

    title: Text
    """The title as the press writes it, such as `Foreign Minister`."""
    of: Text | None = None
    """The country or organisation of the office, if it is not the person's country."""
    held: Edtf
    """The term of office, as an EDTF interval such as `2017-06-18/2021-02-08` or `2013-03/..`."""


class PersonRecord(RecordPart):
    """A person, defined once for all records."""

    id: Id
    """Unique among people."""
    name: Text
    """The canonical name, as the press writes it."""
    family: Text | None = None
    """The family name, as it is written in the canonical name."""
    native: Text | None = None
    """The name in its native script."""
    names: tuple[Text, ...] = ()
    """Other romanisations and spellings."""
    country: Id | None = None
    """The place id of the person's country."""
    offices: tuple[OfficeRecord, ...] = ()
    """The offices that the person holds or held."""


class TopicRecord(RecordPart):
    """A topic of meetings, defined once for all records."""

    id: Id
    """Unique among topics."""
    name: Text
    """The name as the press writes it."""
    names: tuple[Text, ...] = ()
    """Other words for it."""
    broader: tuple[Id, ...] = ()
    """The ids of broader topics that include it."""


class PlaceRecord(RecordPart):
    """A place, defined once for all records: a country, a region, a city or a site."""

    id: Id
    """Unique among places."""
    name: Text
    """The name as the press writes it."""
    kind: PlaceKind
    """The kind of place."""
    names: tuple[Text, ...] = ()
    """Other names and spellings, including native scripts."""
    within: Id | None = None
    """The id of the place that contains it."""


class ParticipantRecord(RecordPart):
    """A participant: a person, or somebody described by the source."""

    person: Id | None = None
    """The person's id."""
    described: Text | None = None
    """The source's description of an unnamed person or a group; instead of `person`."""
    side: Id | None = None
    """The place id of the country that the participant represented."""
    office: Text | None = None
    """The office that the participant held on that day."""


class EvidenceRecord(RecordPart):
    """The words of the article that support a part of a meeting."""

    of: Annotated[str, StringConstraints(pattern=EVIDENCE_PART_PATTERN)]
    """The part: `participants.0`, `topics.1`, `places.0`, or a whole one such as `occasion`."""
    exact: Exact
    """The words, exactly as the article prints them."""
    start: Annotated[int, Field(ge=0, strict=True)]
    """The offset of the first character in the article's text, in Unicode code points from 0."""
    end: Annotated[int, Field(gt=0, strict=True)]
    """The offset after the last character."""


class MeetingRecord(RecordPart):
    """A meeting, summit, visit, call or press conference, defined once for all records."""

    id: Id
    """Unique among meetings."""
    title: Text
    """A title of one line."""
    kind: MeetingKind
    """The kind of meeting."""
    status: MeetingStatus
    """Whether it took place, as far as its sources know."""
    role: Prominence
    """Whether the article is about it or mentions it in passing."""
    date: DateRecord
    """When it was or will be held."""
    place: Id | None = None
    """The id of the place, as precise as the source supports."""
    places: tuple[Id, ...] = ()
    """The ids of its places, instead of `place`, if it was held in several."""
    occasion: Text | None = None
    """The event that it was part of, or on whose sidelines it was held."""
    participants: tuple[ParticipantRecord, ...] = ()
    """Who took part."""
    topics: tuple[Id, ...] = ()
    """The ids of its topics."""
    summary: Text
    """One to three neutral sentences that the source supports."""
    evidence: tuple[EvidenceRecord, ...] = ()
    """The words of the article that support its parts."""
    notes: tuple[Text, ...] = ()
    """Notes for readers, such as where sources contradict each other."""

    @property
    def all_places(self) -> tuple[str, ...]:
        """The ids of its places, each once, whether given as `place` or as `places`."""
        return tuple(dict.fromkeys((self.place,) if self.place else self.places))


class QuoteRecord(RecordPart):
    """A direct quotation, with the two selectors of the Web Annotation model in one.

    https://www.w3.org/TR/annotation-model/#selectors
    """

    meeting: Id
    """The id of the meeting at which, or about which, it was said."""
    exact: Exact
    """The words between the quotation marks, exactly as the article prints them."""
    start: Annotated[int, Field(ge=0, strict=True)]
    """The offset of the first character in the article's text, in Unicode code points from 0."""
    end: Annotated[int, Field(gt=0, strict=True)]
    """The offset after the last character."""
    speaker: Id | None = None
    """The id of the person who said it."""
    described: Text | None = None
    """The article's description of an unnamed speaker; instead of `speaker`."""
    via: Text | None = None
    """Who relayed the words: a spokesperson, an interpreter, a ministry."""
    to: Text | None = None
    """To whom it was said, if the article says so."""


class ArchiveRecord(RecordPart):
    """A description of the whole collection, for users of the index."""

    title: Text
    """The name of the collection."""
    about: Text
    """What it covers."""
    source: Text
    """Where it comes from."""
    licence: Text
    """The licence of the records, which is not that of the articles."""
    licence_url: Text | None = None
    """The web address of the licence."""


class Record(RecordPart):
    """One document: a YAML file, or one line of JSON Lines. All parts are optional."""

    archive: ArchiveRecord | None = None
    """A description of the whole collection; at most one in all records."""
    people: tuple[PersonRecord, ...] = ()
    """People, shared by all records."""
    topics: tuple[TopicRecord, ...] = ()
    """Topics, shared by all records."""
    places: tuple[PlaceRecord, ...] = ()
    """Places, shared by all records."""
    source: SourceRecord | None = None
    """The article that reports the meetings and quotes of this document."""
    meetings: tuple[MeetingRecord, ...] = ()
    """The meetings that the article reports, except those that another document defines."""
    reports: tuple[Id, ...] = ()
    """The ids of meetings defined in other documents that this article reports too."""
    quotes: tuple[QuoteRecord, ...] = ()
    """The direct quotations in the article, each once."""
