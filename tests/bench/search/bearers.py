"""Who bears a name: by what is recorded, and by any way in which the name can be spelled."""

from collections import defaultdict
from collections.abc import Sequence

from tests.bench.search.people import Person, folded

Bearers = dict[str, set[int]]


def by_record(people: Sequence[Person]) -> Bearers:
    """Return the people recorded under a family name, a given name or a whole one."""
    found: Bearers = defaultdict(set)
    for person in people:
        spelled = (word for recorded in person.recorded for word in recorded)
        for name in (*person.names, *spelled):
            found[folded(name)].add(person.number)
    return found


def by_spelling(people: Sequence[Person]) -> Bearers:
    """Return the people whose whole name can be written so, recorded or not."""
    found: Bearers = defaultdict(set)
    for person in people:
        for spelled in person.spellings():
            found[folded(person.culture.full(*spelled))].add(person.number)
        if person.native:
            found[folded(person.native)].add(person.number)
    return found
