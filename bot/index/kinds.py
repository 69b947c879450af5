"""Which kinds of meetings an index has."""

from sqlite3 import Connection

from bot.records.model import Kind

ONE_OF_KIND = "SELECT 1 FROM meetings WHERE kind = ? LIMIT 1"  # one step in the index over kinds


def find_kinds(connection: Connection) -> tuple[Kind, ...]:
    """Return the kinds of meetings that there are, in the order of the format."""
    return tuple(kind for kind in Kind if connection.execute(ONE_OF_KIND, (kind.value,)).fetchone())
