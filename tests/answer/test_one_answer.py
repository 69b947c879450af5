"""One question has one answer: in Slack, on the command line, and as JSON."""

import csv
import html
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.answer.text.plain_text import partial_line
from bot.cli.main import cli
from bot.cli.options import today
from bot.cli.run import Resources
from bot.sandbox import Message, Sandbox
from tests.handlers.slack_actions import ask
from tests.support import REAL_CLOCK, empty_workspace, running_bot

QUESTIONS = Path(__file__).parents[3] / "shared" / "questions" / "questions.tsv"
OWN_QUESTIONS = [
    "Kang Wang",
    "Kang Wang 2018",
    "Wang",
    "Kang Macron",
    "Macron",
    "king",
    "Kng Wnag",
    "what did Wang say about THAAD?",
    "what did Wang say about THAAD in 2017?",
    "what did Kang say about North Korea?",
    "what did Kono say?",
    "quotes about COVID-19",
    "“good neighbors”",
    "“extensive, in-depth”",
    "Wang “stabilize the situation”",
    "how many times did Kang meet Wang?",
    "when did Kang and Wang last meet?",
    "who met Park Jin in Busan?",
    "Korean foreign minister 2018",
    "Kang without Wang",
    "summits since 2018",
    "강경화 왕이",
    "on 26 November",
    "on 1 January",
    "what did they say?",
    "hello",
    "help",
]
QUOTE = re.compile(r"^(?:&gt;|>) “(.*)” _?— ", re.MULTILINE)
MEETING_ID = 6  # its place in the value of the button `Details`


@dataclass(frozen=True)
class Seen:
    """What a reader sees of an answer: its headline, its meetings, and the quotes shown."""

    headline: str
    meetings: tuple[str, ...]
    partial: tuple[str, ...]
    quotes: tuple[str, ...]


def seen_in_slack(message: Message) -> Seen:
    texts = [each for each in map(text_of, message.blocks) if each]
    meetings = [json.loads(value)[MEETING_ID] for value in details_values(message)]
    return Seen(
        headline=html.unescape(message.text).splitlines()[0],
        meetings=tuple(meetings),
        partial=tuple(line for text in texts for line in re.findall(r"Partial: .*\.", text)),
        quotes=tuple(quote for text in texts for quote in QUOTE.findall(text)),
    )


def text_of(block: Mapping[str, Any]) -> str:
    return html.unescape((block.get("text") or {}).get("text", ""))


def details_values(message: Message) -> Iterator[str]:
    for block in message.blocks:
        for element in block.get("elements", ()):
            if element.get("action_id") == "open_details":
                yield element["value"]


def seen_in_json(answer: dict[str, Any], most: int | None = None) -> Seen:
    """What is seen of the first meetings, `most` at most."""
    results = answer["results"][:most]
    ids = [each["id"] for each in results]
    # A list of quotes shows these; a card of a meeting shows the quote that answers best
    quotes = [each for each in answer["answer"]["quotes"] if each["meeting"] in ids]
    if not answer["answer"]["quote_count"]:
        quotes = [quote for each in results for quote in each["quotes"][:1]]
    return Seen(
        headline=answer["headline"],
        meetings=tuple(ids),
        partial=tuple(partial_line(each["missing"]) for each in results if each["partial"]),
        quotes=tuple(quote["exact"].rstrip(",") for quote in quotes),
    )


def answered_in_json(
    index: Path, repository: Path, questions: Sequence[str]
) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "bot", "search", "--index", str(index), "-"]
    lines = "".join(f"{question}\n" for question in questions)
    done = subprocess.run(
        command, input=lines, capture_output=True, encoding="utf-8", check=True, cwd=repository
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def slack_now(memory: Resources) -> Iterator[Sandbox]:
    """A workspace with the bot, whose clock is that of the command line."""
    with (
        empty_workspace() as workspace,
        running_bot(workspace, memory, replace(REAL_CLOCK, today=today)),
    ):
        yield workspace


def compare(slack: Sandbox, index: Path, repository: Path, questions: Sequence[str]) -> None:
    """Ask in both ways, and compare what is seen.

    Slack shows as many whole cards as it has room for; those that follow are on the next page.
    """
    answers = answered_in_json(index, repository, questions)
    differences = []
    for question, answer in zip(questions, answers, strict=True):
        message = ask(slack, question)
        in_slack = seen_in_slack(message)
        in_json = seen_in_json(answer, len(in_slack.meetings))
        assert len(in_slack.meetings) == len(answer["results"]) or "Next" in message.visible_text
        if in_slack != in_json:
            differences.append((question, in_slack, in_json))
    assert not differences, "\n".join(f"{q}\n  {a}\n  {b}" for q, a, b in differences)


def test_slack_and_the_command_line_answer_alike(
    slack_now: Sandbox, articles_index: Path, repository: Path
) -> None:
    compare(slack_now, articles_index, repository, OWN_QUESTIONS)


def test_the_questions_that_people_ask_are_answered_alike(
    slack_now: Sandbox, articles_index: Path, repository: Path
) -> None:
    if not QUESTIONS.exists():
        pytest.skip("The collection of questions is not here.")
    with QUESTIONS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    questions = [row["question"] for row in rows if row["index"] == "articles"]
    compare(slack_now, articles_index, repository, questions)


@pytest.mark.parametrize("question", OWN_QUESTIONS)
def test_the_text_and_the_json_of_the_command_line_agree(
    articles_index: Path, question: str
) -> None:
    runner, index = CliRunner(), ["search", "--index", str(articles_index)]
    printed = runner.invoke(cli, [*index, "--", question])
    answer = json.loads(runner.invoke(cli, [*index, "--json", "--", question]).output)
    lines = printed.output.splitlines()
    assert lines[: 1 + len(answer["notes"])] == [answer["headline"], *answer["notes"]]
    quotes = [line for line in lines[1 + len(answer["notes"]) :] if line.startswith("“")]
    expected = seen_in_json(answer)
    assert [line[1:].partition("” — ")[0] for line in quotes] == list(expected.quotes)
    assert [line for line in lines if line.startswith("Partial: ")] == list(expected.partial)
