"""Which countries of the index words stand for: by name, by adjective, by their capital."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from bot.index.model import Place
from bot.records.model import PlaceKind
from bot.search.countries import COUNTRIES
from bot.text import fold

Words = tuple[str, ...]
STATES = frozenset({PlaceKind.COUNTRY.value, PlaceKind.REGION.value})


class Geography:
    """Looks up folded words; made once for an index, from its places and their names."""

    def __init__(self, places: Iterable[Place], names: Iterable[tuple[str, Words]]) -> None:
        self.names: dict[str, str] = {}
        self._named: defaultdict[Words, dict[str, None]] = defaultdict(dict)
        self._adjectives: defaultdict[Words, dict[str, None]] = defaultdict(dict)
        self._capitals: defaultdict[Words, dict[str, None]] = defaultdict(dict)
        self._within: defaultdict[str, list[str]] = defaultdict(list)
        states = set()
        for place in places:
            self.names[place.id] = place.name
            if place.kind in STATES:
                states.add(place.id)
            if place.within:
                self._within[place.within].append(place.id)
        for place_id, words in names:
            if place_id in states:
                self._named[words][place_id] = None
        self._states = states
        self._add_world()

    def _add_world(self) -> None:
        for names, capitals, adjectives in COUNTRIES:
            found = {country: None for name in names for country in self._named[fold(name)]}
            for adjective in adjectives:
                self._adjectives[fold(adjective)].update(found)
            for capital in capitals:
                self._capitals[fold(capital)].update(found)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of adjectives and capitals: no others stand for a country but its names."""
        keys = (key for table in (self._adjectives, self._capitals) for key in table if table[key])
        return frozenset(word for key in keys for word in key)

    def countries(self, words: Words) -> tuple[str, ...]:
        """Return the countries that words name, or are the adjective or the capital of."""
        found = {**self._named.get(words, {}), **self._adjectives.get(words, {})}
        return self._with_parts(found or self._capitals.get(words, {}))

    def by_adjective(self, words: Words) -> tuple[str, ...]:
        """Return the countries of an adjective that the index does not have as a name."""
        return () if words in self._named else tuple(self._adjectives.get(words, ()))

    def governed_from(self, words: Words) -> tuple[str, ...]:
        """Return the countries whose government is called so, by its capital."""
        return tuple(self._capitals.get(words, ()))

    def _with_parts(self, places: Collection[str]) -> tuple[str, ...]:
        """Return the countries, and those that lie in a region: Korea has two."""
        parts = [part for place in places for part in self._within[place] if part in self._states]
        return tuple(dict.fromkeys([*places, *parts]))
