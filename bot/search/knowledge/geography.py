"""Find the countries of an index that words stand for: by name, by demonym, by capital."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from bot.gazetteer.countries import Country
from bot.gazetteer.gazetteer import Gazetteer, GazetteerEntry
from bot.index.model import Place
from bot.records.model import PlaceKind
from bot.text import fold, is_east_asian

Words = tuple[str, ...]
STATES = frozenset({PlaceKind.COUNTRY.value, PlaceKind.REGION.value})


class CountryGazetteer:
    """Looks up folded words; made once for an index, from its places and the gazetteer.

    `names` are the folded names of places by the place's id; `localized` are the names of countries
    in other languages, each with the place's id and its folded words.
    """

    def __init__(
        self,
        places: Iterable[Place],
        names: Iterable[tuple[str, Words]],
        localized: Iterable[tuple[str, str, Words]],
        gazetteer: Gazetteer,
    ) -> None:
        known = tuple(places)
        self.names = {place.id: place.name for place in known}
        self._states = {place.id: place for place in known if place.kind in STATES}
        self._within: defaultdict[str, list[str]] = defaultdict(list)
        for place in known:
            if place.within:
                self._within[place.within].append(place.id)
        self._named: defaultdict[Words, dict[str, None]] = defaultdict(dict)
        # Demonyms, and names that the index does not have
        self._demonyms: defaultdict[Words, dict[str, None]] = defaultdict(dict)
        self._capitals: defaultdict[Words, dict[str, None]] = defaultdict(dict)
        # The words of these two: no others stand for a country but its names. The syllables of
        # 美国 are in many names, and those who write Mei in Latin letters do not mean it
        self.words: set[str] = set()
        self.native_words: set[str] = set()
        self._add_entries(names, gazetteer)
        for place_id, name, words in localized:
            self._demonyms[words][place_id] = None
            self._note(name, words)

    def _add_entries(self, names: Iterable[tuple[str, Words]], gazetteer: Gazetteer) -> None:
        """Add the countries' names, and what the gazetteer knows of each."""
        names_of: defaultdict[str, list[Words]] = defaultdict(list)
        for place_id, words in names:
            if place_id in self._states:
                self._named[words][place_id] = None
                names_of[place_id].append(words)
        for place in self._states.values():
            if entry := _entry_of(place, names_of[place.id], gazetteer):
                self._add(place.id, entry)

    def _add(self, place_id: str, entry: GazetteerEntry) -> None:
        """Add what the gazetteer knows of a place."""
        for name in _other_names(entry):
            self._demonyms[fold(name)][place_id] = None
            self._note(name, fold(name))
        for name in entry.capitals:
            self._capitals[fold(name)][place_id] = None
            self._note(name, fold(name))

    def _note(self, name: str, words: Words) -> None:
        (self.native_words if is_east_asian(name) else self.words).update(words)

    def countries(self, words: Words) -> tuple[str, ...]:
        """Return the ids of the countries with this name, demonym or capital."""
        found = {**self._named.get(words, {}), **self._demonyms.get(words, {})}
        return self._with_parts(found or self._capitals.get(words, {}))

    def by_demonym(self, words: Words) -> tuple[str, ...]:
        """Return the ids of the countries with a demonym, or a name that is none in the index."""
        return () if words in self._named else tuple(self._demonyms.get(words, ()))

    def by_capital(self, words: Words) -> tuple[str, ...]:
        """Return the ids of the countries whose government is called so, by its capital."""
        return tuple(self._capitals.get(words, ()))

    def _with_parts(self, places: Collection[str]) -> tuple[str, ...]:
        """Return the countries, and those that lie in a region: Korea has two."""
        parts = [part for place in places for part in self._within[place] if part in self._states]
        return tuple(dict.fromkeys([*places, *parts]))


def _entry_of(place: Place, names: Iterable[Words], gazetteer: Gazetteer) -> GazetteerEntry | None:
    """Return what the gazetteer has by a place's name, or by another name of a country."""
    if found := gazetteer.by_own_name(fold(place.name)):
        return found
    if place.kind == PlaceKind.COUNTRY.value:  # Korea is a name of the peninsula, too
        for words in names:
            if found := gazetteer.by_own_name(words):
                return found
    return None


def _other_names(entry: GazetteerEntry) -> Iterator[str]:
    yield from entry.demonyms
    if isinstance(entry, Country):
        yield from entry.shared_names
        yield from entry.own_names[1:]
