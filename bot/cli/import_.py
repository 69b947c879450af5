"""The command `import`: archives and tables made by others, into records."""

from collections.abc import Iterator
from pathlib import Path

import click

from bot.answer.text.phrases import pluralize
from bot.cli.groups import CommandGroup
from bot.cli.import_table import table
from bot.cli.options import output_option, progress, registry_option, stop_on_signals
from bot.gazetteer.gazetteer import load_gazetteer
from bot.importing.jsonl_writer import write_records
from bot.importing.reference.registry import read_registry
from bot.importing.state_department.importer import ImportReport, import_archive
from bot.importing.state_department.xml_reader import find_xml

MAX_UNPARSED = 20  # remarks that were not understood, in the report


@click.group(name="import", cls=CommandGroup)
def command() -> None:
    """Import an archive or a table into records."""
    stop_on_signals()


@command.command(name="state-department", short_help="Import the travels of the State Department.")
@click.argument("folder", type=click.Path(path_type=Path))
@output_option
@registry_option
def state_department(folder: Path, output: Path, registry: Path) -> None:
    """Import the State Department's XML files in FOLDER: travels abroad, visits, or both."""
    files = find_xml(folder)
    report = ImportReport()
    known = read_registry([registry])
    with progress("Importing", sum(file.stat().st_size for file in files)) as advance:
        write_records(import_archive(files, load_gazetteer(), known, report, advance), output)
    for line in _report_lines(report, output):
        click.echo(line)


command.add_command(table)


def _report_lines(report: ImportReport, output: Path) -> Iterator[str]:
    yield f"Wrote {output}."
    duplicates = _count(report.duplicates, "exact duplicate")
    yield f"{_count(report.trips, 'trip')} read, {duplicates} left out."
    yield (
        f"{_count(report.meetings, 'meeting')}, {report.people:,} people"
        f" ({report.known_people:,} of them in the registry), {_count(report.groups, 'group')}."
    )
    total = sum(report.unparsed.values())
    yield f"{_count(total, 'place')} in the remarks not understood{':' if total else '.'}"
    for words, count in report.unparsed.most_common(MAX_UNPARSED):
        yield f"  {count} × “{words}”"
    if len(report.unparsed) > MAX_UNPARSED:
        yield f"  … and {len(report.unparsed) - MAX_UNPARSED:,} more."
    yield from map(str, report.problems)


def _count(count: int, noun: str) -> str:
    return pluralize(count, noun, zero="0")
