"""Answers as messages: the same words for a command, a mention, a button and a modal."""

from dataclasses import dataclass, replace
from functools import cache

from bot.answer.answer_service import Guide
from bot.answer.conversation.request_codec import decode, encode
from bot.answer.conversation.view_request import Request, Turn
from bot.answer.model import Answer, Details, Help, MeetingTable, QuoteList, Shown
from bot.blocks.answer import answer_message
from bot.blocks.controls import Controls
from bot.blocks.details import details_message
from bot.blocks.help import help_message
from bot.blocks.message import Message
from bot.blocks.quotes import quotes_message
from bot.blocks.table import table_message
from bot.digest.day_questions import Almanac
from bot.store.button_payloads import States

COMMAND = "/meetings"
CHANGED = "The archive has been updated since: this is what it has now."


@dataclass(frozen=True, slots=True)
class Archive:
    """What is asked: for meetings, or for what happened on a day.

    `edition` tells one build of the index from another; `states` keep what buttons have no room
    for.
    """

    guide: Guide
    almanac: Almanac
    states: States
    edition: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads an answer: in which workspace, and whether they may share it with a channel."""

    team: str
    can_share: bool = False


def reply(question: str, archive: Archive, reader: Reader, earlier: Turn | None = None) -> Message:
    """Return the message that answers a question, in a thread after what was shown before."""
    if day := archive.almanac.day_of(question):
        return show(Request(day=f"{day:%m-%d}"), archive, reader)
    return _message(archive.guide.ask(question, earlier), archive, reader)


def show(request: Request, archive: Archive, reader: Reader, edition: str = "") -> Message:
    """Return the message that shows a request, made from an edition of the index."""
    if request.day and not request.focus:
        shown: Shown = replace(archive.almanac.on(request.day), request=request)
    else:
        shown = archive.guide.show(request)
    if edition not in {"", archive.edition} and isinstance(shown, Answer | QuoteList):
        shown = replace(shown, notes=(*shown.notes, CHANGED))
    return _message(shown, archive, reader)


def read_request(value: str, archive: Archive, team: str) -> tuple[Request, str]:
    """Return what a button asks for, and the edition of the index that it was made from.

    Raises ExpiredError when that is not known any more.
    """
    guide, states = archive.guide, archive.states
    return decode(value, lambda key: states.find(team, key), guide.name_of)


def _message(shown: Shown | Help, archive: Archive, reader: Reader) -> Message:
    @cache  # all buttons of a message have the same query
    def keep(text: str) -> str:
        return archive.states.keep(reader.team, text)

    def write(request: Request) -> str:
        return encode(request, archive.edition, keep)

    return draw(shown, Controls(write, reader.can_share))


def draw(shown: Shown | Help, controls: Controls) -> Message:
    """Return the message for whatever is shown."""
    match shown:
        case Help():
            return help_message(shown, COMMAND)
        case Answer():
            return answer_message(shown, controls)
        case QuoteList():
            return quotes_message(shown, controls)
        case Details():
            return details_message(shown, controls)
        case MeetingTable():
            return table_message(shown, controls)
