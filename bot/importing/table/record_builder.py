"""Build the record of each row of a table: a meeting with a source of its own."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.dates import parse_edtf
from bot.gazetteer.gazetteer import Gazetteer
from bot.gazetteer.localized_names import CountryLabels
from bot.importing.reference.registry import Registry
from bot.importing.table.column_mapping import ColumnMapping
from bot.importing.table.date_parser import TableDateParser
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
from bot.text import clean, fold, slug

NAME_SEPARATOR = re.compile(r"\s*(?:[;\n|]|,?\s+(?:and|&)\s+)\s*")
TOPIC_SEPARATOR = re.compile(r"\s*[,;\n|]\s*")
COUNTRY_SEPARATOR = re.compile(r"\s*(?:[,;/&]|\band\b)\s*")
NAME_WITH_OFFICE = re.compile(r"(?P<name>[^()]+?)\s*\((?P<office>[^()]+)\)")
DIGEST_LENGTH = 16  # hexadecimal digits, of the id of a row that has none


class NamedParticipant(NamedTuple):
    """A participant with the id and the name in the records."""

    id: str
    name: str
    office: str | None


class NamedPlace(NamedTuple):
    """A place with the id in the records, and the name in the table."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class RowRecordBuilder:
    """Builds the record of each row.

    `table` is the table's name, for ids and sources. `is_new` returns whether a key of some kind is
    new, and notes it.
    """

    table: str
    columns: ColumnMapping
    dates: TableDateParser
    registry: Registry
    gazetteer: Gazetteer
    country_labels: CountryLabels
    is_new: Callable[[str, str], bool]

    def record(self, row: TableRow) -> Record | None:
        """Return the record of a row; None for one that repeats another.

        Raises ValueError with one sentence when the row is no meeting.
        """
        if row.problem:
            raise ValueError(row.problem)
        dating = self._dating(row)
        people = [self._participant(name) for name in self._names(row)]
        held_at, places = self._places(row)
        topics = self._topics(row)
        if not people and not self._cell(row, "title"):
            raise ValueError("it names nobody, and has no title")
        id_ = self._id(row)
        if not self.is_new("meeting", id_):
            if self.columns.id:
                raise ValueError(f"the id “{self._cell(row, 'id')}” stands in an earlier row")
            return None
        title = self._cell(row, "title") or _title(people, held_at)
        meeting = MeetingRecord(
            id=id_,
            title=title,
            kind=self._kind(row),
            status=self._status(row),
            role=Prominence.SUBJECT,
            date=dating,
            place=held_at[0].id if len(held_at) == 1 else None,
            places=tuple(each.id for each in held_at) if len(held_at) > 1 else (),
            occasion=self._cell(row, "occasion") or None,
            participants=tuple(
                ParticipantRecord(person=each.id, office=each.office) for each in people
            ),
            topics=tuple(topics),
            summary=self._cell(row, "summary") or title,
        )
        return Record(
            people=tuple(self._new_people(people)),
            topics=tuple(
                TopicRecord(id=topic, name=name)
                for topic, name in topics.items()
                if topic not in self.registry.ids and self.is_new("topic", topic)
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
        edtf = self.dates.parse(text)
        if end := self._cell(row, "end"):
            last = self.dates.parse(end)
            edtf = edtf if last == edtf else parse_edtf(f"{edtf}/{last}").edtf
        return DateRecord(edtf=edtf, basis=DateBasis.STATED)

    def _names(self, row: TableRow) -> Iterator[str]:
        """Yield the names of the participants, each once."""
        seen: set[str] = set()
        for column in self.columns.people:
            for name in NAME_SEPARATOR.split(row.cells.get(column, "")):
                plain = clean(name).strip(" ,.")
                if slug(plain) and slug(plain) not in seen:
                    seen.add(slug(plain))
                    yield plain

    def _participant(self, text: str) -> NamedParticipant:
        """Return the participant of a text such as `Kang Kyung-wha (Foreign Minister)`."""
        match = NAME_WITH_OFFICE.fullmatch(text)
        name = match["name"] if match else text
        office = match["office"] if match else None
        if known := self.registry.person(name):
            return NamedParticipant(known.id, known.name, office)
        return NamedParticipant(slug(name), name, office)

    def _new_people(self, people: list[NamedParticipant]) -> Iterator[PersonRecord]:
        for each in people:
            if each.id not in self.registry.ids and self.is_new("person", each.id):
                yield PersonRecord(id=each.id, name=each.name)

    def _topics(self, row: TableRow) -> dict[str, str]:
        """Return the names of the topics by their ids."""
        topics: dict[str, str] = {}
        for column in self.columns.topics:
            for name in TOPIC_SEPARATOR.split(row.cells.get(column, "")):
                known = self.registry.topic(name)
                if id_ := known.id if known else slug(name):
                    topics.setdefault(id_, clean(name))
        return topics

    def _places(self, row: TableRow) -> tuple[list[NamedPlace], tuple[PlaceRecord, ...]]:
        """Return a meeting's places, and the places that have to be defined.

        Several countries in one cell, as `Japan, China` or `Japan & China`, are places each.
        """
        label = self._cell(row, "country") or self._cell(row, "place")
        is_country = not self._cell(row, "country") or not self._cell(row, "place")
        if is_country and (countries := self._several_countries(label)):
            new: list[PlaceRecord] = []
            ids = {name: self._country(name, new) for name in countries}
            return [NamedPlace(id_, name) for name, id_ in ids.items() if id_], tuple(new)
        place, places = self._place(row)
        return ([place] if place else []), places

    def _several_countries(self, label: str) -> list[str]:
        """Return the countries of a label that names two or more, and nothing else."""
        names = COUNTRY_SEPARATOR.split(label)
        if len(names) == 1 or self.gazetteer.by_own_name(fold(label)):
            return []  # such as Bosnia and Herzegovina
        return names if all(map(self.country_labels.find, names)) else []

    def _place(self, row: TableRow) -> tuple[NamedPlace | None, tuple[PlaceRecord, ...]]:
        """Return a meeting's place, and the places that have to be defined."""
        text, country = self._cell(row, "place"), self._cell(row, "country")
        city, comma, behind = text.rpartition(", ")
        if comma and not country and self.gazetteer.country(behind):
            text, country = city, behind
        if text and not country and self.gazetteer.country(text):
            text, country = "", text
        new: list[PlaceRecord] = []
        within = self._country(country, new) if country else None
        if not text:
            return (NamedPlace(within, country) if within else None), tuple(new)
        known = self.registry.city(text, within)
        if known or not slug(text):
            return (NamedPlace(known, text) if known else None), tuple(new)
        id_ = f"{slug(text)}-{within}" if within else slug(text)
        if self.is_new("place", id_):
            new.append(PlaceRecord(id=id_, name=text, kind=PlaceKind.CITY, within=within))
        return NamedPlace(id_, text), tuple(new)

    def _country(self, label: str, new: list[PlaceRecord]) -> str | None:
        """Return the id of a country; its record is added to `new` where it has to be defined."""
        country = self.country_labels.find(label)
        names = country.names if country else (label,)
        if known := self.registry.country((label, *names)):
            return known
        id_ = country.id if country else slug(label)
        if id_ and self.is_new("place", id_):
            new.append(PlaceRecord(id=id_, name=names[0], kind=PlaceKind.COUNTRY, names=names[1:]))
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
            own = hashlib.sha256(_as_text(row).encode()).hexdigest()[:DIGEST_LENGTH]
        return f"{self.table}-{own}"[:MAX_ID_LENGTH].rstrip("-")

    def _source(self, row: TableRow, id_: str, dating: DateRecord) -> SourceRecord:
        text = _as_text(row)
        source = self._cell(row, "source")
        is_address = re.fullmatch(URL_PATTERN, source) is not None
        first = parse_edtf(dating.edtf).first
        return SourceRecord(
            id=id_,
            publisher=source if source and not is_address else self.table,
            title=self._cell(row, "title") or f"{self.table}, line {row.line}",
            published=DateRecord(
                edtf=f"{first.isoformat()}/.." if first else dating.edtf,
                basis=DateBasis.DERIVED,
                reasoning="The table does not tell; it cannot be before the meeting.",
            ),
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            origin=f"{self.table}, line {row.line}",
            url=source if is_address else None,
            text=text or None,
        )


def _title(people: list[NamedParticipant], places: list[NamedPlace]) -> str:
    """Return a title such as `Kang Kyung-wha and Wang Yi meet in New York`."""
    *others, last = [each.name for each in people]
    where = f" in {', '.join(each.name for each in places)}" if places else ""
    return f"{', '.join(others)} and {last} meet{where}" if others else f"{last}{where}"


def _as_text(row: TableRow) -> str:
    """Return a row as text, one cell a line with its column."""
    return "\n".join(f"{column}: {cell}" for column, cell in row.cells.items() if cell)
