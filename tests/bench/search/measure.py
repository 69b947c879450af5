"""Builds and asks an engine in processes of its own, and scores what it finds."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean, median
from typing import Any

from tests.bench.search.contenders import Contender
from tests.bench.search.files import ROOT, Files, replacing
from tests.bench.search.metrics import percentile, recall, reciprocal_rank
from tests.bench.search.questions import Question
from tests.bench.search.worker import ANSWERS, BUILT

MEGABYTE = 1e6
MOST_SECONDS = 100.0  # that an engine may take for all queries of one size
ADDRESS = "address"  # of the server, for the engine that needs one


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


def measure(contender: Contender, files: Files, server: Path | None, *, is_anew: bool) -> Measured:
    """Ask an engine, whose index is built if it is not there; `server` is PostgreSQL's socket."""
    index = files.index(contender)
    if is_anew or contender.on_server or not (index / BUILT).exists():
        _build(contender, files, server)
    warming, asked = (files.queries(name, contender) for name in ("warming", "asked"))
    _work("ask", contender, index, warming, asked, MOST_SECONDS)
    return _measured(contender, files, index)


def _build(contender: Contender, files: Files, server: Path | None) -> None:
    with replacing(files.index(contender)) as folder:
        if contender.on_server:
            (folder / ADDRESS).write_text(f"host={server} user=postgres", encoding="utf-8")
        _work("build", contender, folder, files.source(contender))


def _work(task: str, contender: Contender, *arguments: object) -> None:
    command = ["-m", "tests.bench.search.worker", task, contender.module, *map(str, arguments)]
    subprocess.run([contender.python, *command], cwd=ROOT, check=True)


def _measured(contender: Contender, files: Files, index: Path) -> Measured:
    built, asked = _read(index / BUILT), _read(index / ANSWERS)
    return Measured(
        contender=contender,
        size=files.size,
        build_seconds=built["seconds"],
        build_mb=built["memory"] / MEGABYTE,
        index_mb=built["size"] / MEGABYTE,
        start_seconds=asked["start"],
        memory_mb=asked["memory"] / MEGABYTE,
        answers=[
            Answer(question, tuple(each["found"]), 1_000 * each["seconds"])
            for question, each in zip(files.read_questions(), asked["answers"], strict=False)
        ],
    )


def _read(file: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return read
