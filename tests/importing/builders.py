"""Made-up archives in the department's shape."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from bot.gazetteer.gazetteer import load_gazetteer
from bot.importing.reference.registry import Registry
from bot.importing.state_department.importer import ImportReport, import_archive
from bot.importing.state_department.xml_reader import find_xml
from bot.records.model import MeetingRecord, PersonRecord, Record

NO_REGISTRY = Registry()


@dataclass(frozen=True, slots=True)
class Trip:
    """A trip as its XML tells it."""

    remarks: str
    country: str = "France"
    day: str = "2013-02-27"
    id: str = "1"
    locale: str = "Paris"
    name: str = "John Forbes Kerry"
    role: str = "secretary"
    last: str = ""

    def xml(self) -> str:
        """Return it as an element."""
        return (
            f"<trip><id>{self.id}</id><role>{self.role}</role><name>{escape(self.name)}</name>"
            f"<start-date>{self.day}</start-date><end-date>{self.last or self.day}</end-date>"
            f"<country>{escape(self.country)}</country><locale>{escape(self.locale)}</locale>"
            f"<remarks>{escape(self.remarks)}</remarks>"
            "<created-datetime>2025-03-01T10:00:00-05:00</created-datetime></trip>"
        )


def write_archive(folder: Path, trips: Iterable[Trip], name: str = "kerry.xml") -> Path:
    """Write trips into one file of an archive."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = "\n".join(["<trips>", *(trip.xml() for trip in trips), "</trips>"])
    (folder / name).write_text(whole, encoding="utf-8")
    return folder


def import_folder(
    folder: Path, registry: Registry = NO_REGISTRY
) -> tuple[list[Record], ImportReport]:
    """Return the records of an archive, and the import's report."""
    report = ImportReport()
    found = import_archive(find_xml(folder), load_gazetteer(), registry, report, lambda _: None)
    return list(found), report


def people(records: Iterable[Record]) -> dict[str, PersonRecord]:
    """Return the people that records define, by id."""
    return {person.id: person for record in records for person in record.people}


def meetings(records: Iterable[Record]) -> list[MeetingRecord]:
    """Return the meetings of records, in order."""
    return [meeting for record in records for meeting in record.meetings]


def met(meeting: MeetingRecord) -> list[str]:
    """Return who took part besides the first, who travelled: ids, and groups in words."""
    return [each.person or f"“{each.described}”" for each in meeting.participants[1:]]
