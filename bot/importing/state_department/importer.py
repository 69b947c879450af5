"""The department's archives into records: everything of them in order, and what was found."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import Problem
from bot.gazetteer.gazetteer import Gazetteer
from bot.importing.entity_resolution.homonyms import read_homonyms
from bot.importing.entity_resolution.mentions import PersonMention
from bot.importing.entity_resolution.resolver import resolve
from bot.importing.model import Trip
from bot.importing.reference.places import Places
from bot.importing.reference.registry import Registry
from bot.importing.reference.topics import topic_finder
from bot.importing.state_department.mention_extraction import (
    TripEntry,
    ended,
    read_entry,
    sightings,
    without_duplicates,
)
from bot.importing.state_department.person_records import (
    BODY,
    Named,
    country_of,
    define,
    name_people,
)
from bot.importing.state_department.record_builder import Composer, Where, Who, source_id
from bot.importing.state_department.xml_reader import read_trips
from bot.records.model import Record


@dataclass(slots=True)
class Report:
    """What an import read and wrote, and what it could not understand."""

    trips: int = 0
    duplicates: int = 0
    meetings: int = 0
    people: int = 0
    known_people: int = 0
    groups: int = 0
    unparsed: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)


def import_archive(
    files: Sequence[Path],
    gazetteer: Gazetteer,
    registry: Registry,
    report: Report,
    advance: Callable[[int], None],
) -> Iterator[Record]:
    """Yield the records of an archive: people, then one for each trip, then places.

    `report` is filled meanwhile; `advance` is told the bytes read.
    """
    trips = [trip for file in files for trip in read_trips(file, report.problems.append, advance)]
    kept, report.duplicates = without_duplicates(_own_ids(trips, report))
    places = Places(gazetteer, registry)
    entries = [read_entry(trip, gazetteer, places.raw_country(trip.country)) for trip in kept]
    people, who = _people(entries, registry, places)
    report.trips, report.people = len(trips), len(people)
    report.known_people = sum(each.found.known is not None for each in people)
    unknown = sorted((each for each in people if not each.found.known), key=lambda each: each.id)
    yield from (Record(people=(define(each, places.country_by_id),)) for each in unknown)
    composer = Composer(places, topic_finder(registry.topics, gazetteer), gazetteer, who)
    for number, entry in enumerate(entries):
        record = composer.record(number, entry)
        _count(report, entry, record)
        yield record
    # Last, since only now all are known; what is defined where makes no difference to the index
    yield from (Record(places=(place,)) for place in places.defined())


def _own_ids(trips: Sequence[Trip], report: Report) -> Iterator[Trip]:
    """Yield the trips whose id no other trip has that says something else."""
    seen: dict[str, Trip] = {}
    for trip in trips:
        other = seen.setdefault(source_id(trip), trip)
        if other is trip or other == trip:
            yield trip
            continue
        sentence = f"{trip.archive.value} {trip.id} is left out: another has the same id."
        report.problems.append(Problem(trip.file, 1, sentence))


def _people(
    entries: Sequence[TripEntry], registry: Registry, places: Places
) -> tuple[list[Named], dict[Where, Who]]:
    """Return everybody, and who each mention is of."""
    seen, where = sightings(entries)
    found = resolve(seen, registry.known(), ended(entries), read_homonyms())
    people = name_people(found)
    who = {
        where[sighting.ref]: Who(each.id, each.name, _side(sighting, each, places))
        for each in people
        for sighting in each.found.sightings
    }
    return people, who


def _side(sighting: PersonMention, person: Named, places: Places) -> str | None:
    """Return for whom somebody spoke: as the words tell, else for the country that they are of."""
    side = sighting.side if sighting.is_certain else country_of(person.found) or sighting.side
    return None if not side or side.startswith(BODY) else places.country_by_id(side)


def _count(report: Report, entry: TripEntry, record: Record) -> None:
    report.meetings += len(record.meetings)
    report.groups += sum(
        participant.described is not None
        for meeting in record.meetings
        for participant in meeting.participants
    )
    for span in entry.remarks.unparsed:
        report.unparsed[span.of(entry.trip.remarks)] += 1
