"""People of public life by their full names and nicknames: `known_people.tsv`, `nicknames.yaml`."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.files import read_data

PEOPLE_FILE = Path(__file__).with_name("known_people.tsv")
NICKNAMES_FILE = Path(__file__).with_name("nicknames.yaml")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in public life from the year `first` to the year `last`.

    `family` is the family name, or the part of the name that the press uses. `country` is an id of
    the gazetteer, None for those who spoke for an organisation.
    """

    name: str
    family: str
    country: str | None
    first: int
    last: int
    other_names: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All full names, the usual one first."""
        return (self.name, *self.other_names)


@cache
def load_known_people() -> tuple[KnownPerson, ...]:
    """Return the known people; the files are read at the first call."""
    nicknames: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in read_data(NICKNAMES_FILE):
        for words in entry["nicknames"].values():
            nicknames[entry["name"], entry["country"]] += words
    return tuple(
        KnownPerson(
            name=row["name"],
            family=row["family"] or row["name"].split()[-1],
            country=row["country"] or None,
            first=int(row["years"].partition("/")[0]),
            last=int(row["years"].partition("/")[2]),
            other_names=tuple(filter(None, row["others"].split(";"))),
            nicknames=tuple(nicknames[row["name"], row["country"]]),
        )
        for row in _rows()
    )


def _rows() -> Iterator[dict[str, str]]:
    with PEOPLE_FILE.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t")
