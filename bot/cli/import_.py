"""`python -m bot import`: archives and tables that others have made, into records."""

from collections.abc import Iterator
from pathlib import Path

import click

from bot.cli.import_table import table
from bot.cli.importing import counted, output_option, progress, registry_option
from bot.cli.options import stop_on_signals
from bot.gazetteer.gazetteer import load_gazetteer
from bot.importing.jsonl_writer import write_records
from bot.importing.reference.registry import read_registry
from bot.importing.state_department.importer import ImportReport, import_archive
from bot.importing.state_department.xml_reader import find_xml

SHOWN = 20  # of what was not understood


@click.group(name="import")
def command() -> None:
    """Import an archive or a table into records."""
    stop_on_signals()


@command.command(name="state-department")
@click.argument("folder", type=click.Path(path_type=Path))
@output_option
@registry_option
def state_department(folder: Path, output: Path, registry: Path) -> None:
    """Import the State Department's XML files in FOLDER: travels abroad, visits, or both."""
    files = find_xml(folder)
    report = ImportReport()
    known = read_registry([registry])
    with progress(sum(file.stat().st_size for file in files)) as bar:
        write_records(import_archive(files, load_gazetteer(), known, report, bar.update), output)
    for line in _lines(report, output):
        click.echo(line)


command.add_command(table)


def _lines(report: ImportReport, output: Path) -> Iterator[str]:
    yield f"Wrote {output}."
    duplicates = counted(report.duplicates, "exact duplicate")
    yield f"{counted(report.trips, 'trip')} read, {duplicates} left out."
    yield (
        f"{counted(report.meetings, 'meeting')}, {report.people:,} people"
        f" ({report.known_people:,} of them in the registry), {counted(report.groups, 'group')}."
    )
    total = sum(report.unparsed.values())
    yield f"{counted(total, 'place')} in the remarks not understood{':' if total else '.'}"
    for words, count in report.unparsed.most_common(SHOWN):
        yield f"  {count} × “{words}”"
    if len(report.unparsed) > SHOWN:
        yield f"  … and {len(report.unparsed) - SHOWN:,} more."
    for problem in report.problems:
        yield str(problem)
