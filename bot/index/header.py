"""Whether a file can serve as the index, told from its first 100 bytes and its length.

https://sqlite.org/fileformat.html#the_database_header
"""

import struct
from pathlib import Path
from shlex import quote

from bot.errors import IndexFileError
from bot.index.schema import APPLICATION_ID, SCHEMA_VERSION
from bot.installation import is_installed, program_command, project_file

MAGIC = b"SQLite format 3\x00"
HEADER_BYTES = 100
LARGEST_PAGE = 65_536  # which two bytes cannot hold: the header says 1 for it


def check_file(path: Path) -> None:
    """Raise IndexFileError, in one sentence with the mend, when the file is no whole index."""
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
            f"The index {path} cannot be read: {error.strerror}; allow it, or build another with"
            f" {_build_to('FILE')}."
        ) from error
    if len(header) < HEADER_BYTES or not header.startswith(MAGIC):
        raise IndexFileError(f"{path} is no index of meetings: {_instead(path)}.")
    (application,) = struct.unpack_from(">I", header, 68)
    (version,) = struct.unpack_from(">I", header, 60)
    if application != APPLICATION_ID:
        raise IndexFileError(
            f"{path} is an SQLite file, but no index of meetings: {_instead(path)}."
        )
    if version != SCHEMA_VERSION:
        raise IndexFileError(
            f"The index {path} has schema version {version}, this program reads {SCHEMA_VERSION}:"
            f" build it again with {build_command(path)}."
        )
    if size < _expected_size(header):
        raise IndexFileError(
            f"The index {path} is cut short: copy it again, or build it with {build_command(path)}."
        )


def build_command(path: Path) -> str:
    """Return the command that builds the index at this path, to be copied."""
    if _is_default(path):
        return "`make build`"
    return _build_to(quote(str(path)))


def _build_to(output: str) -> str:
    return f"`{program_command()} build RECORDS --output {output}`"


def _instead(path: Path) -> str:
    """Return the mend for a file that may be somebody's, and is not to be written over."""
    if _is_default(path):
        return f"build it with {build_command(path)}"
    return f"name one that is, or build one with {_build_to('FILE')}"


def _is_default(path: Path) -> bool:
    return not is_installed() and path.absolute() == project_file("data/meetings.db")


def _expected_size(header: bytes) -> int:
    page_size: int = struct.unpack_from(">H", header, 16)[0]
    pages: int = struct.unpack_from(">I", header, 28)[0]
    return pages * (LARGEST_PAGE if page_size == 1 else page_size)
