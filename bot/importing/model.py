"""What an archive says, between its files and the records: trips, mentions, events."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from bot.records.model import MeetingKind, MeetingStatus


class ArchiveKind(Enum):
    """Which of the department's archives an entry is of."""

    TRAVELS = "travels"
    VISITS = "visits"


@dataclass(frozen=True, slots=True)
class Trip:
    """One trip or visit, as its file has it; `remarks` with its white space made single."""

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
    """A range of characters in the remarks, from 0, the last one left out."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words in this range."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Side:
    """For whom someone speaks: a country's id, or a body that is none."""

    country: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedMention:
    """Someone as the remarks name them; without a `name`, a group or an office's holder.

    `sides` are the countries that the words allow, the likeliest first; `is_stated` tells whether
    the words name it.
    """

    span: Span
    name: str = ""
    office: str = ""
    honorific: str = ""
    sides: tuple[Side, ...] = ()
    is_stated: bool = False
    is_former: bool = False
    is_companion: bool = False
    """Whether the traveller came with them, so that they are of the traveller's country."""

    @property
    def is_person(self) -> bool:
        """Whether it is one person with a name."""
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
    """What remarks say, and the words that could not be understood."""

    events: tuple[RemarkEvent, ...]
    unparsed: tuple[Span, ...] = ()
    ended: tuple[ParsedMention, ...] = field(default=())
    """People of whom the remarks tell that they had died by then: whose funeral it was."""
