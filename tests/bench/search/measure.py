"""Builds and asks an engine in processes of its own, and scores what it finds."""

import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean, median
from typing import Any

from tests.bench.search.contenders import Contender
from tests.bench.search.files import ROOT, Files, replacing
from tests.bench.search.metrics import percentile, recall, reciprocal_rank
from tests.bench.search.questions import Question

MEGABYTE = 1e6
TIMES = 5  # that all queries are asked, each time in a new process
QUICK_SECONDS = 3.0  # that they may take for that
MOST_SECONDS = 60.0  # that an engine may take for all queries of one size
BUILT = "built.json"
ADDRESS = "address"  # of the server, for the engine that needs one

Made = dict[str, Any]
"""What a process measured."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a question, and in how many milliseconds."""

    question: Question
    found: tuple[str, ...]
    ms: float

    @property
    def recall(self) -> float:
        return recall(self.found, self.question.right)

    @property
    def reciprocal_rank(self) -> float:
        return reciprocal_rank(self.found, self.question.right)


@dataclass(frozen=True)
class Measured:
    """An engine on one corpus; times in seconds and milliseconds, sizes in megabytes."""

    contender: Contender
    size: int
    build_seconds: float
    build_mb: float
    index_mb: float
    start_seconds: float
    memory_mb: float
    answers: Sequence[Answer]

    @cached_property
    def median_ms(self) -> float:
        return median(each.ms for each in self.answers)

    @cached_property
    def p95_ms(self) -> float:
        return percentile([each.ms for each in self.answers], 0.95)

    def recall(self, of: str | None = None) -> float:
        return fmean(each.recall for each in self._of(of))

    def mrr(self, of: str | None = None) -> float:
        return fmean(each.reciprocal_rank for each in self._of(of))

    def _of(self, name: str | None) -> list[Answer]:
        return [each for each in self.answers if name in {None, each.question.of}]


def measure(
    contenders: Sequence[Contender],
    files: Files,
    server: Path | None,
    tell: Callable[[str], None],
    *,
    is_anew: bool,
) -> list[Measured]:
    """Ask engines, whose indexes are built if they are not there; `server` is PostgreSQL's folder.

    They are asked in turn and, unless that takes long, several times over: a machine that is slow
    for a while is slow for all.
    """
    indexes = {}
    for each in contenders:
        tell(f"{each.name} on {files.size:,} meetings ...")
        indexes[each] = find_index(each, files, server, is_anew=is_anew)
    asked: dict[Contender, list[Made]] = {each: [] for each in contenders}
    for _ in range(TIMES):
        for each, times in asked.items():
            if not times or _seconds(times[0]) < QUICK_SECONDS:
                tell(f"Asking {each.name} ...")
                times.append(_ask(each, indexes[each][0], files))
    return [_measured(each, files, indexes[each][1], asked[each]) for each in contenders]


def _seconds(answered: Made) -> float:
    return sum((each["seconds"] for each in answered["answers"]), 0.0)


def _ask(contender: Contender, index: Path, files: Files) -> Made:
    warming, asked = (files.queries(name, contender) for name in ("warming", "asked"))
    return _work("ask", contender, index, warming, asked, MOST_SECONDS)


def find_index(
    contender: Contender, files: Files, server: Path | None, *, is_anew: bool
) -> tuple[Path, Made]:
    """Return an engine's index, which is built if it is not there, and what building it took."""
    on_server = server / f"bench-{files.size}" if server and contender.on_server else None
    index = on_server or files.index(contender)
    if is_anew or not (index / BUILT).exists():
        with replacing(index) as folder:
            if on_server:
                (folder / ADDRESS).write_text(f"host={server} user=postgres", encoding="utf-8")
            built = _work("build", contender, folder, files.source(contender))
            (folder / BUILT).write_text(json.dumps(built), encoding="utf-8")
    return index, json.loads((index / BUILT).read_text(encoding="utf-8"))


def _work(task: str, contender: Contender, *arguments: object) -> Made:
    command = ["-m", "tests.bench.search.worker", task, contender.module, *map(str, arguments)]
    printed = subprocess.check_output([contender.python, *command], cwd=ROOT)
    measured: Made = json.loads(printed)
    return measured


def _measured(contender: Contender, files: Files, built: Made, times: Sequence[Made]) -> Measured:
    questions = files.read_questions()
    each_time = zip(*(answered["answers"] for answered in times), strict=False)
    return Measured(
        contender=contender,
        size=files.size,
        build_seconds=built["seconds"],
        build_mb=built["memory"] / MEGABYTE,
        index_mb=built["size"] / MEGABYTE,
        start_seconds=median(answered["start"] for answered in times),
        memory_mb=median(answered["memory"] for answered in times) / MEGABYTE,
        answers=[
            Answer(question, tuple(same[0]["found"]), 1_000 * median(x["seconds"] for x in same))
            for question, same in zip(questions, each_time, strict=False)
        ],
    )
