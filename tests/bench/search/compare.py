"""`python -m tests.bench.search.compare`: this project's search beside other engines."""

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import click

from tests.bench.search.bar import points
from tests.bench.search.contenders import CONTENDERS, Contender, find_missing
from tests.bench.search.corpus import Corpus
from tests.bench.search.files import find_files
from tests.bench.search.measure import Measured, measure
from tests.bench.search.report import misses, report
from tests.bench.tables import put
from tests.store.postgres import find_programs, running_server

SIZES = (10_000, 100_000, 1_000_000)
SEED = 1
MOST_SECONDS = 150.0  # that an engine may take for the queries of one size
WORDS = [each.word for each in CONTENDERS]


@click.command()
@click.option("--sizes", default=",".join(map(str, SIZES)), show_default=True)
@click.option("--engines", default=",".join(WORDS), show_default=True)
@click.option("--seed", default=SEED, show_default=True, help="Of the corpus and the queries.")
@click.option("--most-seconds", default=MOST_SECONDS, show_default=True,
              help="For an engine's queries at one size; the rest is left out.")  # fmt: skip
@click.option("--misses", "with_misses", is_flag=True, help="Show each query that went wrong.")
@click.option("--rebuild", is_flag=True, help="Build the indexes anew; --readme does so too.")
@click.option("--readme", is_flag=True, help="Put the tables into the README as well.")
def main(
    *, sizes: str, engines: str, seed: int, most_seconds: float, with_misses: bool,
    rebuild: bool, readme: bool,
) -> None:  # fmt: skip
    """Compare engines on the same meetings and queries."""
    contenders = _contenders(engines)
    found: list[Measured] = []
    with ExitStack() as stack:
        programs = find_programs()
        needs_server = any(each.on_server for each in contenders)
        server = stack.enter_context(running_server(programs)) if programs and needs_server else None
        for size in map(int, sizes.split(",")):
            run = partial(_run, seed=seed, most_seconds=most_seconds, server=server)
            found += run(contenders, size, rebuild=rebuild or readme)
            if with_misses:
                click.echo("\n".join(misses(found[-len(contenders) :], Corpus(seed, size))))
    report_ = "\n\n".join(filter(None, (report(found), "\n".join(map(str, points(found))))))
    click.echo(report_)
    if readme:
        put("search", f"Seed {seed}.\n\n{report_}")


def _contenders(words: str) -> list[Contender]:
    unknown = set(words.split(",")) - set(WORDS)
    if unknown:
        raise click.BadParameter(f"{', '.join(sorted(unknown))}; choose from {', '.join(WORDS)}.")
    chosen = [each for each in CONTENDERS if each.word in words.split(",")]
    if missing := find_missing(chosen):
        raise click.ClickException(" ".join(missing))
    return chosen


def _run(
    contenders: Sequence[Contender], size: int, *, seed: int, most_seconds: float,
    server: Path | None, rebuild: bool,
) -> list[Measured]:  # fmt: skip
    files = find_files(seed, size, partial(click.echo, err=True))
    measured = []
    for each in contenders:
        if rebuild:
            shutil.rmtree(files.index(each), ignore_errors=True)
        click.echo(f"{each.name} on {size:,} meetings ...", err=True)
        measured.append(measure(each, size, files, most_seconds=most_seconds, server=server))
    return measured


if __name__ == "__main__":
    main()
