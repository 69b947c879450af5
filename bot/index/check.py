"""What must hold within a record and between records, beyond the shape of each part."""

from collections.abc import Iterator

from bot.dates import parse_edtf
from bot.errors import Problem
from bot.index.ledger import Ledger
from bot.records.model import Record, Status
from bot.records.reader import Document

Location = tuple[str | int, ...]
Reference = tuple[str, str | None, Location]

# The key of a record under which each kind of thing is defined
KINDS = {
    "people": "person",
    "topics": "topic",
    "places": "place",
    "meetings": "meeting",
    "source": "source",
}


def check_document(document: Document, ledger: Ledger) -> Iterator[Problem]:
    """Yield what is wrong within a record, and note what it defines and refers to."""
    for kind, entity, line in _definitions(document):
        problem = ledger.define(kind, entity, document.file, line)
        if problem:
            yield problem
    for kind, entity, path in _references(document):
        ledger.refer(kind, entity, document.file, document.line(*path))
    for kind, narrow, wide in _hierarchy(document):
        ledger.widen(kind, narrow, wide)
    for path, sentence in (*_wrong_dates(document), *_wrong_quotes(document)):
        yield Problem(document.file, document.line(*path), sentence)


def _definitions(document: Document) -> Iterator[tuple[str, str, int]]:
    """Yield the kind, the id and the line of what the record defines."""
    record = document.record
    if record.archive:
        yield "archive", "archive", document.line("archive")
    if record.source:
        yield "source", record.source.id, document.line("source", "id")
    for key in ("people", "topics", "places", "meetings"):
        for at, part in enumerate(getattr(record, key)):
            yield KINDS[key], part.id, document.line(key, at, "id")
    for key, entity, line in document.lost:
        if key in KINDS:
            yield KINDS[key], entity, line


def _hierarchy(document: Document) -> Iterator[tuple[str, str, str]]:
    """Yield the kind of each place or topic with a wider one, its id and the wider one's."""
    for place in document.record.places:
        if place.within:
            yield "place", place.id, place.within
    for topic in document.record.topics:
        yield from (("topic", topic.id, wider) for wider in topic.broader)


def _references(document: Document) -> Iterator[tuple[str, str, Location]]:
    """Yield each id that the record refers to: its kind, itself, and where it stands."""
    record = document.record
    for kind, entity, path in (*_between_registries(record), *_from_article(record)):
        if entity is not None:
            yield kind, entity, path


def _between_registries(record: Record) -> Iterator[Reference]:
    for at, person in enumerate(record.people):
        yield "place", person.country, ("people", at, "country")
    for at, place in enumerate(record.places):
        yield "place", place.within, ("places", at, "within")
    for at, topic in enumerate(record.topics):
        for nth, wider in enumerate(topic.broader):
            yield "topic", wider, ("topics", at, "broader", nth)


def _from_article(record: Record) -> Iterator[Reference]:
    for at, reported in enumerate(record.reports):
        yield "meeting", reported, ("reports", at)
    for at, quote in enumerate(record.quotes):
        yield "person", quote.speaker, ("quotes", at, "speaker")
    for at, meeting in enumerate(record.meetings):
        path: Location = ("meetings", at)
        yield "place", meeting.place, (*path, "place")
        for nth, topic in enumerate(meeting.topics):
            yield "topic", topic, (*path, "topics", nth)
        for seat, participant in enumerate(meeting.participants):
            yield "person", participant.person, (*path, "participants", seat, "person")
            yield "place", participant.side, (*path, "participants", seat, "side")


def _wrong_dates(document: Document) -> Iterator[tuple[Location, str]]:
    source = document.record.source
    published = parse_edtf(source.published.edtf).last if source else None
    for at, meeting in enumerate(document.record.meetings):
        first = parse_edtf(meeting.date.edtf).first
        if meeting.status is Status.HELD and published and first and first > published:
            sentence = (
                f"the meeting is held on {meeting.date.edtf}, but its article was published"
                f" on {published}: it is planned, or one of the dates is wrong."
            )
            yield ("meetings", at, "date", "edtf"), sentence


def _wrong_quotes(document: Document) -> Iterator[tuple[Location, str]]:
    record = document.record
    own = {meeting.id for meeting in record.meetings}
    own |= {entity for key, entity, _ in document.lost if key == "meetings"}
    for at, reported in enumerate(record.reports):
        if reported in own:
            sentence = f"the meeting `{reported}` is this record's own: `reports` names others'."
            yield ("reports", at), sentence
    ranges: set[tuple[int, int]] = set()
    for at, quote in enumerate(record.quotes):
        if quote.meeting not in own and quote.meeting not in record.reports:
            sentence = (
                f"the meeting `{quote.meeting}` is neither in this record nor in its `reports`."
            )
            yield ("quotes", at, "meeting"), sentence
        if (quote.start, quote.end) in ranges:
            sentence = "these words are recorded already: each quote stands once."
            yield ("quotes", at, "start"), sentence
        ranges.add((quote.start, quote.end))
