"""Answers as messages: the same words for a command and for a mention."""

from dataclasses import dataclass

from bot.answer.answerer import Answerer
from bot.answer.model import Help
from bot.blocks.answer import answer_message
from bot.blocks.help import help_message
from bot.blocks.message import Message
from bot.digest.almanac import Almanac

COMMAND = "/meetings"


@dataclass(frozen=True, slots=True)
class Archive:
    """What is asked: for meetings, or for what happened on a day."""

    answerer: Answerer
    almanac: Almanac


def reply(question: str, archive: Archive) -> Message:
    """Return the message that answers a question."""
    answer = archive.almanac.answer(question) or archive.answerer.answer(question)
    return help_message(answer, COMMAND) if isinstance(answer, Help) else answer_message(answer)
