"""Whether a file can serve as the index, told from its first 100 bytes and its length.

https://sqlite.org/fileformat.html#the_database_header
"""

import struct
from pathlib import Path

from bot.errors import IndexFileError
from bot.index.schema import APPLICATION_ID, SCHEMA_VERSION

MAGIC = b"SQLite format 3\x00"
HEADER_BYTES = 100
LARGEST_PAGE = 65_536  # which two bytes cannot hold: the header says 1 for it
BUILD_IT = "build it with: python -m bot build data/records --output"


def check_file(path: Path) -> None:
    """Raise IndexFileError, in one sentence with the mend, when the file is no whole index."""
    try:
        with path.open("rb") as stream:
            header = stream.read(HEADER_BYTES)
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise IndexFileError(f"There is no index at {path}: {BUILD_IT} {path}") from error
    except OSError as error:
        raise IndexFileError(
            f"The index {path} cannot be read: {error.strerror}; allow it, or {BUILD_IT} another"
            " file."
        ) from error
    if len(header) < HEADER_BYTES or not header.startswith(MAGIC):
        raise IndexFileError(f"{path} is no index of meetings: {BUILD_IT} another file.")
    (application,) = struct.unpack_from(">I", header, 68)
    (version,) = struct.unpack_from(">I", header, 60)
    if application != APPLICATION_ID:
        raise IndexFileError(
            f"{path} is an SQLite file, but no index of meetings: {BUILD_IT} another file."
        )
    if version != SCHEMA_VERSION:
        raise IndexFileError(
            f"The index {path} has schema version {version}, this program reads {SCHEMA_VERSION}:"
            f" build it again with: python -m bot build data/records --output {path}"
        )
    if size < _expected_size(header):
        raise IndexFileError(f"The index {path} is cut short: copy it again, or {BUILD_IT} {path}")


def _expected_size(header: bytes) -> int:
    page_size: int = struct.unpack_from(">H", header, 16)[0]
    pages: int = struct.unpack_from(">I", header, 28)[0]
    return pages * (LARGEST_PAGE if page_size == 1 else page_size)
