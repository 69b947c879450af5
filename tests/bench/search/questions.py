"""The queries: seven classes, sixty of each, with the meetings that are right for them.

A query is made from a meeting drawn at random; it is kept if one or two meetings are right.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from tests.bench.chance import seeded
from tests.bench.search.bearers import Bearers, by_record, by_spelling
from tests.bench.search.corpus import Corpus, Meeting
from tests.bench.search.people import Person, folded
from tests.bench.search.typing_errors import can_be_mistyped, mistyped

OF_EACH = 60
MOST_RIGHT = 2
MOST_LOOKED_AT = 20_000  # meetings of those who bear a name; a name with more has more right ones
PAIRS = ("{0} {1}", "{0} {1}", "{0} and {1}", "{0} with {1}", "when did {0} meet {1}")
TOPICS = ("{0} {1}", "{1} {0}", "{0} on {1}", "what did {0} say about {1}")
YEARS = ("{0} {1} {2}", "{0} in {1} {2}", "{0} in {1} in {2}", "{2} {1} {0}")
ALIAS_SHARE = 0.3  # of exact names
NATIVE_SHARE = 0.4  # of other spellings
FULL_SHARE = 0.6  # of the names beside a topic, a place or a year

Made = tuple[str, tuple[str, ...], set[int]]
"""A template, what goes into it, and the right meetings."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query as a person types it, `plain` without its filler words, and the right meetings."""

    of: str
    text: str
    plain: str
    right: tuple[str, ...]


class Asker:
    """Makes the queries of one corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._attendance = corpus.attendance()
        self._recorded = by_record(corpus.people)
        self._spelled = by_spelling(corpus.people)
        self._makers: dict[str, Callable[[Random, Meeting], Made | None]] = {
            "exact": self._exact,
            "typing error": self._mistyped,
            "swapped": self._swapped,
            "partial": self._partial,
            "topic and name": self._topic,
            "other spelling": self._other,
            "place and year": self._place,
        }

    def ask(self, salt: str, of_each: int = OF_EACH) -> list[Question]:
        """Return queries, the classes taking turns."""
        random = seeded(f"questions {self._corpus.seed} {self._corpus.size} {salt}")
        classes = [self._class(random, name) for name in self._makers]
        return [next(each) for _ in range(of_each) for each in classes]

    def _class(self, random: Random, name: str) -> Iterator[Question]:
        asked: set[str] = set()
        while True:
            meeting = self._corpus.meeting(random.randrange(self._corpus.size))
            made = self._makers[name](random, meeting)
            if made and 0 < len(made[2]) <= MOST_RIGHT:
                template, words, right = made
                plain = " ".join(words[number] for number in _order(template))
                if plain not in asked:
                    asked.add(plain)
                    ids = tuple(self._corpus.meeting(number).id for number in sorted(right))
                    yield Question(name, template.format(*words), plain, ids)

    def _exact(self, random: Random, meeting: Meeting) -> Made:
        one, other = self._pair(random, meeting)
        names = _recorded_name(random, one), _recorded_name(random, other)
        return random.choice(PAIRS), names, self._both(names, self._recorded)

    def _mistyped(self, random: Random, meeting: Meeting) -> Made | None:
        one, other = self._pair(random, meeting)
        if not (can_be_mistyped(one.name) and can_be_mistyped(other.name)):
            return None
        wrong = mistyped(random, one.name), mistyped(random, other.name)
        if any(folded(each) in self._spelled for each in wrong):  # somebody else's name
            return None
        return random.choice(PAIRS), wrong, self._both((one.name, other.name), self._recorded)

    def _swapped(self, random: Random, meeting: Meeting) -> Made:
        one, other = self._pair(random, meeting)
        names = tuple(each.culture.swapped(*each.recorded[0]) for each in (one, other))
        return random.choice(PAIRS), names, self._both((one.name, other.name), self._recorded)

    def _partial(self, random: Random, meeting: Meeting) -> Made | None:
        one, other = (each.recorded[0] for each in self._pair(random, meeting))
        names = (random.choice(one), other[0])
        both = (folded(f"{names[0]} {names[1]}"), folded(f"{names[1]} {names[0]}"))
        if any(each in self._spelled for each in both):  # one person's name
            return None
        return random.choice(PAIRS), names, self._both(names, self._recorded)

    def _other(self, random: Random, meeting: Meeting) -> Made | None:
        names = [_other_name(random, each) for each in self._pair(random, meeting)]
        if not all(names):
            return None
        return random.choice(PAIRS), tuple(names), self._both(tuple(names), self._spelled)

    def _topic(self, random: Random, meeting: Meeting) -> Made:
        about = random.choice(meeting.topics)
        topic = self._corpus.topics[about]
        name = self._some_name(random, meeting)
        found = self._meetings(self._recorded[folded(name)])
        right = {each for each in found if about in self._corpus.meeting(each).topics}
        return random.choice(TOPICS), (name, random.choice((topic.name, *topic.names))), right

    def _place(self, random: Random, meeting: Meeting) -> Made:
        city = self._corpus.cities[meeting.city]
        name = self._some_name(random, meeting)
        found = map(self._corpus.meeting, self._meetings(self._recorded[folded(name)]))
        right = {
            each.number
            for each in found
            if each.city == meeting.city and each.day.year == meeting.day.year
        }
        words = name, random.choice((city.name, *city.names)), str(meeting.day.year)
        return random.choice(YEARS), words, right

    def _some_name(self, random: Random, meeting: Meeting) -> str:
        person = self._corpus.people[random.choice(meeting.people)]
        return person.name if random.random() < FULL_SHARE else person.recorded[0][0]

    def _pair(self, random: Random, meeting: Meeting) -> tuple[Person, Person]:
        one, other = random.sample(meeting.people, 2)
        return self._corpus.people[one], self._corpus.people[other]

    def _both(self, names: tuple[str, ...], bearers: Bearers) -> set[int]:
        """Return the meetings in which two people met who bear these names."""
        ones, others = (bearers[folded(name)] for name in names)
        found = self._meetings(ones) & self._meetings(others)
        if not ones & others:
            return found
        people = {number: set(self._corpus.meeting(number).people) for number in found}
        return {
            number
            for number, seats in people.items()
            if any((seats - {each}) & others for each in seats & ones)
        }

    def _meetings(self, people: set[int]) -> set[int]:
        """Return the meetings of any of them; none when there are too many to look at."""
        if sum(len(self._attendance[each]) for each in people) > MOST_LOOKED_AT:
            return set()
        return {number for each in people for number in self._attendance[each]}


def _order(template: str) -> list[int]:
    """Return the numbers in a template in their order."""
    return [int(mark[1]) for mark in template.split() if mark.startswith("{")]


def _recorded_name(random: Random, person: Person) -> str:
    is_alias = random.random() < ALIAS_SHARE
    family, given = random.choice(person.recorded) if is_alias else person.recorded[0]
    return person.culture.full(family, given)


def _other_name(random: Random, person: Person) -> str:
    """Return the script, or a Latin spelling that is not recorded; empty when it is not there."""
    if random.random() < NATIVE_SHARE:
        return person.native
    others = person.others()
    return person.culture.full(*random.choice(others)) if others else ""
