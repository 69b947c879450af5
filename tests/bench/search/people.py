"""People: each name in the press's spelling or another, some with aliases or in their script."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bot.text import fold
from tests.bench.search.arabic import arabic
from tests.bench.search.chinese import chinese
from tests.bench.search.japanese import japanese
from tests.bench.search.korean import korean
from tests.bench.search.naming import Culture, Part
from tests.bench.search.slavic import slavic
from tests.bench.search.western import western

# How many of 5,000
CULTURES = ((korean, 1_000), (chinese, 1_000), (japanese, 800), (arabic, 700), (slavic, 700),
            (western, 800))  # fmt: skip
PRESS_SHARE = 0.8  # of the parts spelled as the press does
ALIAS_SHARES = (0.5, 0.15)  # who has one, and a second
NATIVE_SHARE = 0.35  # whose script is recorded
COMMON = 2.0  # how much more members the first families have: a tenth of them has a third of all

Spelled = tuple[str, str]
"""A family name and a given name."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the spellings that are recorded, the canonical first."""

    number: int
    culture: Culture
    family: Part
    given: Part
    recorded: tuple[Spelled, ...]
    has_native: bool
    country: str

    @property
    def id(self) -> str:
        return f"person-{self.number}"

    @property
    def name(self) -> str:
        return self.culture.full(*self.recorded[0])

    @property
    def native(self) -> str:
        return self.culture.native(self.family, self.given)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is recorded."""
        latin = tuple(self.culture.full(*each) for each in self.recorded)
        return (*latin, self.native) if self.has_native and self.native else latin

    def others(self) -> list[Spelled]:
        """Return the spellings that are not recorded."""
        known = {folded(self.culture.full(*each)) for each in self.recorded}
        return [each for each in self.spellings() if folded(self.culture.full(*each)) not in known]

    def spellings(self) -> Iterator[Spelled]:
        return (
            (family, given) for family in self.family.spellings for given in self.given.spellings
        )


def folded(name: str) -> str:
    """Return the form of a name that makes two spellings the same: without spaces or accents."""
    return "".join(fold(name))


def make_people(random: Random, count: int) -> list[Person]:
    """Make people whose canonical names all differ, mixed."""
    total = sum(share for _, share in CULTURES)
    made = [(make(), share) for make, share in CULTURES]
    cultures = [one for one, share in made for _ in range(count * share // total)]
    random.shuffle(cultures)
    taken: set[str] = set()
    return [_person(number, culture, random, taken) for number, culture in enumerate(cultures)]


def _person(number: int, culture: Culture, random: Random, taken: set[str]) -> Person:
    while True:
        family = culture.families[int(len(culture.families) * random.random() ** COMMON)]
        given = random.choice(culture.given)
        recorded = tuple(dict.fromkeys(_recorded(random, family, given)))
        name = folded(culture.full(*recorded[0]))
        if name not in taken:
            break
    taken.add(name)
    has_native = random.random() < NATIVE_SHARE
    country = random.choice(culture.countries)
    return Person(number, culture, family, given, recorded, has_native, country)


def _recorded(random: Random, family: Part, given: Part) -> Iterator[Spelled]:
    yield _spelling(random, family), _spelling(random, given)
    for share in ALIAS_SHARES:
        if random.random() < share:
            yield random.choice(family.spellings), random.choice(given.spellings)


def _spelling(random: Random, made: Part) -> str:
    return made.spellings[0] if random.random() < PRESS_SHARE else random.choice(made.spellings)
