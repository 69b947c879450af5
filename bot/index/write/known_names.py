"""Full names and nicknames of people whom the records know by less, as the gazetteer has them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import JaroWinkler

from bot.gazetteer.countries import Country
from bot.gazetteer.gazetteer import load_gazetteer
from bot.gazetteer.known_people import KnownPerson, load_known_people
from bot.gazetteer.office_titles import title_words
from bot.name_matching.name_words import surname_prefixes
from bot.text import FoldedWords, fold

YEARS_OF_TOLERANCE = 1  # before and after public life
FAMILY_SIMILARITY_THRESHOLD = 0.93  # of a misspelled family name: Panandreou, Papandreou
MIN_MISSPELLED_LENGTH = 5  # letters of one

# Nicknames in use during a build; search takes them as a whole, as they are written
TABLE = "CREATE TEMP TABLE nicknames (entity TEXT, name TEXT, PRIMARY KEY (entity, name))"
COUNTRIES = """
    SELECT p.id, n.folded FROM places p JOIN names n ON n.kind = 'place' AND n.entity = p.id
    WHERE p.kind = 'country' ORDER BY p.id, n.position
"""
PEOPLE = """
    SELECT p.id, p.name, p.country, min(substr(m.first_day, 1, 4)), max(substr(m.last_day, 1, 4))
    FROM people p LEFT JOIN participants a ON a.person = p.id
        LEFT JOIN meetings m ON m.id = a.meeting
    GROUP BY p.id ORDER BY p.id
"""
NAMES = "SELECT entity, name FROM names WHERE kind = 'person' ORDER BY entity, position"
ADD_NAME = """
    INSERT INTO names (kind, entity, position, name, folded)
    SELECT 'person', :entity, coalesce(max(position), -1) + 1, :name, :folded FROM names
    WHERE kind = 'person' AND entity = :entity
"""
ADD_NICKNAME = "INSERT OR IGNORE INTO temp.nicknames VALUES (:entity, :name)"


@dataclass(frozen=True, slots=True)
class _RecordedPerson:
    """A person of the records: `country` is the gazetteer's id, the years are of their meetings."""

    id: str
    country: str | None
    first: int | None
    last: int | None
    names: tuple[FoldedWords, ...]  # the canonical one first


def add_known_names(connection: sqlite3.Connection) -> None:
    """Give the people of the records the full names and nicknames that the gazetteer has.

    The table `temp.nicknames` then holds which of the names are nicknames.
    """
    connection.execute(TABLE)
    known = _KnownNames(load_known_people())
    for person in [*_recorded(connection)]:
        names = set(person.names)
        for each in known.matching(person):
            for name in each.names:
                if fold(name) not in names:
                    names.add(fold(name))
                    connection.execute(ADD_NAME, _values(person.id, name))
            for name in each.nicknames:
                if fold(name) not in names:
                    names.add(fold(name))
                    connection.execute(ADD_NAME, _values(person.id, name))
                    connection.execute(ADD_NICKNAME, {"entity": person.id, "name": name})


def _values(entity: str, name: str) -> dict[str, str]:
    return {"entity": entity, "name": name, "folded": " ".join(fold(name))}


def _recorded(connection: sqlite3.Connection) -> Iterator[_RecordedPerson]:
    countries = _gazetteer_ids(connection)
    names: defaultdict[str, list[FoldedWords]] = defaultdict(list)
    for entity, name in connection.execute(NAMES):
        names[entity].append(_without_titles(fold(name)))
    for id_, _, country, first, last in connection.execute(PEOPLE):
        years = (int(first) if first else None, int(last) if last else None)
        yield _RecordedPerson(id_, countries.get(country), *years, tuple(names[id_]))


def _gazetteer_ids(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the gazetteer's ids of the countries by the ids of the records."""
    gazetteer = load_gazetteer()
    ids = {}
    for place, rows in groupby(connection.execute(COUNTRIES).fetchall(), key=lambda row: row[0]):
        country = gazetteer.by_own_name(*(tuple(folded.split()) for _, folded in rows))
        if isinstance(country, Country):
            ids[place] = country.id
    return ids


class _KnownNames:
    """The known people by their full names and by their family names."""

    def __init__(self, people: Sequence[KnownPerson]) -> None:
        self._by_name: defaultdict[str, dict[KnownPerson, None]] = defaultdict(dict)
        self._by_country: defaultdict[str | None, list[tuple[str, KnownPerson]]] = defaultdict(list)
        for person in people:
            for name in person.names:
                self._by_name["".join(_without_titles(fold(name)))][person] = None
            family = _joined_family(fold(person.family))
            self._by_country[person.country].append((family, person))

    def matching(self, person: _RecordedPerson) -> list[KnownPerson]:
        """Return whom a person of the records is: by a full name, or else by all that is known.

        Somebody known by the family name alone is one of the same country and name, in public life
        at the time of all of the person's meetings; nobody where two people were. A person without
        meetings is nobody: a namesake of another time cannot be told apart.
        """
        by_name = {
            each: None
            for name in person.names
            if len(name) > 1
            for each in self._by_name["".join(name)]
            if _is_contemporary(person, each)
            or (person.country == each.country and _met_in_office(person, each))
        }
        if by_name:
            same_country = [each for each in by_name if each.country == person.country]
            return same_country or [*by_name]
        family = _joined_family(person.names[0])
        found = [
            (name == family, each)
            for name, each in self._candidates(person.country)
            if _is_same_family(family, name) and _is_contemporary(person, each)
        ]
        exact = [each for is_exact, each in found if is_exact] or [each for _, each in found]
        return exact if len({each.name for each in exact}) == 1 else []

    def _candidates(self, country: str | None) -> list[tuple[str, KnownPerson]]:
        if country is None:
            return [each for some in self._by_country.values() for each in some]
        return self._by_country[country]


def _without_titles(name: FoldedWords) -> FoldedWords:
    """Return a recorded name without the office before it: `Crown Prince Mohammed bin Salman`."""
    start = 0
    while start < len(name) - 1 and name[start] in title_words():
        start += 1
    return name[start:]


def _joined_family(words: FoldedWords) -> str:
    """Return a family name as one word, without an article: al-Sharaa, Sharaa."""
    prefixes = surname_prefixes()
    return "".join(words[1:] if len(words) > 1 and words[0] in prefixes else words)


def _is_same_family(one: str, other: str) -> bool:
    if one == other:
        return True
    is_long = min(len(one), len(other)) >= MIN_MISSPELLED_LENGTH
    return is_long and JaroWinkler.similarity(one, other) >= FAMILY_SIMILARITY_THRESHOLD


def _met_in_office(person: _RecordedPerson, known: KnownPerson) -> bool:
    """Return whether some meetings of a person may have been while the other was in office."""
    if person.first is None or person.last is None:
        return False
    return (
        person.first <= known.last + YEARS_OF_TOLERANCE
        and known.first - YEARS_OF_TOLERANCE <= person.last
    )


def _is_contemporary(person: _RecordedPerson, known: KnownPerson) -> bool:
    """Return whether all meetings of a person were while the other one was in public life."""
    if person.first is None or person.last is None:
        return False
    return (
        known.first - YEARS_OF_TOLERANCE <= person.first
        and person.last <= known.last + YEARS_OF_TOLERANCE
    )
