"""`python -m bot import table`: any table of meetings into records."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import click

from bot.cli.importing import counted, output_option, progress, registry_option
from bot.files import atomic_writer
from bot.gazetteer.gazetteer import load_gazetteer
from bot.gazetteer.localized_names import CountryLabels
from bot.importing.jsonl_writer import write_records
from bot.importing.reference.registry import read_registry
from bot.importing.table.column_mapping import ColumnMapping, guess_mapping, read_mapping
from bot.importing.table.date_parser import TableDateParser
from bot.importing.table.importer import (
    ImportOutcome,
    import_table,
    raise_if_bad,
    rejects_writer,
    seen_on_disk,
)
from bot.importing.table.record_builder import RowRecordBuilder
from bot.importing.table.row_reader import Table, TableRow, open_table
from bot.records.model import Record
from bot.text import slug
from bot.written_dates import DayOrder

SHOWN = 20  # bad rows
PREVIEWED = 5  # rows

IsNew = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How a table is to be read."""

    maps: tuple[str, ...]
    name: str | None
    encoding: str | None
    order: DayOrder | None
    strict: bool
    rejects: Path | None
    yes: bool


@click.command(name="table")
@click.argument("file", type=click.Path(path_type=Path))
@output_option
@registry_option
@click.option("--map", "maps", multiple=True, help="A YAML file, or part=column such as date=Day.")
@click.option("--table", "name", help="Which table of a database.")
@click.option("--encoding", help="How the file is written, such as cp1252; else it is found out.")
@click.option("--day-first", "order", flag_value=DayOrder.DAY_FIRST, help="3/4/2020 is 3 April.")
@click.option(
    "--month-first", "order", flag_value=DayOrder.MONTH_FIRST, help="3/4/2020 is 4 March."
)
@click.option("--strict", is_flag=True, help="Write nothing when any row is bad.")
@click.option(
    "--rejects",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where bad rows go, as CSV; beside the output when not given.",
)
@click.option("--yes", is_flag=True, help="Do not ask whether a guessed mapping is right.")
def table(file: Path, output: Path, registry: Path, **given: object) -> None:
    """Import FILE, a table of meetings: CSV, TSV, JSON Lines or SQLite.

    The mapping tells which column holds what; without --map it is guessed and shown.
    """
    options = TableOptions(**given)  # type: ignore[arg-type]  # click gives them by these names
    opened = open_table(file, options.name, options.encoding)
    columns = _columns(options, opened)
    known, gazetteer = read_registry([registry]), load_gazetteer()
    dates = TableDateParser(options.order or DayOrder.UNKNOWN)

    labels, name = CountryLabels(gazetteer), slug(file.stem) or "table"

    def builder(is_new: IsNew) -> RowRecordBuilder:
        return RowRecordBuilder(name, columns, dates, known, gazetteer, labels, is_new)

    _show(opened, columns, builder(lambda *_: True))
    if not options.maps and not options.yes and sys.stdin.isatty():
        click.confirm("Import it so?", abort=True)
    rejects = options.rejects or output.with_name(f"{output.stem}.rejects.csv")
    outcome = _import(opened, builder, output, rejects, strict=options.strict)
    _tell(outcome, output, rejects)


def _columns(options: TableOptions, opened: Table) -> ColumnMapping:
    told = (
        read_mapping(options.maps, opened.columns)
        if options.maps
        else guess_mapping(opened.columns)
    )
    if told.date is None:
        raise click.ClickException(
            f"Say which column has the date, as --map date=…: {', '.join(opened.columns)}."
        )
    return told


def _show(opened: Table, columns: ColumnMapping, builder: RowRecordBuilder) -> None:
    """Show the mapping, and what the first rows become with it."""
    click.echo(f"  encoding: {opened.encoding.removesuffix('-sig')}")
    for line in columns.lines():
        click.echo(f"  {line}")
    for row in islice(opened.rows(lambda _: None), PREVIEWED):
        click.echo(f"  line {row.line}: {_previewed(builder, row)}")


def _previewed(builder: RowRecordBuilder, row: TableRow) -> str:
    try:
        record = builder.record(row)
    except ValueError as error:
        return f"bad: {error}"
    meeting = record.meetings[0] if record else None
    return f"{meeting.date.edtf} {meeting.title}" if meeting else "said already"


def _import(
    opened: Table,
    builder: Callable[[IsNew], RowRecordBuilder],
    output: Path,
    rejects: Path,
    *,
    strict: bool,
) -> ImportOutcome:
    """Write the records of a table and its bad rows; neither file stays half-written."""
    outcome = ImportOutcome()
    with ExitStack() as stack:
        is_new = stack.enter_context(seen_on_disk())
        bar = stack.enter_context(progress(opened.length))
        try:
            bad = stack.enter_context(atomic_writer(rejects, lambda: outcome.bad > 0))
        except OSError as error:
            raise click.ClickException(f"{rejects} cannot be written: {error.strerror}.") from error
        reject = rejects_writer(bad, opened.columns)

        def records() -> Iterator[Record]:
            yield from import_table(opened, builder(is_new), outcome, reject, bar.update)
            if strict:
                raise_if_bad(outcome)

        write_records(records(), output)
    return outcome


def _tell(outcome: ImportOutcome, output: Path, rejects: Path) -> None:
    for problem in outcome.problems[:SHOWN]:
        click.echo(str(problem), err=True)
    if outcome.bad > SHOWN:
        click.echo(f"… and {outcome.bad - SHOWN:,} more bad rows.", err=True)
    duplicates = counted(outcome.duplicates, "exact duplicate")
    click.echo(
        f"Wrote {output}: {counted(outcome.meetings, 'meeting')} from"
        f" {counted(outcome.rows, 'row')}, {duplicates} left out."
    )
    if outcome.bad:
        click.echo(f"{counted(outcome.bad, 'bad row')} in {rejects}.")
