"""`python -m tests.bench.search.compare`: this project's search beside other engines."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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

SIZES = "10000,100000,1000000"
LEAST = 1_000  # fewer do not have sixty queries of each class
ENGINES = ",".join(each.word for each in CONTENDERS)


@click.command()
@click.option("--sizes", default=SIZES, show_default=True, help="Numbers of meetings.")
@click.option("--engines", default=ENGINES, show_default=True)
@click.option("--seed", default=1, show_default=True, help="Of the meetings and the queries.")
@click.option("--misses", "with_misses", is_flag=True, help="Show each query that went wrong.")
@click.option("--readme", is_flag=True, help="Build anew, and put the tables into the README.")
def main(*, sizes: str, engines: str, seed: int, with_misses: bool, readme: bool) -> None:
    """Compare engines on the same meetings and queries."""
    contenders = _contenders(engines)
    tell = partial(click.echo, err=True)
    measured: list[Measured] = []
    with _server(contenders) as server:
        for size in _sizes(sizes):
            files = find_files(seed, size, tell)
            of_size = measure(contenders, files, server, tell, is_anew=readme)
            for each in of_size if with_misses else ():
                click.echo("\n".join(misses(each, Corpus(seed, size))))
            measured += of_size
    told = _told(seed, measured)
    click.echo(told)
    if readme:
        put("search", told)


def _sizes(words: str) -> list[int]:
    wanted = words.split(",")
    if not all(each.isdecimal() and int(each) >= LEAST for each in wanted):
        raise click.BadParameter(f"give numbers of meetings from {LEAST} up, with commas between.")
    return [int(each) for each in wanted]


def _contenders(words: str) -> list[Contender]:
    wanted = words.split(",")
    if unknown := set(wanted).difference(ENGINES.split(",")):
        raise click.BadParameter(f"{', '.join(sorted(unknown))}: choose from {ENGINES}.")
    contenders = [each for each in CONTENDERS if each.word in wanted]
    if missing := find_missing(contenders):
        raise click.ClickException(" ".join(missing))
    return contenders


@contextmanager
def _server(contenders: Sequence[Contender]) -> Iterator[Path | None]:
    """Run PostgreSQL for those that need it."""
    programs = find_programs()
    if programs is None or not any(each.on_server for each in contenders):
        yield None
        return
    with running_server(programs) as server:
        yield server


def _told(seed: int, measured: Sequence[Measured]) -> str:
    held = "\n".join(map(str, points(measured)))
    return "\n\n".join(filter(None, (f"Seed {seed}.", report(measured), held)))


if __name__ == "__main__":
    main()
