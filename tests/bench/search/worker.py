"""One engine in a process of its own: `worker build ENGINE ...`, `worker ask ENGINE ...`.

Only the standard library, as the system's Python runs it too, where Xapian is.
"""

import json
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench.search.engines.base import Engine, peak_memory


def build(engine: Engine, source: Path, index: Path) -> dict[str, Any]:
    """Build, and return how long it took, how large it is, and what memory it needed."""
    began = perf_counter()
    engine.build(source, index)
    seconds = perf_counter() - began
    return {"seconds": seconds, "size": engine.size(index), "memory": peak_memory("self")}


def ask(engine: Engine, index: Path, warming: Sequence[str], queries: Sequence[str],
        most_seconds: float) -> dict[str, Any]:  # fmt: skip
    """Open and ask; each query once, until the time is up."""
    began = perf_counter()
    engine.open(index)
    engine.search(warming[0])
    start = perf_counter() - began
    for query in warming[1:]:
        if perf_counter() - began > most_seconds / 6:
            break
        engine.search(query)
    asked = perf_counter()
    answers = []
    for query in queries:
        if perf_counter() - asked > most_seconds:
            break
        began = perf_counter()
        found = engine.search(query)
        answers.append({"seconds": perf_counter() - began, "found": found})
    return {"start": start, "memory": engine.memory(), "answers": answers}


def main(task: str, module: str, index: str, *arguments: str) -> None:
    """Print what was measured, as JSON."""
    engine: Engine = import_module(f"tests.bench.search.engines.{module}").engine
    if task == "build":
        measured = build(engine, Path(arguments[0]), Path(index))
    else:
        warming, queries = (_read(Path(each)) for each in arguments[:2])
        measured = ask(engine, Path(index), warming, queries, float(arguments[2]))
    json.dump(measured, sys.stdout)


def _read(file: Path) -> list[str]:
    read: list[str] = json.loads(file.read_text(encoding="utf-8"))
    return read


if __name__ == "__main__":
    main(*sys.argv[1:])
