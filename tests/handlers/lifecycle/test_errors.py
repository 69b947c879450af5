"""A failing handler shows the user a reference to the log, and nothing else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.run import Resources
from bot.index.model import Meeting
from bot.index.read.index import Index
from bot.sandbox import Sandbox
from tests.support import empty_workspace, running_bot


class BrokenIndex(Index):
    """Fails at every search, like a bug."""

    def meetings(self, numbers: Sequence[int]) -> list[Meeting]:
        raise ZeroDivisionError(f"secret detail about {numbers}")


@pytest.fixture
def broken(articles_index: Path, memory: Resources) -> Iterator[Sandbox]:
    with (
        BrokenIndex(articles_index) as index,
        empty_workspace() as workspace,
        running_bot(workspace, replace(memory, index=index)),
    ):
        yield workspace


def reference(words: str) -> str:
    found = re.search(r"reference ([0-9a-f]{8})\.", words)
    assert found, words
    return found[1]


def test_a_failing_command_shows_a_reference(
    broken: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    broken.user.command("/meetings Kang")
    answer = broken.observer.wait_for_message("Something went wrong")
    assert answer.ephemeral_to
    assert "secret" not in answer.visible_text
    assert reference(answer.visible_text) in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_a_failing_mention_shows_a_reference_in_its_thread(
    broken: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    asked = broken.user.say("@meetings Kang")
    answer = broken.observer.wait_for_message("Something went wrong", thread_ts=asked.ts)
    assert reference(answer.visible_text) in caplog.text
