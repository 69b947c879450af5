"""Look up the countries of an index by name, by demonym and by capital."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from bot.gazetteer.countries import Country
from bot.gazetteer.gazetteer import Gazetteer, GazetteerEntry
from bot.index.model import RegistryPlace
from bot.records.model import PlaceKind
from bot.text import FoldedWords, fold, is_east_asian

COUNTRIES_AND_REGIONS = frozenset({PlaceKind.COUNTRY.value, PlaceKind.REGION.value})


class CountryGazetteer:
    """Looks up folded words; made once for an index, from its places and the gazetteer.

    `names` are the canonical names of all places by id. `words` are those of demonyms, of capitals
    and of names that the index does not have. `east_asian_words` are syllables such as those of
    美国, which are in many names too: they count only if typed in other than Latin letters.
    """

    def __init__(
        self,
        places: Iterable[RegistryPlace],
        place_names: Iterable[tuple[str, FoldedWords]],
        country_names: Iterable[tuple[str, str, FoldedWords]],
        gazetteer: Gazetteer,
    ) -> None:
        """Collect the names of the index's countries and regions.

        `place_names` are the folded names of places by the place's id. `country_names` are names of
        countries in other languages: the place's id, the name, and its folded words.
        """
        known = tuple(places)
        self.names = {place.id: place.name for place in known}
        self._countries = {
            place.id: place for place in known if place.kind in COUNTRIES_AND_REGIONS
        }
        self._within: defaultdict[str, list[str]] = defaultdict(list)
        for place in known:
            if place.within:
                self._within[place.within].append(place.id)
        self.words: set[str] = set()
        self.east_asian_words: set[str] = set()
        # Sets of ids that keep their order
        self._by_name: defaultdict[FoldedWords, dict[str, None]] = defaultdict(dict)
        self._by_demonym: defaultdict[FoldedWords, dict[str, None]] = defaultdict(dict)
        self._by_capital: defaultdict[FoldedWords, dict[str, None]] = defaultdict(dict)
        self._add_entries(place_names, gazetteer)
        for place_id, name, words in country_names:
            self._by_demonym[words][place_id] = None
            self._add_words(name, words)

    def _add_entries(
        self, place_names: Iterable[tuple[str, FoldedWords]], gazetteer: Gazetteer
    ) -> None:
        """Add the names in the index, and what the gazetteer has of each country."""
        names_of: defaultdict[str, list[FoldedWords]] = defaultdict(list)
        for place_id, words in place_names:
            if place_id in self._countries:
                self._by_name[words][place_id] = None
                names_of[place_id].append(words)
        for place in self._countries.values():
            # Korea is a name of the peninsula, too
            others = names_of[place.id] if place.kind == PlaceKind.COUNTRY.value else ()
            if entry := gazetteer.by_own_name(fold(place.name), *others):
                for name in _other_names(entry, place):
                    self._by_demonym[fold(name)][place.id] = None
                    self._add_words(name, fold(name))
                for name in entry.capitals:
                    self._by_capital[fold(name)][place.id] = None
                    self._add_words(name, fold(name))

    def _add_words(self, name: str, words: FoldedWords) -> None:
        """Add the words of a name; a letter of `N. Korea` says nothing without the next word."""
        known = self.east_asian_words if is_east_asian(name) else self.words
        known.update([word for word in words if len(word) > 1] or words)

    def countries(self, words: FoldedWords) -> tuple[str, ...]:
        """Return the ids of the countries with this name or demonym, or else with this capital.

        A region stands for the countries in it too: Korea has two.
        """
        found = {**self._by_name.get(words, {}), **self._by_demonym.get(words, {})}
        return self._with_parts(found or self._by_capital.get(words, {}))

    def plural_members(self, words: FoldedWords) -> tuple[FoldedWords, ...]:
        """Return the folded names of the countries that a plural means: `two Koreas`.

        None if the words are a country's name themselves.
        """
        if not words or not words[-1].endswith("s") or self.countries(words):
            return ()
        singular = (words[-1].removesuffix("s"),)
        countries = [
            place
            for place in self.countries(singular)
            if self._countries[place].kind == PlaceKind.COUNTRY.value
        ]
        return tuple(fold(self.names[place]) for place in countries) if countries[1:] else ()

    def by_demonym(self, words: FoldedWords) -> tuple[str, ...]:
        """Return the ids of the countries with a demonym or name that is no name in the index."""
        return () if words in self._by_name else tuple(self._by_demonym.get(words, ()))

    def by_capital(self, words: FoldedWords) -> tuple[str, ...]:
        """Return the ids of the countries whose government is called by this capital."""
        return tuple(self._by_capital.get(words, ()))

    def _with_parts(self, places: Collection[str]) -> tuple[str, ...]:
        """Return places, and the countries in them."""
        parts = [
            part for place in places for part in self._within[place] if part in self._countries
        ]
        return tuple(dict.fromkeys([*places, *parts]))


def _other_names(entry: GazetteerEntry, place: RegistryPlace) -> Iterator[str]:
    """Yield what a country is called besides its name in the index."""
    yield from entry.demonyms
    if isinstance(entry, Country):
        yield from entry.shared_names
        yield from (name for name in entry.own_names if name != place.name)
