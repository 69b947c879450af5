"""Which kinds of meetings an index has."""

from sqlite3 import Connection

from bot.records.model import MeetingKind

KINDS = "SELECT key FROM postings WHERE kind = 'kind'"


def find_meeting_types(connection: Connection) -> tuple[MeetingKind, ...]:
    """Return the kinds of meetings that there are, in the order of the format."""
    known = {row[0] for row in connection.execute(KINDS)}
    return tuple(kind for kind in MeetingKind if kind in known)
