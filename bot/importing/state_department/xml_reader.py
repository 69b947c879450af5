"""Read trips from the State Department's XML files: travels abroad, and visits alike."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from bot.errors import ImportingError, Problem
from bot.importing.model import ArchiveKind, Trip
from bot.text import clean

ARCHIVES_BY_TAG = {"trip": ArchiveKind.TRAVELS, "visit": ArchiveKind.VISITS}
# The elements that a field may be in; the first of them counts
TRAVELLER = ("name", "visitor")
COUNTRY = ("country", "from")
LOCALE = ("locale", "location", "city")
REMARKS = ("remarks", "description")
# A line of the file that ends within `al-Abadi`
BROKEN_HYPHEN = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])(?!and |or |to )")


def find_xml(folder: Path) -> list[Path]:
    """Return the XML files below a folder, in order; raise ImportingError when there is none."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise ImportingError(f"There is no folder {folder}.")
    files = sorted(
        file
        for file in folder.rglob("*.xml")
        if file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )
    if not files:
        raise ImportingError(f"There are no XML files in {folder}.")
    return files


def read_trips(
    file: Path, report: Callable[[Problem], None], advance: Callable[[int], None]
) -> Iterator[Trip]:
    """Yield the trips of a file; an XML file of another kind has none.

    An element that is no valid trip goes to `report`, with its number in the file. `advance` is
    called with the file's size in bytes when the file has been read.
    """
    try:
        # Entities of other files are never fetched, and the parser itself limits their expansion
        for number, element in enumerate(_elements(file), start=1):
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


def _elements(file: Path) -> Iterator[ET.Element]:
    for _, element in ET.iterparse(file):  # noqa: S314  # see above
        if element.tag in ARCHIVES_BY_TAG:
            yield element


def _trip(
    element: ET.Element, file: Path, number: int, report: Callable[[Problem], None]
) -> Trip | None:
    def reject(reason: str) -> None:
        name = f"{element.tag} {_text(element, ('id',)) or f'number {number}'}"
        report(Problem(str(file), 1, f"{name} is left out: {reason}."))

    id_, traveller = _text(element, ("id",)), _text(element, TRAVELLER)
    if not id_ or not traveller:
        reject("it names no traveller" if id_ else "it has no id")
        return None
    first, last = _day(element, "start-date"), _day(element, "end-date")
    if first is None:
        reject("its first day is no date such as 2013-02-25")
        return None
    if last is not None and last < first:
        reject("it ends before it begins")
        return None
    return Trip(
        archive=ARCHIVES_BY_TAG[element.tag],
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
    """Return the text of the first of these fields that is present, without markup."""
    for name in names:
        if (child := element.find(name)) is not None:
            return BROKEN_HYPHEN.sub("-", clean("".join(child.itertext())))
    return ""


def _day(element: ET.Element, name: str) -> date | None:
    try:
        return date.fromisoformat(_text(element, (name,))[:10])
    except ValueError:
        return None
