"""Countries and organisations by any of their names, and what their people are called."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import yaml

from bot.text import fold

LONGEST = 9  # words of a name
INVERTED = re.compile(r"(?P<short>[^,(]+), (?P<rest>.+)")  # `Korea, Republic of`


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its place id, the name to show, and all names with the shown one first."""

    id: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that is no country."""

    name: str


class Gazetteer:
    """Finds countries and organisations by name."""

    def __init__(
        self, countries: Sequence[Country], bodies: Sequence[tuple[str, ...]] = ()
    ) -> None:
        self.countries = {country.id: country for country in countries}
        self._known: dict[str, Country | Body] = {}
        for names in bodies:
            for name in names:
                self._known[_key(name)] = Body(names[0])
        for country in countries:
            for name in country.names:
                self._known[_key(name)] = country

    def find(self, name: str) -> Country | Body | None:
        """Return what bears this name; `Korea, Republic of` and `Denmark (Greenland)` too."""
        for form in _forms(name):
            if found := self._known.get(_key(form)):
                return found
        return None

    def country(self, label: str) -> Country | None:
        """Return the country with this name; None when there is none."""
        found = self.find(label)
        return found if isinstance(found, Country) else None

    def longest(self, words: Sequence[str]) -> tuple[Country | Body, int] | None:
        """Return what the first words name, taking as many as possible, and how many they are."""
        if not words or not words[0][:1].isupper():
            return None
        folded = [" ".join(fold(word)) for word in words[:LONGEST]]
        for count in range(len(folded), 0, -1):
            if folded[count - 1] and (
                found := self._known.get(" ".join(filter(None, folded[:count])))
            ):
                return found, count
        return None


def read_gazetteer() -> Gazetteer:
    """Return the countries and organisations that this package knows."""
    folder = files("bot.importing")
    countries = yaml.safe_load(folder.joinpath("countries.yaml").read_text(encoding="utf-8"))
    bodies = yaml.safe_load(folder.joinpath("organisations.yaml").read_text(encoding="utf-8"))
    return Gazetteer(
        [Country(id_, names[0], tuple(names)) for id_, names in countries.items()],
        [tuple(names) for names in bodies],
    )


def _key(name: str) -> str:
    return " ".join(fold(name))


def _forms(name: str) -> list[str]:
    plain = name.partition("(")[0].strip()
    turned = INVERTED.sub(r"\g<rest> \g<short>", name)
    return [name, turned, plain, INVERTED.sub(r"\g<short>", plain)]
