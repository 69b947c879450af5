"""Meetings in full: a row of each, with the names of those whom it has by their ids."""

import json
import sqlite3
from collections.abc import Callable, Sequence

from bot.index.model import Meeting, Participant, Quote, Source
from bot.index.read.connection_pool import ConnectionPool
from bot.index.read.postings import Postings

SOURCE_COLUMNS = "s.id, s.publisher, s.title, s.published, s.agency, s.url, s.origin"
OF_QUOTE = 5  # columns of a quote that stand before those of its source

# One meeting at a time: few are shown, and looking up one key is several times as quick as a list
MEETING = """
    SELECT m.number, m.id, m.title, m.kind, m.status, m.role, m.date, m.date_basis,
        m.date_reasoning, m.occasion, m.summary, m.notes, m.place,
        '[' || m.participants || ',' || m.topics || ',' || m.sources || ']'
    FROM meetings m WHERE m.number = ?
"""
TOOK_PART = "SELECT participants FROM meetings WHERE number = ?"
QUOTES = f"""
    SELECT q.number, q.exact, coalesce(p.name, q.described), q.speaker, q.via, q."to",
        {SOURCE_COLUMNS}
    FROM quotes q JOIN sources s ON s.id = q.source LEFT JOIN people p ON p.id = q.speaker
    WHERE q.meeting = ? ORDER BY s.published, s.id, q.start
"""  # noqa: S608  # only our own words


class MeetingLoader:
    """Loads meetings, of which most share their people, places, topics and sources."""

    def __init__(
        self, connections: ConnectionPool, name_of: Callable[[str, str], str], postings: Postings
    ) -> None:
        self._connections = connections
        self._name_of = name_of
        self._postings = postings

    def load(self, numbers: Sequence[int]) -> list[Meeting]:
        """Return the meetings with these numbers, in this order."""
        return [meeting for number in numbers if (meeting := self._meeting(number))]

    def people(self, number: int) -> set[str]:
        """Return the ids of the people who took part in a meeting."""
        with self._connections.connection() as connection:
            (participants,) = connection.execute(TOOK_PART, (number,)).fetchone()
        return {person for person, *_ in json.loads(participants) if person}

    def _meeting(self, number: int) -> Meeting | None:
        is_quoted = number in self._postings.with_quotes
        with self._connections.connection() as connection:
            row = connection.execute(MEETING, (number,)).fetchone()
            if row is None:
                return None
            said = connection.execute(QUOTES, (row["id"],)) if is_quoted else ()
            quotes = tuple(map(_quote, said))
        *columns, occasion, summary, notes, place, beside = row
        participants, topics, sources = json.loads(beside)
        more = (
            self._name_of("place", place) if place else None,
            occasion,
            summary,
            tuple(notes.split("\n")) if notes else (),
            tuple([self._participant(*each) for each in participants]),
            tuple([self._name_of("topic", each) for each in topics]),
            tuple(sorted([Source(*each) for each in sources], key=_by_date)),
            quotes,
        )
        return Meeting(*(*columns, *more))

    def _participant(
        self, person: str | None, described: str, side: str | None, office: str | None
    ) -> Participant:
        name = self._name_of("person", person) if person else described
        return Participant(name, person, self._name_of("place", side) if side else None, office)


def _by_date(source: Source) -> tuple[str, str]:
    return source.published, source.id


def _quote(row: sqlite3.Row) -> Quote:
    number, *said = row
    of_source = said[OF_QUOTE:]
    return Quote(*(*said[:OF_QUOTE], Source(*of_source), number))
