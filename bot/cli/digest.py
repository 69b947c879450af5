"""`python -m bot digest`: what happened on a day of earlier years, in the terminal or as JSON."""

import json
from datetime import date
from pathlib import Path

import click

from bot.answer.text.plain_text import plain_text
from bot.cli.options import index_option, index_path, today
from bot.dates import PLAIN_DAY
from bot.digest.digest_answer import digest_answer
from bot.digest.json_output import digest_json
from bot.digest.on_this_day import on_this_day
from bot.index.read.index import Index
from bot.store.model import Filters, OnEmpty


@click.command(name="digest")
@click.option("--date", "day", help="The day, as in 2026-11-26; today when not given.")
@click.option("--json", "in_json", is_flag=True, help="Print JSON, as the README describes it.")
@index_option
def command(day: str | None, in_json: bool, index: Path | None) -> None:  # noqa: FBT001  # click gives it by name
    """Print what happened on this day of earlier years."""
    asked = today() if day is None else _parse_day(day)
    with Index(index_path(index)) as opened:
        digest = on_this_day(asked, opened, Filters(), OnEmpty.NOTHING)
    if in_json:
        click.echo(json.dumps(digest_json(digest), ensure_ascii=False))
    else:
        click.echo(plain_text(digest_answer(digest)))


def _parse_day(text: str) -> date:
    try:
        if PLAIN_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:  # the 30th of February
        pass
    raise click.ClickException(f"“{text}” is not a day such as 2026-11-26.")
