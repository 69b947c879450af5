"""Answers as messages: the same words for a command and for a mention."""

from bot.answer.answerer import Answerer
from bot.answer.model import Help
from bot.blocks.answer import answer_message
from bot.blocks.help import help_message
from bot.blocks.message import Message

COMMAND = "/meetings"


def reply(question: str, answerer: Answerer) -> Message:
    """Return the message that answers a question."""
    answer = answerer.answer(question)
    return help_message(answer, COMMAND) if isinstance(answer, Help) else answer_message(answer)
