"""Find the candidates that a mention is compared with, by name and side (blocking)."""

from collections import defaultdict
from collections.abc import Iterable

from bot.importing.entity_resolution.mentions import PersonMention, ResolvedPerson
from bot.text import FoldedWords

PREFIX_LENGTH = 3  # letters of a word
NO_SIDE = ""

BlockingKey = tuple[str, FoldedWords]
"""A side and the beginning of a word, or no side and a whole name."""


class BlockingIndex:
    """People by their side and the beginnings of their names, and by whole names."""

    def __init__(self) -> None:
        self.people: list[ResolvedPerson] = []
        self._numbers: dict[int, int] = {}
        self._by_key: defaultdict[BlockingKey, dict[int, ResolvedPerson]] = defaultdict(dict)

    def add(self, person: ResolvedPerson) -> None:
        """Add a new person."""
        self._numbers[id(person)] = len(self.people)
        self.people.append(person)
        self._index(person)

    def extend(self, person: ResolvedPerson, mentions: Iterable[PersonMention]) -> None:
        """Add mentions to a person of this index."""
        for mention in mentions:
            if person.add(mention):
                self._index(person)

    def candidates(self, words: FoldedWords, side: str) -> list[ResolvedPerson]:
        """Return everybody who may have a name, in the order they were added."""
        found: dict[int, ResolvedPerson] = {}
        for key in ((NO_SIDE, words), *((side, (word[:PREFIX_LENGTH],)) for word in words)):
            found |= self._by_key.get(key, {})
        return [found[number] for number in sorted(found)]

    def _index(self, person: ResolvedPerson) -> None:
        number = self._numbers[id(person)]
        for form in person.name_forms:
            self._by_key[NO_SIDE, form][number] = person
            for word in form:
                for side in person.sides:
                    self._by_key[side, (word[:PREFIX_LENGTH],)][number] = person
