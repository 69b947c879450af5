"""How the names of a culture are made: parts with their spellings, and the order they come in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A family or a given name: its native script, and its spellings, the press's first."""

    native: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Culture:
    """Names to draw from; earlier families have more members. `gap` is between native parts."""

    name: str
    countries: tuple[str, ...]
    families: tuple[Part, ...]
    given: tuple[Part, ...]
    is_family_first: bool
    gap: str = ""

    def full(self, family: str, given: str) -> str:
        return f"{family} {given}" if self.is_family_first else f"{given} {family}"

    def swapped(self, family: str, given: str) -> str:
        return f"{given} {family}" if self.is_family_first else f"{family} {given}"

    def native(self, family: Part, given: Part) -> str:
        """Return the name in its script; empty where that is the Latin one."""
        if not (family.native and given.native):
            return ""
        order = (family, given) if self.is_family_first or not self.gap else (given, family)
        return self.gap.join(each.native for each in order)


def part(native: str, spellings: Iterable[str]) -> Part:
    return Part(native, tuple(dict.fromkeys(spellings)))


def parts(table: str) -> tuple[Part, ...]:
    """Read a table of lines such as `강 Kang Gang`; `-` is no script, `_` a space."""
    rows = [line.split() for line in table.strip().splitlines()]
    return tuple(
        part("" if row[0] == "-" else _spaced(row[0]), map(_spaced, row[1:])) for row in rows
    )


def pairs(firsts: Sequence[Part], seconds: Sequence[Part]) -> Iterable[tuple[Part, Part]]:
    """Yield each first syllable with each other second one."""
    return ((first, second) for first in firsts for second in seconds if first != second)


def _spaced(word: str) -> str:
    return word.replace("_", " ")
