"""The places that contain a place, from the city to the region."""

import sqlite3
from collections.abc import Callable

WITHIN = "SELECT id, within FROM places WHERE within IS NOT NULL"


def containing_places(connection: sqlite3.Connection) -> Callable[[str], tuple[str, ...]]:
    """Return a function from a place (id) to this place and those that contain it, in order."""
    within: dict[str, str] = dict(connection.cursor().execute(WITHIN).fetchall())

    def chain_of(place: str) -> tuple[str, ...]:
        chain = [place]
        while (broader := within.get(chain[-1])) and broader not in chain:
            chain.append(broader)
        return tuple(chain)

    return chain_of
