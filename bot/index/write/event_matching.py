"""Decide which records report the same meeting: people, days and place agree, nothing contradicts.

A doubt keeps records apart: a meeting that is shown twice is a smaller fault than two shown as one.
"""

import json
import sqlite3
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from bot.files import read_data
from bot.index.places import containing_places
from bot.records.model import DateBasis, MeetingKind
from bot.text import fold

MIN_SHARED_PEOPLE = 2  # of different sides, so that not only a delegation is the same
MAX_EVENT_DAYS = 31  # a longer time is a period within which something was to happen
MAX_COMPARED = 100  # records of one person on the same days, so that no archive takes too long
MAX_UNGROUPED = 1_000  # records in memory that agree with others, before groups are made of them
MIN_WORD_LETTERS = 4  # of a word that tells one occasion from another
# Kinds that one meeting may well be called where its days are those of a trip
SESSION_KINDS = frozenset(
    {MeetingKind.TALKS, MeetingKind.SUMMIT, MeetingKind.CONFERENCE, MeetingKind.OTHER}
)
# Only meetings on certain days, of two or more people by name, at a place
CANDIDATES = f"""
    SELECT number, id, kind, status, role, first_day, last_day, date_basis, occasion,
        participants, topics, places
    FROM meetings_as_read
    WHERE (date = first_day OR date = first_day || '/' || last_day) AND places <> '[]'
        AND julianday(last_day) - julianday(first_day) < {MAX_EVENT_DAYS}
        AND participants LIKE '%],[%'
    ORDER BY first_day, number
"""  # noqa: S608  # only our own words
TEXTS = "SELECT title || ' ' || summary FROM meetings_as_read WHERE number = ?"
TIMES_FILE = Path(__file__).with_name("times_of_day.yaml")
SOURCES = "SELECT source FROM meeting_sources WHERE meeting = ?"


@dataclass(eq=False)
class ReportedMeeting:
    """A record of a meeting as far as it decides whether another reports the same one.

    `people` are the sides of the participants by their ids, None where it is not known; `places`
    are ids, each with those that contain it. `number` counts the records as they were read.
    """

    number: int
    id: str
    kind: str
    status: str
    role: str
    first_day: str
    last_day: str
    basis: str
    occasion: frozenset[str]
    people: Mapping[str, str | None]
    topics: frozenset[str]
    places: tuple[tuple[str, ...], ...]
    find_sources: Callable[[str], frozenset[str]] = field(repr=False)
    find_text: Callable[[int], str] = field(repr=False)

    @cached_property
    def sources(self) -> frozenset[str]:
        """The ids of the articles that report it."""
        return self.find_sources(self.id)

    @cached_property
    def times_of_day(self) -> frozenset[str]:
        """The times of the day that its title and summary name."""
        words, times = fold(self.find_text(self.number)), times_of_day()
        return frozenset(times[word] for word in words if word in times)

    @property
    def is_one_day(self) -> bool:
        """Whether it is dated by one day."""
        return self.first_day == self.last_day


@cache
def times_of_day() -> Mapping[str, str]:
    """Return the time of the day that each folded word names; the file is read once."""
    return {
        word: time
        for by_time in read_data(TIMES_FILE).values()
        for time, words in by_time.items()
        for word in words
    }


def find_events(connection: sqlite3.Connection) -> Iterator[list[ReportedMeeting]]:
    """Yield the groups of records that report one meeting, as `meetings_as_read` has them.

    Within a group each record agrees with each other one.
    """
    current: deque[ReportedMeeting] = deque()
    by_person: defaultdict[str, list[ReportedMeeting]] = defaultdict(list)
    agreeing: defaultdict[ReportedMeeting, set[ReportedMeeting]] = defaultdict(set)
    limit = MAX_UNGROUPED
    for record in _read(connection):
        while current and current[0].last_day < record.first_day:
            _forget(current.popleft(), by_person)
        if len(agreeing) >= limit:
            yield from _groups(_take_finished(agreeing, record.first_day))
            limit = max(MAX_UNGROUPED, 2 * len(agreeing))
        for other in _with_shared_people(record, by_person):
            if is_same_meeting(other, record):
                agreeing[other].add(record)
                agreeing[record].add(other)
        current.append(record)
        for person in record.people:
            by_person[person].append(record)
    yield from _groups(agreeing)


def is_same_meeting(one: ReportedMeeting, other: ReportedMeeting) -> bool:
    """Return whether two records report the same meeting.

    A source that reports both tells them apart.
    """
    return (
        one.status == other.status
        and _same_days(one, other)
        and _same_kind(one, other)
        and _same_people(one.people, other.people)
        and _same_place(one.places, other.places)
        and not _contradict(one.topics, other.topics)
        and not _contradict(one.occasion, other.occasion)
        and one.sources.isdisjoint(other.sources)
        and not _contradict(one.times_of_day, other.times_of_day)
    )


def _same_days(one: ReportedMeeting, other: ReportedMeeting) -> bool:
    """Return whether the days are the same, or within those of a trip that included the meeting."""
    if (one.first_day, one.last_day) == (other.first_day, other.last_day):
        return True
    longer, shorter = (
        (one, other)
        if one.first_day <= other.first_day and one.last_day >= other.last_day
        else (other, one)
    )
    is_within = longer.first_day <= shorter.first_day and longer.last_day >= shorter.last_day
    return is_within and longer.basis == DateBasis.DERIVED


def _same_kind(one: ReportedMeeting, other: ReportedMeeting) -> bool:
    """Return whether the kinds agree; on one day two kinds are two meetings."""
    is_trip = not (one.is_one_day and other.is_one_day)
    return one.kind == other.kind or (is_trip and {one.kind, other.kind} <= SESSION_KINDS)


def _same_people(one: Mapping[str, str | None], other: Mapping[str, str | None]) -> bool:
    """Return whether the same counterparts met, with other people of their sides or without."""
    shared = one.keys() & other.keys()
    sides = {one[each] or other[each] or each for each in shared}
    if len(sides) < MIN_SHARED_PEOPLE:
        return False
    further = [people[each] for people in (one, other) for each in people.keys() - shared]
    return sides.issuperset(further)


def _same_place(one: Sequence[tuple[str, ...]], other: Sequence[tuple[str, ...]]) -> bool:
    """Return whether they share a place, or a place of one lies within a place of the other."""
    return any(a[0] in b or b[0] in a for a in one for b in other)


def _contradict(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _read(connection: sqlite3.Connection) -> Iterator[ReportedMeeting]:
    chain_of = containing_places(connection)

    def find_sources(meeting: str) -> frozenset[str]:
        return frozenset(source for (source,) in connection.execute(SOURCES, (meeting,)))

    def find_text(number: int) -> str:
        return str(connection.execute(TEXTS, (number,)).fetchone()[0])

    rows: Iterator[tuple[Any, ...]] = connection.execute(CANDIDATES)
    for row in rows:
        number, id_, kind, status, role, first_day, last_day, basis, *rest = row
        occasion, participants, topics, places = rest
        people = {person: side for person, _, side, _ in json.loads(participants) if person}
        if len(people) >= MIN_SHARED_PEOPLE:
            yield ReportedMeeting(
                number=number,
                id=id_,
                kind=kind,
                status=status,
                role=role,
                first_day=first_day,
                last_day=last_day,
                basis=basis,
                occasion=frozenset(
                    word for word in fold(occasion or "") if len(word) >= MIN_WORD_LETTERS
                ),
                people=people,
                topics=frozenset(json.loads(topics)),
                places=tuple(map(chain_of, json.loads(places))),
                find_sources=find_sources,
                find_text=find_text,
            )


def _with_shared_people(
    record: ReportedMeeting, by_person: Mapping[str, Sequence[ReportedMeeting]]
) -> Iterator[ReportedMeeting]:
    """Yield the newest records that share people and days with one."""
    shared = Counter(
        other
        for person in record.people
        for other in by_person.get(person, ())[-MAX_COMPARED:]
        if other.last_day >= record.first_day
    )
    return (other for other, count in shared.items() if count >= MIN_SHARED_PEOPLE)


def _forget(record: ReportedMeeting, by_person: dict[str, list[ReportedMeeting]]) -> None:
    for person in record.people:
        by_person[person].remove(record)
        if not by_person[person]:
            del by_person[person]


def _take_finished(
    agreeing: dict[ReportedMeeting, set[ReportedMeeting]], day: str
) -> dict[ReportedMeeting, set[ReportedMeeting]]:
    """Take out the records that no record from this day on can be grouped with."""
    open_: set[ReportedMeeting] = set()
    waiting = [record for record in agreeing if record.last_day >= day]
    while waiting:
        record = waiting.pop()
        if record not in open_:
            open_.add(record)
            waiting += agreeing[record] - open_
    return {record: agreeing.pop(record) for record in list(agreeing) if record not in open_}


def _groups(
    agreeing: Mapping[ReportedMeeting, set[ReportedMeeting]],
) -> Iterator[list[ReportedMeeting]]:
    """Yield groups in which each agrees with each; a record that fits two of one source is alone.

    Where a source reports two such meetings, it cannot be told which of them another one means.
    """
    unclear = {record for record, others in agreeing.items() if _have_shared_source(others)}
    taken: set[ReportedMeeting] = set()
    for record in sorted(agreeing.keys() - unclear, key=lambda each: each.number):
        if record in taken:
            continue
        group = [record]
        for other in sorted(agreeing[record] - unclear - taken, key=lambda each: each.number):
            if all(other in agreeing[each] for each in group):
                group.append(other)
        taken.update(group)
        if len(group) > 1:
            yield group


def _have_shared_source(records: set[ReportedMeeting]) -> bool:
    counted = Counter(source for record in records for source in record.sources)
    return any(count > 1 for count in counted.values())
