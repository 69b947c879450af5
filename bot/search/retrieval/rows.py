"""Count the meetings of each alternative, and of what is ranked or listed."""

from collections.abc import Callable, Iterable

from pyroaring import BitMap

from bot.index.bitmaps import union
from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.records.model import PlaceKind
from bot.search.query.intent import Grouping, Intent
from bot.search.query.model import PlaceRole, Query, TermKind
from bot.search.retrieval.disambiguation import ParsedQuery
from bot.search.retrieval.results import CountRow
from bot.search.retrieval.retriever import meetings_in_office

Rows = tuple[CountRow, ...]
COUNTRIES = frozenset({PlaceKind.COUNTRY.value})
CITIES = frozenset({PlaceKind.CITY.value})
WITHIN_COUNTRIES = frozenset({PlaceKind.CITY.value, PlaceKind.SITE.value})


def count_alternatives(parsed: ParsedQuery, held: BitMap) -> Rows:
    """Return how many meetings were held of each alternative; a comparison has the most first."""
    query = parsed.query
    rows = [
        CountRow(" or ".join(query.terms[at].names[:3]), len(parsed.postings[at].all & held))
        for group in query.alternatives
        for at in group
        if query.terms[at].names
    ]
    return _sorted(rows) if query.intent is Intent.COMPARISON else tuple(rows)


def count_groups(parsed: ParsedQuery, held: BitMap) -> Rows:
    """Return the rows of a ranking or a list of meetings held, the largest first."""
    grouping = parsed.query.grouping or Grouping.PEOPLE
    return tuple(row for row in GROUPERS[grouping](parsed, held) if row.meetings)


def _people(parsed: ParsedQuery, held: BitMap) -> Rows:
    """Count those who hold an office that is asked for, or else the others who took part."""
    query, index = parsed.query, parsed.context.index
    offices = [term for term in query.of_kind(TermKind.PERSON) if term.is_office]
    if offices and len(offices[0].candidates) > 1:
        rows = [
            CountRow(each.name, len(held & meetings_in_office(each, index)))
            for each in offices[0].candidates
        ]
        return _sorted(rows)
    named = {each.entity for term in query.of_kind(TermKind.PERSON) for each in term.candidates}
    own_sides = index.sides_of(held, named) if named else set()
    own = index.people_on_sides(held, own_sides) if len(own_sides) == 1 else set()
    people = index.count_people(held, sides=(), without=named | own)
    return tuple(CountRow(each.name, each.meetings) for each in people)


def _places(kinds: frozenset[str]) -> Callable[[ParsedQuery, BitMap], Rows]:
    """Return a function that counts the meetings in each place of some kinds."""

    def count(parsed: ParsedQuery, held: BitMap) -> Rows:
        query, index = parsed.query, parsed.context.index
        places = [place for place in index.places() if place.kind in kinds]
        within = _asked_places(query, index)
        home = _home(query, held, index)
        wanted = [
            place.id
            for place in places
            if (not within or place.id in within) and place.id not in home
        ]
        numbers = index.lexicon.numbers(EntityKind.PLACE, wanted)
        by_place = index.postings.by_entity(numbers)
        return _sorted(
            CountRow(index.lexicon.entity(number).name, len(meetings & held))
            for number, meetings in by_place
        )

    return count


def _all_places(parsed: ParsedQuery, held: BitMap) -> Rows:
    """Count the meetings in each city, and those of which only the country is known."""
    index = parsed.context.index
    cities = _places(WITHIN_COUNTRIES)(parsed, held)
    ids = [place.id for place in index.places() if place.kind in WITHIN_COUNTRIES]
    numbers = index.lexicon.numbers(EntityKind.PLACE, ids)
    in_cities = union(meetings for _, meetings in index.postings.by_entity(numbers))
    countries = _places(COUNTRIES)(parsed, BitMap(held - in_cities))
    return _sorted([*cities, *countries])


def _asked_places(query: Query, index: Index) -> set[str]:
    """Return the places within which the meetings are to have been, none without any."""
    asked = {
        candidate.entity
        for term in query.of_kind(TermKind.PLACE)
        if term.role is not PlaceRole.DELEGATION
        for candidate in term.candidates
    }
    return index.places_within(asked) if asked else set()


def _home(query: Query, held: BitMap, index: Index) -> set[str]:
    """Return the country of the one person asked for, and its places: these are no visits."""
    people = query.of_kind(TermKind.PERSON)
    if len(people) != 1 or query.grouping is Grouping.PLACES:
        return set()
    sides = index.sides_of(held, [each.entity for each in people[0].candidates])
    return index.places_within(sides) if sides else set()


def _topics(parsed: ParsedQuery, held: BitMap) -> Rows:
    return tuple(CountRow(*row) for row in parsed.context.index.count_topics(held))


def _years(parsed: ParsedQuery, held: BitMap) -> Rows:
    return tuple(CountRow(*row) for row in parsed.context.index.count_years(held))


def _sorted(rows: Iterable[CountRow]) -> Rows:
    """Return rows with the largest number first; rows with equal numbers keep their order."""
    return tuple(sorted(rows, key=lambda row: -row.meetings))


GROUPERS: dict[Grouping, Callable[[ParsedQuery, BitMap], Rows]] = {
    Grouping.PEOPLE: _people,
    Grouping.COUNTRIES: _places(COUNTRIES),
    Grouping.CITIES: _places(CITIES),
    Grouping.PLACES: _all_places,
    Grouping.TOPICS: _topics,
    Grouping.YEARS: _years,
}
