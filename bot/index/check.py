"""What must hold within a record and between records, beyond the shape of each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dates import parse_edtf
from bot.errors import Problem
from bot.records.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.index.ledger import Ledger
    from bot.records.reader import Document

Location = tuple[str | int, ...]


def check_document(document: Document, ledger: Ledger) -> Iterator[Problem]:
    """Yield what is wrong within a record, and note what it defines and refers to."""
    for kind, entity, path in _definitions(document):
        problem = ledger.define(kind, entity, document.file, document.line(*path))
        if problem:
            yield problem
    for kind, entity, path in _references(document):
        ledger.refer(kind, entity, document.file, document.line(*path))
    for path, sentence in (*_wrong_dates(document), *_wrong_quotes(document)):
        yield Problem(document.file, document.line(*path), sentence)


def _definitions(document: Document) -> Iterator[tuple[str, str, Location]]:
    record = document.record
    if record.archive:
        yield "archive", "archive", ("archive",)
    if record.source:
        yield "source", record.source.id, ("source", "id")
    for kind, key in (
        ("person", "people"),
        ("topic", "topics"),
        ("place", "places"),
        ("meeting", "meetings"),
    ):
        for at, part in enumerate(getattr(record, key)):
            yield kind, part.id, (key, at, "id")


def _references(document: Document) -> Iterator[tuple[str, str, Location]]:
    """Yield each id that the record refers to: its kind, itself, and where it stands."""
    record = document.record
    optional: list[tuple[str, str | None, Location]] = []
    for at, person in enumerate(record.people):
        optional.append(("place", person.country, ("people", at, "country")))
    for at, place in enumerate(record.places):
        optional.append(("place", place.within, ("places", at, "within")))
    for at, topic in enumerate(record.topics):
        optional += [("topic", wider, ("topics", at, "broader")) for wider in topic.broader]
    for at, reported in enumerate(record.reports):
        optional.append(("meeting", reported, ("reports", at)))
    for at, quote in enumerate(record.quotes):
        optional.append(("person", quote.speaker, ("quotes", at, "speaker")))
    for at, meeting in enumerate(record.meetings):
        optional.append(("place", meeting.place, ("meetings", at, "place")))
        optional += [("topic", topic, ("meetings", at, "topics")) for topic in meeting.topics]
        for seat, participant in enumerate(meeting.participants):
            path = ("meetings", at, "participants", seat)
            optional.append(("person", participant.person, (*path, "person")))
            optional.append(("place", participant.side, (*path, "side")))
    yield from ((kind, entity, path) for kind, entity, path in optional if entity is not None)


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
    here = {meeting.id for meeting in record.meetings} | set(record.reports)
    ranges: set[tuple[int, int]] = set()
    for at, quote in enumerate(record.quotes):
        if quote.meeting not in here:
            sentence = (
                f"the meeting `{quote.meeting}` is neither in this record nor in its `reports`."
            )
            yield ("quotes", at, "meeting"), sentence
        if (quote.start, quote.end) in ranges:
            yield (
                ("quotes", at, "start"),
                "these words are recorded already: each quote stands once.",
            )
        ranges.add((quote.start, quote.end))
