"""The record format: one typed, frozen model for YAML, JSON Lines and the JSON Schema alike.

It is the shape of each part; what must hold between values is in `rules`.
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
    if "\0" in text:  # SQLite's functions take it for the end
        raise ValueError("it has a NUL character")
    return text


ID_PATTERN, MAX_ID_LENGTH = r"^[a-z0-9][a-z0-9._-]*$", 120
SHA256_PATTERN = r"^[0-9a-f]{64}$"
URL_PATTERN, MAX_URL_LENGTH = r"^https?://[^\s<>|]+$", 3000

EVIDENCE_PART_PATTERN = r"^(?:(?:participants|topics)\.[0-9]+|occasion|place|status|summary)$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=MAX_ID_LENGTH)]
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_without_nul)
]
Exact = Annotated[str, StringConstraints(min_length=1), AfterValidator(_without_nul)]
Edtf = Annotated[str, AfterValidator(_checked_edtf), Field(examples=["2018-09-26", "2023-07"])]


class MeetingKind(StrEnum):
    """What sort of meeting it was."""

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
    """Whether a meeting is what the article is about or is mentioned in passing."""

    SUBJECT = "subject"
    MENTIONED = "mentioned"


class DateBasis(StrEnum):
    """How a date is known."""

    STATED = "stated"
    DERIVED = "derived"


class PlaceKind(StrEnum):
    """What sort of place it is."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    SITE = "site"


class RecordPart(BaseModel):
    """What all parts of a record share: frozen, and no key that the format does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class DateRecord(RecordPart):
    """A date, and how it is known."""

    edtf: Edtf
    """The date in EDTF, as precise as the source supports and no more."""
    basis: DateBasis
    """`stated` when the source prints it, `derived` when it follows from what the source says."""
    reasoning: Text | None = None
    """For a derived date: how it follows, in one line."""


class SourceRecord(RecordPart):
    """The article that a record is made from. Its text stays out; its SHA-256 stays in."""

    id: Id
    """Unique among sources."""
    publisher: Text
    """Who published it."""
    title: Text
    """Its headline, word for word."""
    published: DateRecord
    """The day of publication."""
    sha256: Annotated[str, StringConstraints(pattern=SHA256_PATTERN)]
    """SHA-256 of the article's file, in hexadecimal."""
    origin: Text
    """Where the text comes from: a file name or an address."""
    agency: Text | None = None
    """The news agency or paper that it credits."""
    byline: Text | None = None
    """The author, as printed."""
    dateline: Text | None = None
    """Place and agency at the head of the text, as printed."""
    url: (
        Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=MAX_URL_LENGTH)] | None
    ) = None
    """Where people can read it."""
    licence: Text | None = None
    """The terms of the article itself."""
    text: Exact | None = None
    """The article's own words, where its licence lets them stand here."""
    notes: tuple[Text, ...] = ()
    """What a reader should know, such as where the article contradicts itself."""


class OfficeRecord(RecordPart):
    """An office that a person held."""

    title: Text
    """As the press writes it: `Foreign Minister`."""
    of: Text | None = None
    """The country or body that it belongs to, where it is not the person's country."""
    held: Edtf
    """From when to when, as an EDTF interval such as `2017-06-18/2021-02-08` or `2013-03/..`."""


class PersonRecord(RecordPart):
    """A person, once for all records."""

    id: Id
    """Unique among people."""
    name: Text
    """The canonical name, as the press writes it."""
    family: Text | None = None
    """The family name, as it stands in the canonical name."""
    native: Text | None = None
    """The name in its native script."""
    names: tuple[Text, ...] = ()
    """Other romanisations and spellings."""
    country: Id | None = None
    """The place id of the country."""
    offices: tuple[OfficeRecord, ...] = ()
    """Offices held, with their dates."""


class TopicRecord(RecordPart):
    """What meetings are about, once for all records."""

    id: Id
    """Unique among topics."""
    name: Text
    """As the press writes it."""
    names: tuple[Text, ...] = ()
    """The other words that people use for it."""
    broader: tuple[Id, ...] = ()
    """The ids of wider topics that it is part of."""


class PlaceRecord(RecordPart):
    """A place, once for all records: a country (which takes sides), a region, a city or a site."""

    id: Id
    """Unique among places."""
    name: Text
    """As the press writes it."""
    kind: PlaceKind
    """What sort of place it is."""
    names: tuple[Text, ...] = ()
    """Other names and spellings, native script among them."""
    within: Id | None = None
    """The id of the place that it lies in."""


class ParticipantRecord(RecordPart):
    """Who took part: a person, or someone as the source describes them."""

    person: Id | None = None
    """The person's id."""
    described: Text | None = None
    """An unnamed person or a group, as the source describes them; instead of `person`."""
    side: Id | None = None
    """The place id of the country that they spoke for."""
    office: Text | None = None
    """The office that they held on that day."""


class EvidenceRecord(RecordPart):
    """The words of the article that a part of a meeting comes from."""

    of: Annotated[str, StringConstraints(pattern=EVIDENCE_PART_PATTERN)]
    """The part: `participants.0`, `topics.1`, `occasion`, `place`, `status` or `summary`."""
    exact: Exact
    """The words."""
    start: Annotated[int, Field(ge=0, strict=True)]
    """The first character's place in the article's text, in Unicode code points from 0."""
    end: Annotated[int, Field(gt=0, strict=True)]
    """The place after the last character."""


class MeetingRecord(RecordPart):
    """A meeting, summit, visit, call or press conference. One that two articles report is one."""

    id: Id
    """Unique among meetings."""
    title: Text
    """A line that names it."""
    kind: MeetingKind
    """What sort of meeting it was."""
    status: MeetingStatus
    """Whether it took place, as far as its sources know."""
    role: Prominence
    """Whether the article is about it or mentions it in passing."""
    date: DateRecord
    """When it was held, or is to be held."""
    place: Id | None = None
    """The place id, as precise as the source supports."""
    occasion: Text | None = None
    """What it was held on the sidelines of, or what it was part of."""
    participants: tuple[ParticipantRecord, ...] = ()
    """Who took part."""
    topics: tuple[Id, ...] = ()
    """The ids of its topics."""
    summary: Text
    """One to three neutral sentences, with nothing that the source does not support."""
    evidence: tuple[EvidenceRecord, ...] = ()
    """Where its parts stand in the article's text."""
    notes: tuple[Text, ...] = ()
    """What a reader should know, such as where sources contradict each other."""


class QuoteRecord(RecordPart):
    """A direct quotation: a Web Annotation text quote and text position selector in one.

    https://www.w3.org/TR/annotation-model/#selectors
    """

    meeting: Id
    """The id of the meeting that it was said at or about."""
    exact: Exact
    """The words within the quotation marks, exactly as the article prints them."""
    start: Annotated[int, Field(ge=0, strict=True)]
    """The first character's place in the article's text, in Unicode code points from 0."""
    end: Annotated[int, Field(gt=0, strict=True)]
    """The place after the last character."""
    speaker: Id | None = None
    """The person's id."""
    described: Text | None = None
    """An unnamed speaker, as the article describes them; instead of `speaker`."""
    via: Text | None = None
    """Through whom the words came: a spokesperson, an interpreter, a ministry."""
    to: Text | None = None
    """To whom they were said, where the article tells."""


class ArchiveRecord(RecordPart):
    """What the whole collection is, for those who open the index."""

    title: Text
    """Its name."""
    about: Text
    """What it covers."""
    source: Text
    """Where it comes from."""
    licence: Text
    """The terms of the records, which are not those of the articles."""
    licence_url: Text | None = None
    """Where the terms can be read."""


class Record(RecordPart):
    """One document: a YAML file, or one line of JSON Lines. Each part may be left out."""

    archive: ArchiveRecord | None = None
    """What the whole collection is; once for all records."""
    people: tuple[PersonRecord, ...] = ()
    """People for the shared registry."""
    topics: tuple[TopicRecord, ...] = ()
    """Topics for the shared registry."""
    places: tuple[PlaceRecord, ...] = ()
    """Places for the shared registry."""
    source: SourceRecord | None = None
    """The article that the meetings and quotes of this document come from."""
    meetings: tuple[MeetingRecord, ...] = ()
    """The meetings that the article reports and that no other document has."""
    reports: tuple[Id, ...] = ()
    """The ids of meetings of other documents that this article reports too."""
    quotes: tuple[QuoteRecord, ...] = ()
    """The article's direct quotations, each once."""
