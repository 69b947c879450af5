"""Which countries of the index words stand for: by name, by adjective, by their capital."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from bot.gazetteer.countries import COUNTRIES
from bot.index.model import Place
from bot.records.model import PlaceKind
from bot.text import fold, is_east_asian

Words = tuple[str, ...]
STATES = frozenset({PlaceKind.COUNTRY.value, PlaceKind.REGION.value})


class CountryGazetteer:
    """Looks up folded words; made once for an index, from its places and their names."""

    def __init__(self, places: Iterable[Place], names: Iterable[tuple[str, Words]]) -> None:
        self.names: dict[str, str] = {}
        self._named: defaultdict[Words, dict[str, None]] = defaultdict(dict)
        self._adjectives: defaultdict[Words, dict[str, None]] = defaultdict(dict)
        self._capitals: defaultdict[Words, dict[str, None]] = defaultdict(dict)
        self._within: defaultdict[str, list[str]] = defaultdict(list)
        # Of adjectives and capitals, as no others stand for a country but its names. The syllables
        # of 美国 are in many names, and those who write Mi in Latin letters do not mean it
        self.words: set[str] = set()
        self.native_words: set[str] = set()
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
            for table, written in ((self._adjectives, adjectives), (self._capitals, capitals)):
                for each in written:
                    table[fold(each)].update(found)
                    if found:
                        words = self.native_words if is_east_asian(each) else self.words
                        words.update(fold(each))

    def countries(self, words: Words) -> tuple[str, ...]:
        """Return the countries that words name, or are the adjective or the capital of."""
        found = {**self._named.get(words, {}), **self._adjectives.get(words, {})}
        return self._with_parts(found or self._capitals.get(words, {}))

    def by_demonym(self, words: Words) -> tuple[str, ...]:
        """Return the countries of an adjective that the index does not have as a name."""
        return () if words in self._named else tuple(self._adjectives.get(words, ()))

    def by_capital(self, words: Words) -> tuple[str, ...]:
        """Return the countries whose government is called so, by its capital."""
        return tuple(self._capitals.get(words, ()))

    def _with_parts(self, places: Collection[str]) -> tuple[str, ...]:
        """Return the countries, and those that lie in a region: Korea has two."""
        parts = [part for place in places for part in self._within[place] if part in self._states]
        return tuple(dict.fromkeys([*places, *parts]))
