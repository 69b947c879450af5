"""What the database's own errors mean, in one sentence each that is safe to show.

A driver's text is never passed on: it can hold what an address was made of.
"""

import re
import sqlite3

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, OperationalError

AT_SQLITE = (
    ("unable to open database file", "it cannot be opened there: see that its folder can be used"),
    ("readonly database", "it cannot be written to: give the bot's user the right to"),
    ("disk is full", "the disk is full: free some space"),
    ("is locked", "another program keeps it locked: close what else has it open"),
    ("not a database", "it is not an SQLite file: name another path, or restore a backup"),
    ("malformed", "the file is damaged: restore a backup"),
    ("disk i/o error", "the disk cannot be read or written: see to it, and restore a backup"),
)
# Before a session there are no codes: these are libpq's words, where they are not translated
AT_CONNECTING = (
    (
        r"password authentication failed|no password supplied",
        "it refuses the user or the password: correct them",
    ),
    (r"role .* does not exist", "it knows no such user: create the role, or correct the user"),
    (r"database .* does not exist", "it has no such database: create it, or correct its name"),
    (r"no pg_hba\.conf entry", "it does not admit the bot from here: see its pg_hba.conf"),
    (r"too many clients|connection slots", "all its connections are taken: raise max_connections"),
    (
        r"resolve host|translate host name|name or service not known",
        "no host has that name: correct it",
    ),
    (
        r"refused|no such file|timeout|timed out|unreachable|no route",
        "no server answers there: start it, or correct the address",
    ),
    (
        r"invalid connection option|invalid uri query",
        "the address has an option that is not known: remove it",
    ),
)
# https://www.postgresql.org/docs/current/errcodes-appendix.html
IN_A_SESSION = {
    "25006": "it can only be read: name the server that takes changes",
    "42501": "the user may not do that there: give it the right to create tables",
    "53100": "the server's disk is full: free some space",
}
UNREACHED = "the bot cannot connect to it: see the address, and the server's log"
LOST = "the connection was lost: see that the server runs"


def explain(error: DBAPIError, url: URL) -> str | None:
    """Return what is wrong with the store, and the mend; None for what is a mistake in the code."""
    cause = _of_sqlite(error) if isinstance(error.orig, sqlite3.Error) else _of_postgresql(error)
    return f"The store {shown(url)} fails: {cause}." if cause else None


def _of_sqlite(error: DBAPIError) -> str | None:
    text = str(error.orig).lower()
    return next((cause for words, cause in AT_SQLITE if words in text), None)


def _of_postgresql(error: DBAPIError) -> str | None:
    if error.connection_invalidated:
        return LOST
    code = getattr(error.orig, "sqlstate", None)
    if code:
        return IN_A_SESSION.get(code)
    text = str(error.orig).lower()
    unknown = UNREACHED if isinstance(error, OperationalError) else None
    return next((cause for words, cause in AT_CONNECTING if re.search(words, text)), unknown)


def shown(url: URL) -> str:
    """Return what names the store to a person: a path, or an address without the password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    host = url.query.get("host", url.host or "localhost")
    port = f":{url.port}" if url.port else ""
    user = f" (user {url.username})" if url.username else ""
    return f"{url.database} at {host}{port}{user}"
