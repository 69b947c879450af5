"""Answers from the five articles, as JSON."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.answer.answer_service import AnswerService
from bot.answer.json_output import answer_json

Ask = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="session")
def ask_json(answers: AnswerService) -> Ask:
    return lambda question: answer_json(question, answers.answer(question), 0.4)
