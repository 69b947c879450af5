"""The command `import table`: any table of meetings, into records."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import click

from bot.answer.text.phrases import pluralize
from bot.cli.options import output_option, progress, registry_option
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

MAX_BAD_ROWS = 20  # in the report
PREVIEWED_ROWS = 5

IsNew = Callable[[str, str], bool]
"""Returns whether an id of a kind occurs for the first time."""


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How to read a table."""

    maps: tuple[str, ...]
    name: str | None
    encoding: str | None
    order: DayOrder | None
    strict: bool
    rejects: Path | None
    yes: bool


@click.command(name="table", short_help="Import a table: CSV, TSV, JSON Lines or SQLite.")
@click.argument("file", type=click.Path(path_type=Path))
@output_option
@registry_option
@click.option("--map", "maps", multiple=True, help="A YAML file, or part=column such as date=Day.")
@click.option("--table", "name", help="The table of a database.")
@click.option("--encoding", help="The encoding, such as cp1252; detected if not given.")
@click.option("--day-first", "order", flag_value=DayOrder.DAY_FIRST, help="3/4/2020 is 3 April.")
@click.option(
    "--month-first", "order", flag_value=DayOrder.MONTH_FIRST, help="3/4/2020 is 4 March."
)
@click.option("--strict", is_flag=True, help="Write nothing if any row is bad.")
@click.option(
    "--rejects",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file for bad rows, as CSV; beside the output if not given.",
)
@click.option("--yes", is_flag=True, help="Do not ask whether a guessed mapping is right.")
def table(file: Path, output: Path, registry: Path, **given: object) -> None:
    """Import FILE, a table of meetings: CSV, TSV, JSON Lines or SQLite.

    The mapping says which column has what; without --map it is guessed and shown.
    """
    options = TableOptions(**given)  # type: ignore[arg-type]  # click passes them by these names
    opened = open_table(file, options.name, options.encoding)
    columns = _columns(options, opened)
    known, gazetteer = read_registry([registry]), load_gazetteer()
    dates = TableDateParser(options.order or DayOrder.UNKNOWN)
    labels, name = CountryLabels(gazetteer), slug(file.stem) or "table"

    def builder(is_new: IsNew) -> RowRecordBuilder:
        return RowRecordBuilder(name, columns, dates, known, gazetteer, labels, is_new)

    _preview(opened, columns, builder(lambda *_: True))
    if not options.maps and not options.yes and sys.stdin.isatty():
        click.confirm("Import it with this mapping?", abort=True)
    rejects = options.rejects or output.with_name(f"{output.stem}.rejects.csv")
    outcome = _import(opened, builder, output, rejects, strict=options.strict)
    _report(outcome, output, rejects)


def _columns(options: TableOptions, opened: Table) -> ColumnMapping:
    if options.maps:
        columns = read_mapping(options.maps, opened.columns)
    else:
        columns = guess_mapping(opened.columns)
    if columns.date is None:
        raise click.ClickException(
            f"Say which column has the date, as --map date=…: {', '.join(opened.columns)}."
        )
    return columns


def _preview(opened: Table, columns: ColumnMapping, builder: RowRecordBuilder) -> None:
    """Print the mapping, and what the first rows become with it."""
    click.echo(f"  encoding: {opened.encoding.removesuffix('-sig')}")
    for line in columns.lines():
        click.echo(f"  {line}")
    for row in islice(opened.rows(lambda _: None), PREVIEWED_ROWS):
        click.echo(f"  line {row.line}: {_preview_row(builder, row)}")


def _preview_row(builder: RowRecordBuilder, row: TableRow) -> str:
    try:
        record = builder.record(row)
    except ValueError as error:
        return f"bad: {error}"
    meeting = record.meetings[0] if record else None
    return f"{meeting.date.edtf} {meeting.title}" if meeting else "duplicate"


def _import(
    opened: Table,
    builder: Callable[[IsNew], RowRecordBuilder],
    output: Path,
    rejects: Path,
    *,
    strict: bool,
) -> ImportOutcome:
    """Write the records of a table, and its bad rows; neither file is left half-written."""
    outcome = ImportOutcome()
    with ExitStack() as stack:
        is_new = stack.enter_context(seen_on_disk())
        advance = stack.enter_context(progress("Importing", opened.length))
        try:
            bad = stack.enter_context(atomic_writer(rejects, lambda: outcome.bad > 0))
        except OSError as error:
            raise click.ClickException(f"{rejects} cannot be written: {error.strerror}.") from error
        reject = rejects_writer(bad, opened.columns)

        def records() -> Iterator[Record]:
            yield from import_table(opened, builder(is_new), outcome, reject, advance)
            if strict:
                raise_if_bad(outcome)

        write_records(records(), output)
    return outcome


def _report(outcome: ImportOutcome, output: Path, rejects: Path) -> None:
    for problem in outcome.problems[:MAX_BAD_ROWS]:
        click.echo(str(problem), err=True)
    if outcome.bad > MAX_BAD_ROWS:
        click.echo(f"… and {outcome.bad - MAX_BAD_ROWS:,} more bad rows.", err=True)
    meetings, rows = (
        pluralize(outcome.meetings, "meeting", "0"),
        pluralize(outcome.rows, "row", "0"),
    )
    duplicates = pluralize(outcome.duplicates, "exact duplicate", "0")
    click.echo(f"Wrote {output}: {meetings} from {rows}, {duplicates} left out.")
    if outcome.bad:
        click.echo(f"{pluralize(outcome.bad, 'bad row')} in {rejects}.")
