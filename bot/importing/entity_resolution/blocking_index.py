"""People found so far, by side and name."""

from collections import defaultdict
from collections.abc import Iterable

from bot.importing.entity_resolution.mentions import PersonMention, ResolvedPerson

BEGINNING = 3  # letters by which names are looked up
Key = tuple[str, tuple[str, ...]]  # a side and the beginning of a word, or none and a whole name


class BlockingIndex:
    """People, found by their side and the beginnings of their names, or by a whole name."""

    def __init__(self) -> None:
        self.people: list[ResolvedPerson] = []
        self._numbers: dict[int, int] = {}
        self._by_key: defaultdict[Key, dict[int, ResolvedPerson]] = defaultdict(dict)

    def add(self, person: ResolvedPerson) -> None:
        """Take in somebody new."""
        self.people.append(person)
        self._note(person, person.words)

    def extend(self, person: ResolvedPerson, sightings: Iterable[PersonMention]) -> None:
        """Add sightings to somebody who is here."""
        for each in sightings:
            if person.add(each):
                self._note(person, person.words)

    def near(self, words: tuple[str, ...], side: str) -> list[ResolvedPerson]:
        """Return everybody who may bear a name, in the order they came."""
        found: dict[int, ResolvedPerson] = {}
        for key in (("", words), *((side, (word[:BEGINNING],)) for word in words)):
            found |= self._by_key.get(key, {})
        return [found[number] for number in sorted(found)]

    def _note(self, person: ResolvedPerson, forms: Iterable[tuple[str, ...]]) -> None:
        number = self._numbers.setdefault(id(person), len(self._numbers))
        for form in forms:
            self._by_key["", form][number] = person
            for word in form:
                for side in person.sides:
                    self._by_key[side, (word[:BEGINNING],)][number] = person
