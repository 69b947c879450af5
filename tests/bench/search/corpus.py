"""A corpus from a seed: people who keep meeting the same few others, and now and then anyone.

A meeting is made from the seed and its number alone, so that a million need no memory.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.bench.chance import seeded
from tests.bench.search.people import Person, make_people
from tests.bench.search.places import City, cities
from tests.bench.search.prose import kind_of, summary_of, title_of
from tests.bench.search.topics import Topic, topics

PEOPLE = 5_000
REGULARS = 40  # counterparts whom a person keeps meeting
REGULAR_SHARE = 0.75
BUSY = 1.4  # the first people meet more than the last
SEATS, SEAT_SHARES = (2, 3, 4), (60, 25, 15)
TWO_TOPICS = 0.4
MONTH_ONLY = 0.08  # of the dates
FIRST, DAYS = date(1990, 1, 1), 13_149  # to the end of 2025


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; people, topics and city are numbers."""

    number: int
    people: tuple[int, ...]
    topics: tuple[int, ...]
    city: int
    day: date
    is_month: bool
    kind: str
    title: str
    summary: str

    @property
    def id(self) -> str:
        return f"meeting-{self.number}"

    @property
    def edtf(self) -> str:
        return f"{self.day:%Y-%m}" if self.is_month else self.day.isoformat()


class Corpus:
    """So many meetings of a seed; a smaller one is the beginning of a larger one."""

    def __init__(self, seed: int, size: int, people: int = PEOPLE) -> None:
        random = seeded(f"corpus {seed}")
        self.seed, self.size = seed, size
        self.people: list[Person] = make_people(random, people)
        self.topics: tuple[Topic, ...] = topics()
        self.cities: tuple[City, ...] = cities()
        everyone = range(len(self.people))
        self._regulars = [random.sample(everyone, min(REGULARS, people)) for _ in everyone]

    def meetings(self) -> Iterator[Meeting]:
        return map(self.meeting, range(self.size))

    def meeting(self, number: int) -> Meeting:
        random = Random(self.seed * 10_000_000 + number)  # noqa: S311  # nothing here is a secret
        people = self._seats(random)
        about = tuple(random.sample(range(len(self.topics)), 1 + (random.random() < TWO_TOPICS)))
        city = random.randrange(len(self.cities))
        kind = kind_of(random, len(people))
        names = [self.people[each].name for each in people]
        return Meeting(
            number=number,
            people=people,
            topics=about,
            city=city,
            day=FIRST + timedelta(days=random.randrange(DAYS)),
            is_month=random.random() < MONTH_ONLY,
            kind=kind,
            title=title_of(names, kind, self.cities[city].name),
            summary=summary_of(random, [self.topics[each].name for each in about]),
        )

    def attendance(self) -> Sequence[Sequence[int]]:
        """Return for each person the numbers of their meetings, ascending."""
        found = [array("I") for _ in self.people]  # a million in a few megabytes
        for number in range(self.size):
            random = Random(self.seed * 10_000_000 + number)  # noqa: S311  # as above
            for person in self._seats(random):
                found[person].append(number)
        return found

    def _seats(self, random: Random) -> tuple[int, ...]:
        host = int(len(self.people) * random.random() ** BUSY)
        seats = {host: None}
        count = random.choices(SEATS, SEAT_SHARES)[0]
        while len(seats) < count:
            is_regular = random.random() < REGULAR_SHARE
            guest = random.choice(self._regulars[host]) if is_regular else self._anyone(random)
            seats[guest] = None
        return tuple(seats)

    def _anyone(self, random: Random) -> int:
        return random.randrange(len(self.people))
