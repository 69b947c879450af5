"""Conversion of a record into rows of the index's tables."""

import json
from collections.abc import Iterable, Iterator

from bot.dates import parse_edtf
from bot.records.model import (
    MeetingRecord,
    ParticipantRecord,
    PersonRecord,
    PlaceRecord,
    QuoteRecord,
    Record,
    SourceRecord,
    TopicRecord,
)
from bot.text import fold

Row = dict[str, str | int | None]
"""The values of a row by column."""


def rows_of(record: Record) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a record, each with the name of its table.

    All rows of a table have the same keys: its columns, but for those filled in later.
    """
    for place in record.places:
        yield from _place_rows(place)
    for topic in record.topics:
        yield from _topic_rows(topic)
    for person in record.people:
        yield from _person_rows(person)
    if record.source:
        yield from _source_rows(record.source, record)


def _place_rows(place: PlaceRecord) -> Iterator[tuple[str, Row]]:
    yield "places", place.model_dump(mode="json", include={"id", "name", "kind", "within"})
    yield from _name_rows("place", place.id, (place.name, *place.names))


def _topic_rows(topic: TopicRecord) -> Iterator[tuple[str, Row]]:
    yield "topics", {"id": topic.id, "name": topic.name}
    for broader in dict.fromkeys(topic.broader):
        yield "broader_topics", {"topic": topic.id, "broader": broader}
    yield from _name_rows("topic", topic.id, (topic.name, *topic.names))


def _person_rows(person: PersonRecord) -> Iterator[tuple[str, Row]]:
    yield "people", person.model_dump(include={"id", "name", "family", "native", "country"})
    for position, office in enumerate(person.offices):
        yield "offices", {"person": person.id, "position": position, **office.model_dump()}
    native = [person.native] if person.native else []
    yield from _name_rows("person", person.id, (person.name, *native, *person.names))


def _name_rows(kind: str, entity: str, names: Iterable[str]) -> Iterator[tuple[str, Row]]:
    """Yield the names of an entity, the canonical one at position 0."""
    for position, name in enumerate(dict.fromkeys(names)):
        row: Row = {"kind": kind, "entity": entity, "position": position, "name": name}
        yield "names", {**row, "folded": " ".join(fold(name))}


def _source_rows(source: SourceRecord, record: Record) -> Iterator[tuple[str, Row]]:
    plain = source.model_dump(exclude={"published", "notes"})
    published = source.published
    yield (
        "sources",
        {
            **plain,
            "published": published.edtf,
            "published_basis": published.basis,
            "published_reasoning": published.reasoning,
            "notes": _lines(source.notes),
        },
    )
    for meeting in record.meetings:
        yield from _meeting_rows(meeting)
        yield "meeting_sources", {"meeting": meeting.id, "source": source.id}
    for reported in dict.fromkeys(record.reports):
        yield "meeting_sources", {"meeting": reported, "source": source.id}
    for quote in record.quotes:
        yield "quotes", _quote_row(quote, source.id)


def _meeting_rows(meeting: MeetingRecord) -> Iterator[tuple[str, Row]]:
    span = parse_edtf(meeting.date.edtf)
    topics, places = dict.fromkeys(meeting.topics), meeting.all_places
    yield (
        "meetings",
        {
            "id": meeting.id,
            "title": meeting.title,
            "kind": meeting.kind,
            "status": meeting.status,
            "role": meeting.role,
            "date": span.edtf,
            "first_day": span.first.isoformat() if span.first else None,
            "last_day": span.last.isoformat() if span.last else None,
            "date_basis": meeting.date.basis,
            "date_reasoning": meeting.date.reasoning,
            "place": places[0] if places else None,
            "occasion": meeting.occasion,
            "summary": meeting.summary,
            "notes": _lines(meeting.notes),
            "participants": _json(map(_participant_values, meeting.participants)),
            "topics": _json(topics),
            "places": _json(places),
        },
    )
    for position, participant in enumerate(meeting.participants):
        row: Row = {"meeting": meeting.id, "position": position}
        yield "participants", {**row, **participant.model_dump()}
    for position, topic in enumerate(topics):
        yield "meeting_topics", {"meeting": meeting.id, "position": position, "topic": topic}
    for position, place in enumerate(places):
        yield "meeting_places", {"meeting": meeting.id, "position": position, "place": place}
    for position, evidence in enumerate(meeting.evidence):
        row = {"meeting": meeting.id, "position": position}
        yield "evidence", {**row, **evidence.model_dump()}


def _participant_values(each: ParticipantRecord) -> tuple[str | None, ...]:
    return each.person, each.described, each.side, each.office


def _json(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def _quote_row(quote: QuoteRecord, source: str) -> Row:
    return {"source": source, **quote.model_dump()}


def _lines(notes: tuple[str, ...]) -> str | None:
    """Return the notes, one on a line; None when there are none."""
    return "\n".join(" ".join(note.split()) for note in notes) or None
