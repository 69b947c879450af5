"""People found so far, by side and name."""

from collections import defaultdict
from collections.abc import Iterable

from bot.importing.entity_resolution.mentions import Person, Sighting

BEGINNING = 3  # letters by which names are looked up
Key = tuple[str, tuple[str, ...]]  # a side and the beginning of a word, or none and a whole name


class Directory:
    """People, found by their side and the beginnings of their names, or by a whole name."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._numbers: dict[int, int] = {}
        self._by_key: defaultdict[Key, dict[int, Person]] = defaultdict(dict)

    def add(self, person: Person) -> None:
        """Take in somebody new."""
        self.people.append(person)
        self._note(person, person.words)

    def extend(self, person: Person, sightings: Iterable[Sighting]) -> None:
        """Add sightings to somebody who is here."""
        for each in sightings:
            if person.add(each):
                self._note(person, person.words)

    def near(self, words: tuple[str, ...], side: str) -> list[Person]:
        """Return everybody who may bear a name, in the order they came."""
        found: dict[int, Person] = {}
        for key in (("", words), *((side, (word[:BEGINNING],)) for word in words)):
            found |= self._by_key.get(key, {})
        return [found[number] for number in sorted(found)]

    def _note(self, person: Person, forms: Iterable[tuple[str, ...]]) -> None:
        number = self._numbers.setdefault(id(person), len(self._numbers))
        for form in forms:
            self._by_key["", form][number] = person
            for word in form:
                for side in person.sides:
                    self._by_key[side, (word[:BEGINNING],)][number] = person
