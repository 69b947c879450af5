"""Meetings in full, with names in place of ids, and the meetings related to one."""

import json
from collections.abc import Callable, Collection, Sequence
from sqlite3 import Connection, Row

from bot.index.model import Meeting, Participant, Quote, SourceArticle
from bot.index.read.connection_pool import ConnectionPool
from bot.index.read.postings import PostingLists

MIN_SHARED_PEOPLE = 2  # of related meetings: one person alone has too many
SOURCE_COLUMNS = "s.id, s.publisher, s.title, s.published, s.agency, s.url, s.origin"
QUOTE_COLUMN_COUNT = 5  # of QUOTES, between the number and the columns of the source

# One meeting at a time: few are shown, and one key is looked up several times as fast as a list
MEETING = """
    SELECT m.number, m.id, m.title, m.kind, m.status, m.role, m.date, m.date_basis,
        m.date_reasoning, m.occasion, m.summary, m.notes,
        '[' || m.participants || ',' || m.topics || ',' || m.places || ','
            || coalesce(m.records, '[]') || ',' || m.sources || ']'
    FROM meetings m WHERE m.number = ?
"""
PARTICIPANTS = "SELECT participants FROM meetings WHERE number = ?"
QUOTES = f"""
    SELECT q.number, q.exact, coalesce(p.name, q.described), q.speaker, q.via, q."to",
        {SOURCE_COLUMNS}
    FROM quotes q JOIN sources s ON s.id = q.source LEFT JOIN people p ON p.id = q.speaker
    WHERE q.meeting = ? ORDER BY s.published, s.id, q.start
"""  # noqa: S608  # only our own words
WITH_SAME_PEOPLE = """
    SELECT m.number FROM participants a JOIN meetings m ON m.id = a.meeting
    WHERE a.person IN (SELECT value FROM json_each(:people)) AND m.number <> :number
    GROUP BY m.number HAVING count(DISTINCT a.person) >= :minimum
    ORDER BY count(DISTINCT a.person) DESC, coalesce(m.first_day, '') DESC, m.id LIMIT :limit
"""
ON_SAME_TOPICS = """
    SELECT m.number FROM meeting_topics x JOIN meetings m ON m.id = x.meeting
    WHERE x.topic IN (SELECT topic FROM meeting_topics WHERE meeting = :meeting)
        AND m.number NOT IN (SELECT value FROM json_each(:without))
    GROUP BY m.number
    ORDER BY count(*) DESC, coalesce(m.first_day, '') DESC, m.id LIMIT :limit
"""


class MeetingLoader:
    """Loads meetings; `name_of` returns the canonical name of an entity by its kind and id.

    Both methods may raise IndexFileError, when the file turns out to be damaged.
    """

    def __init__(
        self,
        connections: ConnectionPool,
        name_of: Callable[[str, str], str],
        postings: PostingLists,
    ) -> None:
        self._connections = connections
        self._name_of = name_of
        self._postings = postings

    def load(self, numbers: Sequence[int]) -> list[Meeting]:
        """Return the meetings with these numbers in this order, without those that do not exist."""
        return [meeting for number in numbers if (meeting := self._meeting(number))]

    def people(self, number: int) -> set[str]:
        """Return the ids of the people who took part in a meeting."""
        with self._connections.connection() as connection:
            (participants,) = connection.execute(PARTICIPANTS, (number,)).fetchone()
        return {person for person, *_ in json.loads(participants) if person}

    def _meeting(self, number: int) -> Meeting | None:
        has_quotes = number in self._postings.with_quotes
        with self._connections.connection() as connection:
            row = connection.execute(MEETING, (number,)).fetchone()
            if row is None:
                return None
            quote_rows = connection.execute(QUOTES, (row["id"],)) if has_quotes else ()
            quotes = tuple(map(_quote, quote_rows))
        *columns, occasion, summary, notes, copied = row
        participants, topics, places, records, sources = json.loads(copied)
        values = (
            occasion,
            summary,
            tuple(notes.split("\n")) if notes else (),
            tuple([self._participant(*each) for each in participants]),
            tuple([self._name_of("topic", each) for each in topics]),
            tuple([self._name_of("place", each) for each in places]),
            tuple(records) or (row["id"],),
            tuple(sorted([SourceArticle(*each) for each in sources], key=_by_date)),
            quotes,
        )
        return Meeting(*(*columns, *values))

    def _participant(
        self, person: str | None, described: str, side: str | None, office: str | None
    ) -> Participant:
        name = self._name_of("person", person) if person else described
        return Participant(name, person, self._name_of("place", side) if side else None, office)


def find_with_same_people(
    connection: Connection, number: int, people: Collection[str], limit: int
) -> list[int]:
    """Return the numbers of other meetings of at least two of these people (ids).

    Those with most of the people come first, then the latest.
    """
    values = {
        "people": json.dumps(list(people)),
        "number": number,
        "minimum": min(MIN_SHARED_PEOPLE, len(people)),
        "limit": limit if people else 0,
    }
    return [row[0] for row in connection.execute(WITH_SAME_PEOPLE, values)]


def find_on_same_topics(
    connection: Connection, meeting: str, without: Collection[int], limit: int
) -> list[int]:
    """Return the numbers of the meetings that share topics with a meeting (id), most first.

    Leaves out the numbers in `without`.
    """
    values = {"meeting": meeting, "without": json.dumps(list(without)), "limit": limit}
    return [row[0] for row in connection.execute(ON_SAME_TOPICS, values)]


def _by_date(source: SourceArticle) -> tuple[str, str]:
    return source.published, source.id


def _quote(row: Row) -> Quote:
    number, *values = row
    source = SourceArticle(*values[QUOTE_COLUMN_COUNT:])
    return Quote(*(*values[:QUOTE_COLUMN_COUNT], source, number))
