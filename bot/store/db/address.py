"""Where the store is: a path, or a URL of one of the two databases that it knows."""

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
LIKE = "postgresql://user:password@host/database, or a path"


def parse_address(address: str) -> URL:
    """Return the URL of a path or URL; raise StoreError, which never repeats a password."""
    if "://" not in address:
        return _file(address)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:  # a port that is no number is a ValueError
        raise StoreError(
            f"DATABASE_URL is not an address such as {LIKE};"
            " in a password, write % / @ : as %25 %2F %40 %3A."
        ) from error.with_traceback(None)
    if url.drivername not in SCHEMES:
        raise StoreError(f"DATABASE_URL begins with {url.drivername}://: set it to {LIKE}.")
    if url.drivername == "sqlite":
        return _file(url.database or "")
    if not url.database:
        raise StoreError(f"DATABASE_URL names no database: set it to {LIKE}.")
    return url.set(drivername=SCHEMES[url.drivername])


def _file(path: str) -> URL:
    if not path or path == ":memory:":
        raise StoreError("The store needs a file, to outlast the program: name its path.")
    return URL.create("sqlite", database=str(Path(path).expanduser().absolute()))
