"""Rows into records: each a meeting with a source of its own."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.dates import parse_edtf
from bot.importing.reference.gazetteer import Gazetteer
from bot.importing.reference.places import slug
from bot.importing.reference.registry import Registry
from bot.importing.table.column_mapping import Columns
from bot.importing.table.date_parser import Dates
from bot.importing.table.row_reader import TableRow
from bot.records.model import (
    MAX_ID_LENGTH,
    URL_PATTERN,
    DateBasis,
    DateRecord,
    MeetingKind,
    MeetingRecord,
    MeetingStatus,
    ParticipantRecord,
    PersonRecord,
    PlaceKind,
    PlaceRecord,
    Prominence,
    Record,
    SourceRecord,
    TopicRecord,
)
from bot.text import clean

SEPARATORS = re.compile(r"\s*(?:[;\n|]|,?\s+(?:and|&)\s+)\s*")
COMMAS = re.compile(r"\s*[,;\n|]\s*")
OFFICE = re.compile(r"(?P<name>[^()]+?)\s*\((?P<office>[^()]+)\)")
DIGEST = 16  # hexadecimal digits of an id that a row has none for


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes the record of each row.

    `first_time` tells whether something of a kind is met for the first time; `name` is the
    table's, for ids and sources.
    """

    name: str
    columns: Columns
    dates: Dates
    registry: Registry
    gazetteer: Gazetteer
    first_time: Callable[[str, str], bool]

    def record(self, row: TableRow) -> Record | None:
        """Return the record of a row, None for one that says what another said.

        Raises ValueError with one sentence when the row makes no meeting.
        """
        if row.problem:
            raise ValueError(row.problem)
        dating = self._dating(row)
        people = [self._person(name) for name in self._people(row)]
        place, places = self._place(row)
        topics = self._topics(row)
        if not people and not self._cell(row, "title"):
            raise ValueError("it names nobody, and has no title")
        id_ = self._id(row)
        if not self.first_time("meeting", id_):
            if self.columns.id:
                raise ValueError(f"the id “{self._cell(row, 'id')}” stands in an earlier row")
            return None
        title = self._cell(row, "title") or _title(people, place)
        meeting = MeetingRecord(
            id=id_,
            title=title,
            kind=self._kind(row),
            status=self._status(row),
            role=Prominence.SUBJECT,
            date=dating,
            place=place[0] if place else None,
            occasion=self._cell(row, "occasion") or None,
            participants=tuple(
                ParticipantRecord(person=each[0], office=each[2]) for each in people
            ),
            topics=tuple(topic for topic, _ in topics),
            summary=self._cell(row, "summary") or title,
        )
        return Record(
            people=tuple(self._new_people(people)),
            topics=tuple(
                TopicRecord(id=topic, name=name)
                for topic, name in topics
                if topic not in self.registry.ids and self.first_time("topic", topic)
            ),
            places=places,
            source=self._source(row, id_, dating),
            meetings=(meeting,),
        )

    def _cell(self, row: TableRow, part: str) -> str:
        column = getattr(self.columns, part)
        return clean(row.cells.get(column, "")) if column else ""

    def _dating(self, row: TableRow) -> DateRecord:
        text = self._cell(row, "date")
        if not text:
            raise ValueError("it has no date")
        edtf = self.dates.read(text)
        if end := self._cell(row, "end"):
            last = self.dates.read(end)
            edtf = edtf if last == edtf else parse_edtf(f"{edtf}/{last}").edtf
        return DateRecord(edtf=edtf, basis=DateBasis.STATED)

    def _people(self, row: TableRow) -> Iterator[str]:
        seen: set[str] = set()
        for column in self.columns.people:
            for name in SEPARATORS.split(row.cells.get(column, "")):
                plain = clean(name).strip(" ,.")
                if slug(plain) and slug(plain) not in seen:
                    seen.add(slug(plain))
                    yield plain

    def _person(self, text: str) -> tuple[str, str, str | None]:
        """Return the id, the name and the office of `Kang Kyung-wha (Foreign Minister)`."""
        match = OFFICE.fullmatch(text)
        name = match["name"] if match else text
        office = match["office"] if match else None
        if known := self.registry.person(name):
            return known.id, known.name, office
        return slug(name), name, office

    def _new_people(self, people: list[tuple[str, str, str | None]]) -> Iterator[PersonRecord]:
        for id_, name, _ in people:
            if id_ not in self.registry.ids and self.first_time("person", id_):
                yield PersonRecord(id=id_, name=name)

    def _topics(self, row: TableRow) -> list[tuple[str, str]]:
        found: dict[str, str] = {}
        for column in self.columns.topics:
            for name in COMMAS.split(row.cells.get(column, "")):
                known = self.registry.topic(name)
                if id_ := known.id if known else slug(name):
                    found.setdefault(id_, clean(name))
        return list(found.items())

    def _place(self, row: TableRow) -> tuple[tuple[str, str] | None, tuple[PlaceRecord, ...]]:
        """Return a meeting's place with its name, and the places that have to be defined."""
        text, country = self._cell(row, "place"), self._cell(row, "country")
        city, comma, behind = text.rpartition(", ")
        if comma and not country and self.gazetteer.country(behind):
            text, country = city, behind
        if text and not country and self.gazetteer.country(text):
            text, country = "", text
        new: list[PlaceRecord] = []
        within = self._country(country, new) if country else None
        if not text:
            return ((within, country) if within else None), tuple(new)
        known = self.registry.city(text, within)
        if known or not slug(text):
            return ((known, text) if known else None), tuple(new)
        id_ = f"{slug(text)}-{within}" if within else slug(text)
        if self.first_time("place", id_):
            new.append(PlaceRecord(id=id_, name=text, kind=PlaceKind.CITY, within=within))
        return (id_, text), tuple(new)

    def _country(self, name: str, new: list[PlaceRecord]) -> str | None:
        found = self.gazetteer.country(name)
        names = found.names if found else (name,)
        if known := self.registry.country(names):
            return known
        id_ = found.id if found else slug(name)
        if id_ and self.first_time("place", id_):
            shown = found.name if found else name
            new.append(
                PlaceRecord(id=id_, name=shown, kind=PlaceKind.COUNTRY, names=tuple(names[1:]))
            )
        return id_ or None

    def _kind(self, row: TableRow) -> MeetingKind:
        text = self._cell(row, "kind").lower()
        return MeetingKind(text) if text in set(MeetingKind) else MeetingKind.OTHER

    def _status(self, row: TableRow) -> MeetingStatus:
        text = self._cell(row, "status").lower().replace("canceled", "cancelled")
        if text and text not in set(MeetingStatus):
            raise ValueError(
                f"its status is “{text}”, but must be one of {', '.join(MeetingStatus)}"
            )
        return MeetingStatus(text) if text else MeetingStatus.HELD

    def _id(self, row: TableRow) -> str:
        own = slug(self._cell(row, "id"))
        if self.columns.id and not own:
            raise ValueError("it has no id")
        if not own:
            own = hashlib.sha256(_words(row).encode()).hexdigest()[:DIGEST]
        return f"{self.name}-{own}"[:MAX_ID_LENGTH].rstrip("-")

    def _source(self, row: TableRow, id_: str, dating: DateRecord) -> SourceRecord:
        told = self._cell(row, "source")
        is_address = re.fullmatch(URL_PATTERN, told) is not None
        first = parse_edtf(dating.edtf).first
        return SourceRecord(
            id=id_,
            publisher=told if told and not is_address else self.name,
            title=self._cell(row, "title") or f"{self.name}, line {row.line}",
            published=DateRecord(
                edtf=f"{first.isoformat()}/.." if first else dating.edtf,
                basis=DateBasis.DERIVED,
                reasoning="The table does not tell; it cannot be before the meeting.",
            ),
            sha256=hashlib.sha256(_words(row).encode()).hexdigest(),
            origin=f"{self.name}, line {row.line}",
            url=told if is_address else None,
            text=_words(row) or None,
        )


def _title(people: list[tuple[str, str, str | None]], place: tuple[str, str] | None) -> str:
    """Return `Kang Kyung-wha and Wang Yi meet in New York`."""
    *others, last = [name for _, name, _ in people]
    where = f" in {place[1]}" if place else ""
    return f"{', '.join(others)} and {last} meet{where}" if others else f"{last}{where}"


def _words(row: TableRow) -> str:
    """Return a row as text, one cell a line with its column."""
    return "\n".join(f"{column}: {cell}" for column, cell in row.cells.items() if cell)
