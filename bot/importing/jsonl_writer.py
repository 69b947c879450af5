"""Write records to a file of JSON Lines, atomically."""

from collections.abc import Iterable
from pathlib import Path

from bot.errors import ImportingError
from bot.files import atomic_writer
from bot.records.model import Record


def write_records(records: Iterable[Record], output: Path) -> int:
    """Write one record per line, and return how many.

    The file is complete or stays as it was. Raises ImportingError when it cannot be written.
    """
    count = 0
    try:
        with atomic_writer(output) as stream:
            for record in records:
                stream.write(record.model_dump_json(exclude_defaults=True) + "\n")
                count += 1
    except OSError as error:
        raise ImportingError(
            f"The records cannot be written to {output}: {error.strerror};"
            " mend that, or name another file with --output."
        ) from error
    return count
