"""The department's XML files into trips: travels abroad and visits to the United States alike."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from bot.errors import ImportingError, Problem
from bot.importing.model import ArchiveKind, Trip
from bot.text import clean

ENTRIES = {"trip": ArchiveKind.TRAVELS, "visit": ArchiveKind.VISITS}
# Where each field may stand
TRAVELLER = ("name", "visitor")
COUNTRY = ("country", "from")
LOCALE = ("locale", "location", "city")
# A line of the file that ends within `al-Abadi`
BROKEN = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])(?!and |or |to )")
REMARKS = ("remarks", "description")


def find_xml(folder: Path) -> list[Path]:
    """Return the XML files below a folder, in order; raise ImportingError when there is none."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise ImportingError(f"There is no folder {folder}.")
    found = sorted(
        file
        for file in folder.rglob("*.xml")
        if file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )
    if not found:
        raise ImportingError(f"There are no XML files in {folder}.")
    return found


def read_trips(
    file: Path, report: Callable[[Problem], None], advance: Callable[[int], None]
) -> Iterator[Trip]:
    """Yield the trips of a file; what cannot be read as one is reported, with its number in it.

    `advance` is told the bytes when the file has been read. A file of another kind has no trips.
    """
    try:
        # Entities of other files are never fetched, and the parser itself stops what would explode
        for number, element in enumerate(_entries(file), start=1):
            trip = _trip(element, file, number, report)
            element.clear()
            if trip:
                yield trip
    except ET.ParseError as error:
        line = error.position[0]
        report(Problem(str(file), line, "this is no valid XML; what stands behind it is not read."))
    except OSError as error:
        report(Problem(str(file), 1, f"the file cannot be read: {error.strerror}."))
    advance(file.stat().st_size if file.exists() else 0)


def _entries(file: Path) -> Iterator[ET.Element]:
    for _, element in ET.iterparse(file):  # noqa: S314  # see above
        if element.tag in ENTRIES:
            yield element


def _trip(
    element: ET.Element, file: Path, number: int, report: Callable[[Problem], None]
) -> Trip | None:
    def complain(what: str) -> None:
        name = f"{element.tag} {_text(element, ('id',)) or f'number {number}'}"
        report(Problem(str(file), 1, f"{name} is left out: {what}."))

    id_, traveller = _text(element, ("id",)), _text(element, TRAVELLER)
    if not id_ or not traveller:
        complain("it has no id" if not id_ else "it names no traveller")
        return None
    first, last = _day(element, "start-date"), _day(element, "end-date")
    if first is None:
        complain("its first day is no date such as 2013-02-25")
        return None
    if last is not None and last < first:
        complain("it ends before it begins")
        return None
    return Trip(
        archive=ENTRIES[element.tag],
        id=id_,
        traveller=traveller,
        role=_text(element, ("role",)) or element.get("role", ""),
        first=first,
        last=last or first,
        country=_text(element, COUNTRY),
        locale=_text(element, LOCALE),
        remarks=_text(element, REMARKS),
        created=_day(element, "created-datetime"),
        file=file.name,
    )


def _text(element: ET.Element, names: tuple[str, ...]) -> str:
    """Return the words of the first of these fields that there is, markup left out."""
    for name in names:
        if (child := element.find(name)) is not None:
            return BROKEN.sub("-", clean("".join(child.itertext())))
    return ""


def _day(element: ET.Element, name: str) -> date | None:
    try:
        return date.fromisoformat(_text(element, (name,))[:10])
    except ValueError:
        return None
