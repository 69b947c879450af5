"""Parse the store's address: a path, or a URL of an SQLite or PostgreSQL database."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import StoreError

SCHEMES = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
ADDRESS_EXAMPLE = "postgresql://user:password@host/database, or a path"


def parse_address(address: str) -> URL:
    """Return the SQLAlchemy URL for a path or URL.

    Raises StoreError for anything else; its text never contains the password.
    """
    if "://" not in address:
        return _file(address)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:  # ValueError: the port is not a number
        raise StoreError(
            f"DATABASE_URL is not a valid address: set it to {ADDRESS_EXAMPLE};"
            " in a password, write % / @ : as %25 %2F %40 %3A."
        ) from error.with_traceback(None)
    if url.drivername not in SCHEMES:
        raise StoreError(
            f"DATABASE_URL begins with {url.drivername}://, which is not supported:"
            f" set it to {ADDRESS_EXAMPLE}."
        )
    if url.drivername == "sqlite":
        return _file(url.database or "")
    if not url.database:
        raise StoreError(f"DATABASE_URL does not name a database: set it to {ADDRESS_EXAMPLE}.")
    return url.set(drivername=SCHEMES[url.drivername])


def _file(path: str) -> URL:
    if not path or path == ":memory:":
        raise StoreError("The store must be a file, so that it outlives the program: set its path.")
    return URL.create("sqlite", database=str(Path(path).expanduser().absolute()))
