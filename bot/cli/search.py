"""`python -m bot search`: what the bot would answer, in the terminal or as JSON."""

import codecs
import io
import json
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import takewhile
from pathlib import Path
from time import perf_counter

import click

from bot.answer.answerer import READ_AT_ONCE, Answerer
from bot.answer.json_schema import as_json
from bot.answer.text.plain_text import plain_text
from bot.cli.options import index_option, index_path, today
from bot.gc_tuning import freeze_and_relax_gc
from bot.index.read.index import Index
from bot.search.retrieval.results import PageRange
from bot.search.searcher import Searcher

STANDARD_INPUT = "-"
# JSON may hold them as they are, but to many readers they end a line
LINE_ENDS = str.maketrans({end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"})


class SearchCommand(click.Command):
    """Takes `-Wang` for a word of the query, but refuses a long option that there is not."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse an option that is mistyped; what stands behind `--` is none."""
        known = [name for option in self.get_params(ctx) for name in option.opts]
        for given in takewhile(lambda each: each != "--", args):
            name = given.partition("=")[0]
            if name.startswith("--") and name not in known:
                raise click.NoSuchOption(
                    name, possibilities=get_close_matches(name, known), ctx=ctx
                )
        return super().parse_args(ctx, args)


@click.command(name="search", cls=SearchCommand, context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True)
@click.option("--json", "in_json", is_flag=True, help="Print JSON, as the README describes it.")
@index_option
@click.option(
    "--limit",
    type=click.IntRange(min=0, max=10_000),
    default=READ_AT_ONCE,
    show_default=True,
    help="The most meetings to print.",
)
def command(query: tuple[str, ...], in_json: bool, index: Path | None, limit: int) -> None:  # noqa: FBT001  # click gives it by name
    """Answer QUERY; with - answer each line of standard input with a line of JSON."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal may not have all letters
        sys.stdout.reconfigure(errors="replace")
    with Index(index_path(index)) as opened:
        searcher = Searcher(opened)
        if query == (STANDARD_INPUT,):
            _answer_lines(searcher, limit)
        elif in_json:
            click.echo(_json(searcher, " ".join(query), limit))
        else:
            answerer = Answerer(searcher, today, limit)
            click.echo(plain_text(answerer.answer(" ".join(query))))


def _answer_lines(searcher: Searcher, limit: int) -> None:
    freeze_and_relax_gc()
    for line in _lines():
        click.echo(_json(searcher, line, limit))
        sys.stdout.flush()


def _lines() -> Iterable[str]:
    """Yield the lines of standard input; a byte that is no UTF-8 does not end the rest."""
    stream = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace", newline="\n")
    for line in stream:
        yield line.rstrip("\r\n")


def _json(searcher: Searcher, query: str, limit: int) -> str:
    began = perf_counter()
    result = searcher.search(searcher.parse(query, today()), PageRange(limit))
    took_ms = (perf_counter() - began) * 1000
    answer = json.dumps(as_json(result, took_ms), ensure_ascii=not _is_utf_8(sys.stdout.encoding))
    return answer.translate(LINE_ENDS)


def _is_utf_8(encoding: str) -> bool:
    return codecs.lookup(encoding).name == "utf-8"
