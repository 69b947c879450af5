"""The command `search`: what the bot answers in Slack, in the terminal or as JSON."""

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

from bot.answer.answer_service import AnswerService
from bot.answer.json_output import answer_json
from bot.answer.model import PAGE_SIZE, Answer, Help, QuoteList
from bot.answer.text.help import asks_for_help
from bot.answer.text.plain_text import plain_text
from bot.cli.options import index_option, index_path, limit_option, more_line, today
from bot.digest.day_questions import DayAnswers
from bot.gc_tuning import freeze_and_relax_gc
from bot.index.read.index import Index
from bot.search.searcher import Searcher

STANDARD_INPUT = "-"
NOTHING_FOUND = 1  # exit status
# JSON may hold these as they are, but many readers take them for the end of a line
LINE_ENDS = str.maketrans({end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"})


class SearchCommand(click.Command):
    """Takes `-Wang` as a word of the query, but refuses a long option that does not exist."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse a mistyped option; words after `--` are no options."""
        known = [name for option in self.get_params(ctx) for name in option.opts]
        for given in takewhile(lambda each: each != "--", args):
            name = given.partition("=")[0]
            if name.startswith("--") and name not in known:
                raise click.NoSuchOption(
                    name, possibilities=get_close_matches(name, known), ctx=ctx
                )
        return super().parse_args(ctx, args)


@click.command(
    name="search",
    cls=SearchCommand,
    context_settings={"ignore_unknown_options": True},
    short_help="Answer a question, as the bot does in Slack.",
)
@click.argument("query", nargs=-1, required=True)
@click.option("--json", "in_json", is_flag=True, help="Print JSON, for programs.")
@index_option
@limit_option(PAGE_SIZE)
def command(query: tuple[str, ...], in_json: bool, index: Path | None, limit: int) -> None:  # noqa: FBT001  # click passes it by name
    """Answer QUERY, as the bot does in Slack.

    With - as QUERY, answer each line of standard input with a line of JSON.

    The exit status is 0 when a meeting matches all of QUERY, and 1 when none does, even where
    meetings that match a part of it are printed. With - it is 0 once all lines are answered.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal may lack some characters
        sys.stdout.reconfigure(errors="replace")
    with Index(index_path(index)) as opened:
        days = DayAnswers(opened, today)
        service = AnswerService(Searcher(opened), today, days, page_size=limit)
        if query == (STANDARD_INPUT,):
            _answer_lines(service)
            return
        question = " ".join(query)
        began = perf_counter()
        answer = service.answer(question)
        if in_json:
            click.echo(_json(question, answer, began))
        else:
            click.echo(plain_text(answer, lambda more: more_line(more, limit)))
        if not _has_found(answer) and not asks_for_help(question):
            sys.exit(NOTHING_FOUND)


def _has_found(answer: Answer | QuoteList | Help) -> bool:
    return not isinstance(answer, Help) and answer.result is not None and answer.result.total > 0


def _answer_lines(service: AnswerService) -> None:
    freeze_and_relax_gc()
    for line in _lines():
        began = perf_counter()
        click.echo(_json(line, service.answer(line), began))
        sys.stdout.flush()


def _lines() -> Iterable[str]:
    """Yield the lines of standard input; bytes that are not UTF-8 are replaced."""
    stream = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace", newline="\n")
    for line in stream:
        yield line.rstrip("\r\n")


def _json(question: str, answer: Answer | QuoteList | Help, began: float) -> str:
    took_ms = (perf_counter() - began) * 1000
    values = answer_json(question, answer, took_ms)
    is_utf_8 = codecs.lookup(sys.stdout.encoding).name == "utf-8"
    return json.dumps(values, ensure_ascii=not is_utf_8).translate(LINE_ENDS)
