"""Family names that several people of a country have, from `homonyms.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from bot.files import read_data

FILE = Path(__file__).with_name("homonyms.yaml")


@dataclass(frozen=True, slots=True)
class Homonyms:
    """Names that several people have.

    `passed_on` has the days from which a name is another person's, by country and name; `shared`
    has countries and names of several people at once; `common` has names of many people anywhere.
    """

    passed_on: Mapping[tuple[str, str], tuple[date, ...]]
    shared: frozenset[tuple[str, str]]
    common: frozenset[str]

    def era(self, side: str, family: str, day: date) -> tuple[date, date]:
        """Return the first day and the day after the last on which a name is one person's."""
        days = self.passed_on.get((side, family), ())
        first = max((other for other in days if other <= day), default=date.min)
        return first, min((other for other in days if other > day), default=date.max)

    def needs_office(self, side: str, family: str) -> bool:
        """Return whether people of a name are the same only in the same office."""
        return family in self.common or (side, family) in self.shared


@cache
def load_homonyms() -> Homonyms:
    """Return the homonyms; the file is read at the first call."""
    content = read_data(FILE)
    return Homonyms(
        passed_on={
            (side, family): tuple(date.fromisoformat(day) for day in days)
            for side, families in content["passed_on"].items()
            for family, days in families.items()
        },
        shared=frozenset(
            (side, name) for side, names in content["shared"].items() for name in names
        ),
        common=frozenset(content["common"]),
    )
