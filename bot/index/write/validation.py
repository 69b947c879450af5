"""Checks within a record and between records, beyond the format of each value.

A record is checked as it was written, so that one wrong value does not hide other problems.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.dates import DateSpan, parse_edtf
from bot.errors import Problem
from bot.index.write.id_registry import IdRegistry
from bot.records.model import MeetingStatus
from bot.records.raw_record import RawRecord
from bot.records.yaml_lines import ValuePath

# Paths at which a record defines ids, and of which kind
DEFINED: Mapping[str, str] = {
    "people.*.id": "person",
    "topics.*.id": "topic",
    "places.*.id": "place",
    "source.id": "source",
    "meetings.*.id": "meeting",
}
# Paths at which it refers to ids
REFERRED: Mapping[str, str] = {
    "people.*.country": "place",
    "topics.*.broader.*": "topic",
    "places.*.within": "place",
    "meetings.*.place": "place",
    "meetings.*.places.*": "place",
    "meetings.*.topics.*": "topic",
    "meetings.*.participants.*.person": "person",
    "meetings.*.participants.*.side": "place",
    "reports.*": "meeting",
    "quotes.*.speaker": "person",
}
# Paths of the narrower and the broader id
BROADER: Mapping[str, tuple[str, str]] = {
    "place": ("places.*.id", "places.*.within"),
    "topic": ("topics.*.id", "topics.*.broader.*"),
}


def check_document(record: RawRecord, ids: IdRegistry) -> Iterator[Problem]:
    """Yield the problems within a record; add the ids that it defines and refers to to `ids`.

    The registry is complete only when all problems have been taken.
    """
    for kind, entity, path in _definitions(record):
        problem = ids.define(kind, entity, record.file, record.line(*path))
        if problem:
            yield problem
    for pattern, kind in REFERRED.items():
        for path, entity in record.ids(pattern):
            ids.refer(kind, entity, record.file, record.line(*path))
    for kind, narrow, broad in _hierarchy(record):
        ids.add_broader(kind, narrow, broad)
    for check in (_wrong_dates, _wrong_meetings, _repeated_quotes):
        for path, sentence in check(record):
            yield Problem(record.file, record.line(*path), sentence)


def _definitions(record: RawRecord) -> Iterator[tuple[str, str, ValuePath]]:
    """Yield the kind, id and path of everything that the record defines."""
    for path, archive in record.find("archive"):
        if archive is not None:
            yield "archive", "archive", path
    for pattern, kind in DEFINED.items():
        yield from ((kind, entity, path) for path, entity in record.ids(pattern))


def _hierarchy(record: RawRecord) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, id and broader id of each place or topic that has a broader one."""
    for kind, (narrower, broader) in BROADER.items():
        narrow = {path[:2]: entity for path, entity in record.ids(narrower)}
        for path, broad in record.ids(broader):
            if path[:2] in narrow:
                yield kind, narrow[path[:2]], broad


def _wrong_dates(record: RawRecord) -> Iterator[tuple[ValuePath, str]]:
    published = [_span(edtf) for _, edtf in record.find("source.published.edtf")]
    last = published[0].last if published and published[0] else None
    statuses = {path[:-1]: status for path, status in record.find("meetings.*.status")}
    for path, edtf in record.find("meetings.*.date.edtf"):
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
    except ValueError:  # reported by the check of the format
        return None


def _wrong_meetings(record: RawRecord) -> Iterator[tuple[ValuePath, str]]:
    own = {entity for _, entity in record.ids("meetings.*.id")}
    reports = record.ids("reports.*")
    for path, reported in reports:
        if reported in own:
            sentence = (
                f"the meeting `{reported}` is this record's own: `reports` is for those of other"
                " records."
            )
            yield path, sentence
    known = own | {reported for _, reported in reports}
    for path, meeting in record.ids("quotes.*.meeting"):
        if meeting not in known:
            yield path, f"the meeting `{meeting}` is neither in this record nor in its `reports`."


def _repeated_quotes(record: RawRecord) -> Iterator[tuple[ValuePath, str]]:
    starts = record.find("quotes.*.start")
    ends = {path[:-1]: end for path, end in record.find("quotes.*.end")}
    ranges: set[tuple[int, int]] = set()
    for path, start in starts:
        end = ends.get(path[:-1])
        if type(start) is not int or type(end) is not int:
            continue
        if (start, end) in ranges:
            yield path, "this quote is already recorded: record each quote once."
        ranges.add((start, end))
