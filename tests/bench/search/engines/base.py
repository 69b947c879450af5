"""What each engine does here. Only the standard library: Xapian's Python is not the project's."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

Document = dict[str, str]
TOP = 5
FIELDS = ("names", "topics", "place", "date", "text")


class Engine(ABC):
    """Builds an index from a file, and in another process opens and asks it."""

    @abstractmethod
    def build(self, source: Path, index: Path) -> None:
        """Build from JSON Lines; `index` is an empty folder."""

    @abstractmethod
    def open(self, index: Path) -> None:
        """Get ready to search."""

    @abstractmethod
    def search(self, words: str) -> list[str]:
        """Return the ids of the five best, best first."""

    def size(self, index: Path) -> int:
        """Return the bytes that the index takes on the disk."""
        return sum(each.stat().st_size for each in index.rglob("*") if each.is_file())

    def memory(self) -> int:
        """Return the most bytes that the process that answers had in memory so far."""
        return peak_memory("self")


def documents(source: Path) -> Iterator[Document]:
    with source.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def peak_memory(process: object) -> int:
    """Return the peak of the resident set (VmHWM) of a process, in bytes."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    kilobytes = next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]
    return 1024 * int(kilobytes)
