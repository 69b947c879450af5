"""Names that several people of a country bear, and from when on it is another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Homonyms:
    """What is known of names that several bear."""

    passed_on: Mapping[tuple[str, str], tuple[date, ...]]
    shared: frozenset[tuple[str, str]]
    common: frozenset[str]

    def era(self, side: str, family: str, day: date) -> tuple[date, date]:
        """Return from when on, and before when, nobody else comes to bear the name."""
        turns = self.passed_on.get((side, family), ())
        first = max((turn for turn in turns if turn <= day), default=date.min)
        return first, min((turn for turn in turns if turn > day), default=date.max)

    def needs_office(self, side: str, family: str) -> bool:
        """Whether only the same office tells that it is the same person."""
        return family in self.common or (side, family) in self.shared


def read_homonyms() -> Homonyms:
    """Return the table of names that several bear."""
    text = files("bot.importing").joinpath("namesakes.yaml").read_text(encoding="utf-8")
    table = yaml.safe_load(text)
    return Homonyms(
        passed_on={
            (side, family): tuple(date.fromisoformat(day) for day in days)
            for side, families in table["passed_on"].items()
            for family, days in families.items()
        },
        shared=frozenset((side, name) for side, names in table["shared"].items() for name in names),
        common=frozenset(table["common"]),
    )
