"""Import the State Department's archives: read all trips, resolve people, build records."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import Problem
from bot.gazetteer.gazetteer import Gazetteer
from bot.importing.entity_resolution.homonyms import load_homonyms
from bot.importing.entity_resolution.mentions import PersonMention
from bot.importing.entity_resolution.resolver import resolve
from bot.importing.model import Trip
from bot.importing.reference.places import Places
from bot.importing.reference.registry import Registry
from bot.importing.reference.topics import make_topic_finder
from bot.importing.state_department.mention_extraction import (
    ORGANISATION_PREFIX,
    MentionPosition,
    TripEntry,
    deceased_people,
    extract_mentions,
    parse_trip,
    without_duplicates,
)
from bot.importing.state_department.person_records import (
    NamedPerson,
    country_of,
    name_people,
    person_record,
)
from bot.importing.state_department.record_builder import (
    Representative,
    TripRecordBuilder,
    source_id,
)
from bot.importing.state_department.xml_reader import read_trips
from bot.records.model import Record


@dataclass(slots=True)
class ImportReport:
    """Counts of what an import read and wrote, and what it did not understand."""

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
    report: ImportReport,
    advance: Callable[[int], None],
) -> Iterator[Record]:
    """Yield the records of an archive: people, then one for each trip, then places.

    `report` is filled meanwhile; `advance` is called with the number of bytes read.
    """
    trips = [trip for file in files for trip in read_trips(file, report.problems.append, advance)]
    kept, report.duplicates = without_duplicates(_with_own_ids(trips, report))
    places = Places(gazetteer, registry)
    entries = [parse_trip(trip, gazetteer, places.gazetteer_id(trip.country)) for trip in kept]
    people, representatives = _resolve_people(entries, registry, places)
    report.trips, report.people = len(trips), len(people)
    report.known_people = sum(each.person.known is not None for each in people)
    unknown = sorted((each for each in people if not each.person.known), key=lambda each: each.id)
    yield from (Record(people=(person_record(each, places.record_id),)) for each in unknown)
    topics = make_topic_finder(registry.topics, gazetteer)
    builder = TripRecordBuilder(places, topics, gazetteer, representatives)
    for number, entry in enumerate(entries):
        record = builder.record(number, entry)
        _count(report, entry, record)
        yield record
    # Last, when all are known; the order of definitions makes no difference to the index
    yield from (Record(places=(place,)) for place in places.defined())


def _with_own_ids(trips: Sequence[Trip], report: ImportReport) -> Iterator[Trip]:
    """Yield the trips, without those whose id an earlier trip with other content has."""
    seen: dict[str, Trip] = {}
    for trip in trips:
        other = seen.setdefault(source_id(trip), trip)
        if other is trip or other == trip:
            yield trip
            continue
        sentence = f"{trip.archive.value} {trip.id} is left out: another has the same id."
        report.problems.append(Problem(trip.file, 1, sentence))


def _resolve_people(
    entries: Sequence[TripEntry], registry: Registry, places: Places
) -> tuple[list[NamedPerson], dict[MentionPosition, Representative]]:
    """Return everybody, and the person of each mention."""
    mentions, positions = extract_mentions(entries)
    known, deceased = registry.people_of_countries(), deceased_people(entries)
    people = name_people(resolve(mentions, known, deceased, load_homonyms()))
    representatives = {
        positions[mention.ref]: Representative(
            each.id, each.name, _record_side(mention, each, places)
        )
        for each in people
        for mention in each.person.mentions
    }
    return people, representatives


def _record_side(mention: PersonMention, named: NamedPerson, places: Places) -> str | None:
    """Return the record id of a mention's country: as the words say, else the person's own."""
    side = mention.side if mention.is_certain else country_of(named.person) or mention.side
    is_country = side and not side.startswith(ORGANISATION_PREFIX)
    return places.record_id(side) if is_country else None


def _count(report: ImportReport, entry: TripEntry, record: Record) -> None:
    report.meetings += len(record.meetings)
    report.groups += sum(
        participant.described is not None
        for meeting in record.meetings
        for participant in meeting.participants
    )
    for span in entry.remarks.unparsed:
        report.unparsed[span.of(entry.trip.remarks)] += 1
