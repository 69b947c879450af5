"""When a handler fails, the person reads a reference that the log has too, and nothing else."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from bot.answer.answerer import Answerer
from bot.answer.model import Answer, Help
from bot.sandbox import Sandbox
from tests.support import empty_workspace, running_bot


class BrokenAnswerer(Answerer):
    """Fails as code with a mistake in it does."""

    def __init__(self) -> None:
        """Needs no index, as it never answers."""

    def answer(self, question: str) -> Answer | Help:
        raise ZeroDivisionError(f"secret detail about {question}, {date.today}")


@pytest.fixture
def broken() -> Iterator[Sandbox]:
    with empty_workspace() as workspace, running_bot(workspace, BrokenAnswerer()):
        yield workspace


def reference(words: str) -> str:
    found = re.search(r"under ([0-9a-f]{8})\.", words)
    assert found, words
    return found[1]


def test_a_command_that_fails_tells_the_person_a_reference(
    broken: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    broken.command("/meetings Kang")
    answer = broken.wait_for_message("Something went wrong")
    assert answer.ephemeral_to
    assert "secret" not in answer.words
    assert reference(answer.words) in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_a_mention_that_fails_tells_its_thread_a_reference(
    broken: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    asked = broken.say("@meetings Kang")
    answer = broken.wait_for_message("Something went wrong", thread_ts=asked.ts)
    assert reference(answer.words) in caplog.text
