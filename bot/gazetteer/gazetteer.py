"""Look up countries and organisations by any of their English names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from bot.gazetteer.countries import Country, load_countries
from bot.gazetteer.organisations import Organisation, load_organisations
from bot.text import FoldedWords, fold

MAX_NAME_WORDS = 9
INVERTED = re.compile(r"(?P<short>[^,(]+), (?P<rest>.+)")  # `Korea, Republic of`


GazetteerEntry = Country | Organisation


class Gazetteer:
    """Finds countries and organisations by name; a country is found rather than an organisation."""

    def __init__(
        self, countries: Mapping[str, Country], organisations: Sequence[Organisation]
    ) -> None:
        """Index the names; `countries` are keyed by id."""
        self.countries = countries
        self.organisations = organisations
        self._by_name: dict[FoldedWords, GazetteerEntry] = {}
        self._by_own_name: dict[FoldedWords, GazetteerEntry] = {}
        for organisation in organisations:
            for name in organisation.names:
                self._by_name[fold(name)] = self._by_own_name[fold(name)] = organisation
        for country in countries.values():
            self._by_name.update((fold(name), country) for name in country.names)
            self._by_own_name.update((fold(name), country) for name in country.own_names)

    def find(self, name: str) -> GazetteerEntry | None:
        """Return what has this name; `Korea, Republic of` and `Denmark (Greenland)` are found too.

        A demonym or a territory means its country.
        """
        for form in _forms(name):
            if found := self._by_name.get(fold(form)):
                return found
        return None

    def country(self, name: str) -> Country | None:
        """Return the country with this name, in any form that `find` knows."""
        found = self.find(name)
        return found if isinstance(found, Country) else None

    def by_own_name(self, *names: FoldedWords) -> GazetteerEntry | None:
        """Return what the first known of some names, in folded words, names as a whole.

        A demonym or a territory of a country is no such name.
        """
        return next((self._by_own_name[name] for name in names if name in self._by_own_name), None)

    def longest(self, words: Sequence[str]) -> tuple[GazetteerEntry, int] | None:
        """Return what the first words of a text name, and how many words the name has.

        The longest name is taken. It begins with a capital letter.
        """
        if not words or not words[0][:1].isupper():
            return None
        folded = [fold(word) for word in words[:MAX_NAME_WORDS]]
        for count in range(len(folded), 0, -1):
            if folded[count - 1] and (
                found := self._by_name.get(tuple(chain.from_iterable(folded[:count])))
            ):
                return found, count
        return None


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer of the project's data files, which are read at the first call."""
    return Gazetteer(load_countries(), load_organisations())


def _forms(name: str) -> Iterator[str]:
    plain = name.partition("(")[0].strip()
    yield name
    yield INVERTED.sub(r"\g<rest> \g<short>", name)
    yield plain
    yield INVERTED.sub(r"\g<short>", plain)
