"""Messages that ask nothing."""

import pytest

from bot.answer.conversation.courtesies import is_courtesy


@pytest.mark.parametrize(
    "message",
    ["thanks", "Thank you very much!", "ok, thanks a lot", "great, that's helpful", "Danke schön",
     "merci beaucoup", "muchas gracias", "спасибо", "감사합니다", "谢谢"],
)  # fmt: skip
def test_thanks_are_no_question(message: str) -> None:
    assert is_courtesy(message)


@pytest.mark.parametrize(
    "message",
    ["", "help", "thanks, and Kang?", "thank Kang", "great power talks", "Kang", "yes", "2"],
)
def test_questions_are_no_thanks(message: str) -> None:
    assert not is_courtesy(message)
