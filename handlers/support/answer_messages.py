"""Answers as messages: the same words for a command, a mention, a button and a modal."""

from dataclasses import dataclass, replace
from functools import cache

from bot.answer.answer_service import AnswerService
from bot.answer.conversation.request_codec import decode, encode
from bot.answer.conversation.view_request import ConversationState, ViewRequest
from bot.answer.model import Answer, Details, Help, MeetingTable, QuoteList, Shown
from bot.blocks.answer import answer_message
from bot.blocks.controls import Controls
from bot.blocks.details import details_message
from bot.blocks.help import help_message
from bot.blocks.message import OutgoingMessage
from bot.blocks.quotes import quotes_message
from bot.blocks.table import table_message
from bot.digest.day_questions import DayAnswers
from bot.store.button_payloads import PayloadStore

COMMAND = "/meetings"
INDEX_CHANGED_NOTE = "The archive has been updated since: this is what it has now."


@dataclass(frozen=True, slots=True)
class AnswerServices:
    """What is asked: for meetings, or for what happened on a day.

    `edition` tells one build of the index from another; `states` keep what buttons have no room
    for.
    """

    service: AnswerService
    day_answers: DayAnswers
    payloads: PayloadStore
    edition: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who reads an answer: in which workspace, and whether they may share it with a channel."""

    team: str
    can_share: bool = False


def answer_question(
    question: str, archive: AnswerServices, reader: Viewer, earlier: ConversationState | None = None
) -> OutgoingMessage:
    """Return the message that answers a question, in a thread after what was shown before."""
    if day := archive.day_answers.day_of(question):
        return answer_view(ViewRequest(day=f"{day:%m-%d}"), archive, reader)
    return _message(archive.service.ask(question, earlier), archive, reader)


def answer_view(
    request: ViewRequest, archive: AnswerServices, reader: Viewer, edition: str = ""
) -> OutgoingMessage:
    """Return the message that shows a request, made from an edition of the index."""
    if request.day and not request.focus:
        shown: Shown = replace(archive.day_answers.on(request.day), request=request)
    else:
        shown = archive.service.show(request)
    if edition not in {"", archive.edition} and isinstance(shown, Answer | QuoteList):
        shown = replace(shown, notes=(*shown.notes, INDEX_CHANGED_NOTE))
    return _message(shown, archive, reader)


def decode_request(value: str, archive: AnswerServices, team: str) -> tuple[ViewRequest, str]:
    """Return what a button asks for, and the edition of the index that it was made from.

    Raises ExpiredError when that is not known any more.
    """
    guide, states = archive.service, archive.payloads
    return decode(value, lambda key: states.get(team, key), guide.name_of)


def _message(shown: Shown | Help, archive: AnswerServices, reader: Viewer) -> OutgoingMessage:
    @cache  # all buttons of a message have the same query
    def keep(text: str) -> str:
        return archive.payloads.put(reader.team, text)

    def write(request: ViewRequest) -> str:
        return encode(request, archive.edition, keep)

    return build_message(shown, Controls(write, reader.can_share))


def build_message(shown: Shown | Help, controls: Controls) -> OutgoingMessage:
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
