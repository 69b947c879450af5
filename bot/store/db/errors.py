"""Explain database errors in one sentence each that is safe to show.

A driver's message is never passed on: it may contain parts of the address.
"""

import re
import sqlite3

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, OperationalError

SQLITE_CAUSES = (
    ("unable to open database file", "it cannot be opened: check the permissions of its folder"),
    ("readonly database", "it is read-only: give the bot's user permission to write it"),
    ("disk is full", "the disk is full: free some space"),
    ("is locked", "another program has locked it: close that program"),
    ("not a database", "it is not an SQLite file: choose another path, or restore a backup"),
    ("malformed", "the file is damaged: restore a backup"),
    ("disk i/o error", "the disk cannot be read or written: check it, and restore a backup"),
)
# Errors before a session have no SQLSTATE: match libpq's messages, in English only
CONNECTION_CAUSES = (
    (
        r"password authentication failed|no password supplied",
        "the server rejects the user or password: correct them",
    ),
    (r"role .* does not exist", "the user does not exist: create the role, or correct the user"),
    (r"database .* does not exist", "the database does not exist: create it, or correct its name"),
    (
        r"no pg_hba\.conf entry",
        "the server does not accept connections from here: check its pg_hba.conf",
    ),
    (
        r"too many clients|connection slots",
        "all connections of the server are in use: raise max_connections",
    ),
    (
        r"resolve host|translate host name|name or service not known",
        "the host name cannot be resolved: correct it",
    ),
    (
        r"refused|no such file|timeout|timed out|unreachable|no route",
        "no server answers at that address: start it, or correct the address",
    ),
    (
        r"invalid connection option|invalid uri query",
        "the address has an unknown option: remove it",
    ),
)
# https://www.postgresql.org/docs/current/errcodes-appendix.html
SQLSTATE_CAUSES = {
    "25006": "the server is read-only: use the address of the primary server",
    "42501": "the user lacks permission: allow it to create tables",
    "53100": "the server's disk is full: free some space",
}
UNREACHABLE_CAUSE = "the bot cannot connect to it: check the address and the server's log"
CONNECTION_LOST_CAUSE = "the connection was lost: check that the server is running"


def explain(error: DBAPIError, url: URL) -> str | None:
    """Return the cause and the remedy in one sentence; None for a programming error."""
    cause = _of_sqlite(error) if isinstance(error.orig, sqlite3.Error) else _of_postgresql(error)
    return f"The store {display_name(url)} cannot be used: {cause}." if cause else None


def _of_sqlite(error: DBAPIError) -> str | None:
    text = str(error.orig).lower()
    return next((cause for words, cause in SQLITE_CAUSES if words in text), None)


def _of_postgresql(error: DBAPIError) -> str | None:
    if error.connection_invalidated:
        return CONNECTION_LOST_CAUSE
    code = getattr(error.orig, "sqlstate", None)
    if code:
        return SQLSTATE_CAUSES.get(code)
    text = str(error.orig).lower()
    unknown = UNREACHABLE_CAUSE if isinstance(error, OperationalError) else None
    return next((cause for words, cause in CONNECTION_CAUSES if re.search(words, text)), unknown)


def display_name(url: URL) -> str:
    """Return the store's name for messages: a path, or an address without the password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    host = url.query.get("host", url.host or "localhost")
    port = f":{url.port}" if url.port else ""
    user = f" (user {url.username})" if url.username else ""
    return f"{url.database} at {host}{port}{user}"
