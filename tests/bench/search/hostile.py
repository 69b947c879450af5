"""`python -m tests.bench.search.hostile`: how long the search takes over hostile and odd texts."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter

import click

from tests.bench.search.bar import LARGE, Point
from tests.bench.search.contenders import OURS
from tests.bench.search.engines.this_project import ThisProject
from tests.bench.search.files import Files, find_files
from tests.bench.search.measure import find_index
from tests.bench.search.metrics import percentile
from tests.bench.search.odd_texts import OddTexts
from tests.bench.tables import put, table
from tests.bench.timing import ms, times

MOST_TIMES = 10  # the median
HEAD = ("Texts", "asked", "errors", "median", "95th percentile", "99th percentile", "longest",
        "99th percentile ÷ median")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A text of some kind, in how many milliseconds it was answered, and whether by an error."""

    kind: str
    text: str
    ms: float
    error: str = ""


@click.command()
@click.option("--size", default=LARGE, show_default=True, help="Number of meetings.")
@click.option("--seed", default=1, show_default=True, help="Of the meetings and the texts.")
@click.option("--slowest", default=0, show_default=True, help="How many of the slowest to show.")
@click.option("--readme", is_flag=True, help="Build anew, and put the table into the README.")
def main(*, size: int, seed: int, slowest: int, readme: bool) -> None:
    """Ask hostile and odd texts, each once."""
    tell = partial(click.echo, err=True)
    files = find_files(seed, size, tell)
    index, _ = find_index(OURS, files, None, is_anew=readme)
    engine = ThisProject()
    engine.open(index)
    for query in _read(files, "warming"):
        engine.search(query)
    asked = list(ask(engine.search, OddTexts(seed, _read(files, "asked")).draw()))
    told = f"{size:,} meetings, seed {seed}.\n\n{report(asked)}"
    click.echo(told)
    click.echo("\n".join(_faults(asked, slowest)))
    if readme:
        put("hostile", told)


def ask(search: Callable[[str], object], texts: Iterable[tuple[str, str]]) -> Iterator[Asked]:
    """Ask each text once, and yield how it went."""
    for kind, text in list(texts):
        error = ""
        began = perf_counter()
        try:
            search(text)
        except Exception as problem:  # noqa: BLE001  # each error counts, whatever it is
            error = repr(problem)
        yield Asked(kind, text, 1_000 * (perf_counter() - began), error)


def report(asked: Sequence[Asked]) -> str:
    """Return the table, by kind and in all, and whether the bar holds."""
    kinds = dict.fromkeys(each.kind for each in asked)
    rows = [_row(kind, [each for each in asked if each.kind == kind]) for kind in kinds]
    points = "\n".join(map(str, _points(asked)))
    return f"{table(HEAD, [*rows, _row('all', asked)])}\n\n{points}"


def _row(name: str, asked: Sequence[Asked]) -> tuple[object, ...]:
    taken = [each.ms for each in asked]
    middle, high = median(taken), percentile(taken, 0.99)
    errors = sum(bool(each.error) for each in asked)
    shown = map(ms, (middle, percentile(taken, 0.95), high, max(taken)))
    return name, len(asked), errors, *shown, times(high, middle)


def _points(asked: Sequence[Asked]) -> Iterator[Point]:
    taken = [each.ms for each in asked]
    ratio = percentile(taken, 0.99) / median(taken)
    promise = f"the 99th percentile of a fuzz run stays within {MOST_TIMES} times the median"
    yield Point(promise, ratio <= MOST_TIMES, f"{ratio:.1f} times")
    errors = sum(bool(each.error) for each in asked)
    yield Point("no text is answered by an error", not errors, f"{errors} of {len(asked):,}")


def _faults(asked: Sequence[Asked], slowest: int) -> Iterator[str]:
    """Yield each error, and the texts that took longest."""
    yield from (f"{each.kind}: {each.text[:80]!r}: {each.error}" for each in asked if each.error)
    for each in sorted(asked, key=lambda each: -each.ms)[:slowest]:
        yield f"{ms(each.ms)}, {each.kind}: {each.text[:80]!r}"


def _read(files: Files, name: str) -> list[str]:
    read: list[str] = json.loads(files.queries(name, OURS).read_text(encoding="utf-8"))
    return read


if __name__ == "__main__":
    main()
