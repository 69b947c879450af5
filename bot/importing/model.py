"""The values between the files of an archive and the records: trips, mentions, events."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bot.records.model import MeetingKind, MeetingStatus


class ArchiveKind(Enum):
    """Which of the State Department's archives a trip is in."""

    TRAVELS = "travels"
    VISITS = "visits"


@dataclass(frozen=True, slots=True)
class Trip:
    """One trip abroad or visit to the United States, as its file has it.

    White space in `remarks` is collapsed; `created` is the day the archive took the trip in.
    """

    archive: ArchiveKind
    id: str
    traveller: str
    role: str
    first: date
    last: date
    country: str
    locale: str
    remarks: str
    created: date | None
    file: str


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of characters in a text: `start` counts from 0, `end` is exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters in this range."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Side:
    """What somebody represents: a country, by its id in the gazetteer, or an organisation."""

    country: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedMention:
    """Somebody as the remarks name them; without a `name`, a group or the holder of an office.

    `sides` are the sides that the words allow, the likeliest first; `is_stated` is whether the
    words name one. `is_companion` is whether the traveller came with them, which makes them people
    of the traveller's country.
    """

    span: Span
    name: str = ""
    office: str = ""
    honorific: str = ""
    sides: tuple[Side, ...] = ()
    is_stated: bool = False
    is_former: bool = False
    is_companion: bool = False

    @property
    def is_person(self) -> bool:
        """Whether this is one person with a name."""
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class RemarkEvent:
    """One meeting that remarks report."""

    span: Span
    kind: MeetingKind
    status: MeetingStatus = MeetingStatus.HELD
    status_words: Span | None = None
    occasion: Span | None = None
    mentions: tuple[ParsedMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the remarks of a trip report.

    `unparsed` are words that were not understood; `deceased` are people whose funeral is reported.
    """

    events: tuple[RemarkEvent, ...]
    unparsed: tuple[Span, ...] = ()
    deceased: tuple[ParsedMention, ...] = ()
