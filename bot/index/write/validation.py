"""What must hold within a record and between records, beyond the shape of each part.

A record is checked as it was written, so that a value that is wrong hides nothing beside it.
"""

from collections.abc import Iterator
from typing import Any

from bot.dates import DateSpan, parse_edtf
from bot.errors import Problem
from bot.index.write.id_registry import IdRegistry
from bot.records.model import MeetingStatus
from bot.records.raw_record import RawRecord
from bot.records.yaml_lines import ValuePath

# Where a record defines ids, and of what
DEFINED = {
    "people.*.id": "person",
    "topics.*.id": "topic",
    "places.*.id": "place",
    "source.id": "source",
    "meetings.*.id": "meeting",
}
# Where it refers to them
REFERRED = {
    "people.*.country": "place",
    "topics.*.broader.*": "topic",
    "places.*.within": "place",
    "meetings.*.place": "place",
    "meetings.*.topics.*": "topic",
    "meetings.*.participants.*.person": "person",
    "meetings.*.participants.*.side": "place",
    "reports.*": "meeting",
    "quotes.*.speaker": "person",
}
# Where it tells what is part of what: the narrower and the wider
WIDER = {
    "place": ("places.*.id", "places.*.within"),
    "topic": ("topics.*.id", "topics.*.broader.*"),
}


def check_document(written: RawRecord, ledger: IdRegistry) -> Iterator[Problem]:
    """Yield what is wrong within a record, and note what it defines and refers to."""
    for kind, entity, path in _definitions(written):
        problem = ledger.define(kind, entity, written.file, written.line(*path))
        if problem:
            yield problem
    for pattern, kind in REFERRED.items():
        for path, entity in written.ids(pattern):
            ledger.refer(kind, entity, written.file, written.line(*path))
    for kind, narrow, wide in _hierarchy(written):
        ledger.widen(kind, narrow, wide)
    for check in (_wrong_dates, _wrong_meetings, _repeated_quotes):
        for path, sentence in check(written):
            yield Problem(written.file, written.line(*path), sentence)


def _definitions(written: RawRecord) -> Iterator[tuple[str, str, ValuePath]]:
    """Yield the kind, the id and the place of what the record defines."""
    for path, archive in written.find("archive"):
        if archive is not None:
            yield "archive", "archive", path
    for pattern, kind in DEFINED.items():
        yield from ((kind, entity, path) for path, entity in written.ids(pattern))


def _hierarchy(written: RawRecord) -> Iterator[tuple[str, str, str]]:
    """Yield the kind of each place or topic with a wider one, its id and the wider one's."""
    for kind, (narrower, wider) in WIDER.items():
        narrow = {path[:2]: entity for path, entity in written.ids(narrower)}
        for path, wide in written.ids(wider):
            if path[:2] in narrow:
                yield kind, narrow[path[:2]], wide


def _wrong_dates(written: RawRecord) -> Iterator[tuple[ValuePath, str]]:
    published = [_span(edtf) for _, edtf in written.find("source.published.edtf")]
    last = published[0].last if published and published[0] else None
    statuses = {path[:-1]: status for path, status in written.find("meetings.*.status")}
    for path, edtf in written.find("meetings.*.date.edtf"):
        span = _span(edtf)
        is_held = statuses.get(path[:-2]) == MeetingStatus.HELD
        if is_held and last and span and span.first and span.first > last:
            sentence = (
                f"the meeting is held on {edtf}, but its article was published"
                f" on {last}: it is planned, or one of the dates is wrong."
            )
            yield path, sentence


def _span(edtf: Any) -> DateSpan | None:
    try:
        return parse_edtf(edtf) if isinstance(edtf, str) else None
    except ValueError:  # told as no date
        return None


def _wrong_meetings(written: RawRecord) -> Iterator[tuple[ValuePath, str]]:
    own = {entity for _, entity in written.ids("meetings.*.id")}
    reports = written.ids("reports.*")
    for path, reported in reports:
        if reported in own:
            sentence = f"the meeting `{reported}` is this record's own: `reports` names others'."
            yield path, sentence
    known = own | {reported for _, reported in reports}
    for path, meeting in written.ids("quotes.*.meeting"):
        if meeting not in known:
            yield path, f"the meeting `{meeting}` is neither in this record nor in its `reports`."


def _repeated_quotes(written: RawRecord) -> Iterator[tuple[ValuePath, str]]:
    starts = written.find("quotes.*.start")
    ends = {path[:-1]: end for path, end in written.find("quotes.*.end")}
    ranges: set[tuple[int, int]] = set()
    for path, start in starts:
        end = ends.get(path[:-1])
        if type(start) is not int or type(end) is not int:
            continue
        if (start, end) in ranges:
            yield path, "these words are recorded already: each quote stands once."
        ranges.add((start, end))
