"""The command `schema`: the record format as a JSON Schema, for editors."""

import json

import click

from bot.records.schema import record_schema


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema of the records."""
    click.echo(json.dumps(record_schema(), indent=2, ensure_ascii=False))
