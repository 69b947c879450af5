"""Look up the countries of an index by name, by adjective and by capital."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from bot.gazetteer.countries import COUNTRIES
from bot.index.model import Place
from bot.records.model import PlaceKind
from bot.text import fold, is_east_asian

COUNTRIES_AND_REGIONS = frozenset({PlaceKind.COUNTRY.value, PlaceKind.REGION.value})


class CountryGazetteer:
    """Looks up folded words; made once for an index, from its places and their names.

    `names` are the canonical names of all places by id. `words` are those of adjectives and
    capitals; those of `east_asian_words` are in many names, as the syllables of 美国 are, and are
    not meant by whoever types them in Latin letters.
    """

    def __init__(
        self, places: Iterable[Place], place_names: Iterable[tuple[str, tuple[str, ...]]]
    ) -> None:
        self.names: dict[str, str] = {}
        self.words: set[str] = set()
        self.east_asian_words: set[str] = set()
        # Sets of ids that keep their order
        self._by_name: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        self._by_demonym: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        self._by_capital: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        self._within: defaultdict[str, list[str]] = defaultdict(list)
        self._countries = set()
        for place in places:
            self.names[place.id] = place.name
            if place.kind in COUNTRIES_AND_REGIONS:
                self._countries.add(place.id)
            if place.within:
                self._within[place.within].append(place.id)
        for place_id, words in place_names:
            if place_id in self._countries:
                self._by_name[words][place_id] = None
        self._add_world()

    def _add_world(self) -> None:
        """Add the adjectives and capitals of the countries that the index has."""
        for names, capitals, demonyms in COUNTRIES:
            found = {country: None for name in names for country in self._by_name[fold(name)]}
            for table, spellings in ((self._by_demonym, demonyms), (self._by_capital, capitals)):
                for spelling in spellings:
                    table[fold(spelling)].update(found)
                    if found:
                        is_native = is_east_asian(spelling)
                        words = self.east_asian_words if is_native else self.words
                        words.update(fold(spelling))

    def countries(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of the countries with this name or adjective, or else with this capital.

        A region stands for the countries in it too: Korea has two.
        """
        found = {**self._by_name.get(words, {}), **self._by_demonym.get(words, {})}
        return self._with_parts(found or self._by_capital.get(words, {}))

    def by_demonym(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of the countries with an adjective that the index has not as a name."""
        return () if words in self._by_name else tuple(self._by_demonym.get(words, ()))

    def by_capital(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of the countries whose government is called by this capital."""
        return tuple(self._by_capital.get(words, ()))

    def _with_parts(self, places: Collection[str]) -> tuple[str, ...]:
        """Return places, and the countries in them."""
        parts = [
            part for place in places for part in self._within[place] if part in self._countries
        ]
        return tuple(dict.fromkeys([*places, *parts]))
