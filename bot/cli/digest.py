"""The command `digest`: what happened on a day of earlier years, in the terminal or as JSON."""

import json
from datetime import date
from pathlib import Path

import click

from bot.answer.text.plain_text import plain_text
from bot.cli.options import index_option, index_path, limit_option, more_line, today
from bot.digest.digest_answer import digest_answer
from bot.digest.json_output import digest_json
from bot.digest.on_this_day import MAX_ENTRIES, on_this_day
from bot.digest.relative_day import parse_day
from bot.index.read.index import Index
from bot.search.retrieval.results import PageRange
from bot.store.model import Filters, OnEmpty


@click.command(name="digest", short_help="Print what happened on a day of earlier years.")
@click.option(
    "--date",
    "day",
    metavar="DAY",
    default="today",
    show_default=True,
    help="The day: 2026-11-26, yesterday, tomorrow, -7d, last monday, 26 november.",
)
@click.option("--json", "in_json", is_flag=True, help="Print JSON, for programs.")
@index_option
@limit_option(MAX_ENTRIES)
def command(day: str, in_json: bool, index: Path | None, limit: int) -> None:  # noqa: FBT001  # click passes it by name
    """Print what happened on a day of earlier years."""
    asked = _parse_day(day)
    with Index(index_path(index)) as opened:
        digest = on_this_day(asked, opened, Filters(), OnEmpty.NOTHING, PageRange(limit))
    if in_json:
        click.echo(json.dumps(digest_json(digest), ensure_ascii=False))
    else:
        click.echo(plain_text(digest_answer(digest), lambda more: more_line(more, limit)))


def _parse_day(text: str) -> date:
    try:
        return parse_day(text, today())
    except ValueError as error:
        raise click.ClickException(str(error)) from error
