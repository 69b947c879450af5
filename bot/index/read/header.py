"""Check of an index file by its first 100 bytes and its size, before it is opened.

https://sqlite.org/fileformat.html#the_database_header
"""

import struct
from pathlib import Path
from shlex import quote

from bot.errors import IndexFileError
from bot.index.schema import APPLICATION_ID, SCHEMA_VERSION
from bot.installation import is_installed, program_command, project_file

SIGNATURE = b"SQLite format 3\x00"
HEADER_BYTES = 100
MAX_PAGE_SIZE = 65_536  # bytes; too large for its field of two bytes, which then holds 1


def check_file(path: Path) -> None:
    """Raise IndexFileError when the file is not a complete index of this schema version.

    The error is one sentence that names the file, what is wrong, and how to fix it.
    """
    try:
        with path.open("rb") as stream:
            header = stream.read(HEADER_BYTES)
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise IndexFileError(
            f"There is no index at {path}: build it with {build_command(path)}."
        ) from error
    except OSError as error:
        raise IndexFileError(
            f"The index {path} cannot be read: {error.strerror}; fix that, or build another with"
            f" {_build_to('FILE')}."
        ) from error
    if len(header) < HEADER_BYTES or not header.startswith(SIGNATURE):
        raise IndexFileError(f"{path} is not an index of meetings: {_how_to_replace(path)}.")
    (application,) = struct.unpack_from(">I", header, 68)
    (version,) = struct.unpack_from(">I", header, 60)
    if application != APPLICATION_ID:
        raise IndexFileError(
            f"{path} is an SQLite file, but not an index of meetings: {_how_to_replace(path)}."
        )
    if version != SCHEMA_VERSION:
        raise IndexFileError(
            f"The index {path} has schema version {version}, this program reads {SCHEMA_VERSION}:"
            f" build it again with {build_command(path)}."
        )
    if size < _expected_size(header):
        raise IndexFileError(
            f"The index {path} is truncated: copy it again, or build it with {build_command(path)}."
        )


def build_command(path: Path) -> str:
    """Return the command that builds the index at this path, quoted for a shell, in backquotes."""
    if _is_default(path):
        return "`make build`"
    return _build_to(quote(str(path)))


def _build_to(output: str) -> str:
    return f"`{program_command()} build RECORDS --output {output}`"


def _how_to_replace(path: Path) -> str:
    """Return the fix for a file that is not an index, which must not be overwritten."""
    if _is_default(path):
        return f"build it with {build_command(path)}"
    return f"name one that is, or build one with {_build_to('FILE')}"


def _is_default(path: Path) -> bool:
    return not is_installed() and path.absolute() == project_file("data/meetings.db")


def _expected_size(header: bytes) -> int:
    page_size: int = struct.unpack_from(">H", header, 16)[0]
    pages: int = struct.unpack_from(">I", header, 28)[0]
    return pages * (MAX_PAGE_SIZE if page_size == 1 else page_size)
