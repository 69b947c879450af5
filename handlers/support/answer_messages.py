"""Answer a question or a request as a message: the same for every way to ask."""

from dataclasses import dataclass, replace
from functools import cache

from bot.answer.answer_service import AnswerService
from bot.answer.conversation.request_codec import decode, encode
from bot.answer.conversation.view_request import ConversationState, ViewRequest
from bot.answer.model import Answer, Help, MeetingDetails, MeetingTable, QuoteList, Shown
from bot.blocks.answer import answer_message
from bot.blocks.controls import Controls
from bot.blocks.details import details_message
from bot.blocks.help import help_message
from bot.blocks.message import OutgoingMessage
from bot.blocks.quotes import quotes_message
from bot.blocks.table import table_message
from bot.store.button_payloads import PayloadStore

COMMAND = "/meetings"
INDEX_CHANGED_NOTE = "The archive has been updated since then; this is what it has now."


@dataclass(frozen=True, slots=True)
class AnswerServices:
    """What answers questions and the requests that buttons carry.

    `build_id` identifies the build of the index; `payloads` stores requests that are too long for a
    button's value.
    """

    service: AnswerService
    payloads: PayloadStore
    build_id: str


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who sees an answer: in which workspace, and whether to offer sharing it in a channel."""

    team: str
    can_share: bool = False


def answer_question(
    question: str,
    answers: AnswerServices,
    viewer: Viewer,
    previous: ConversationState | None = None,
) -> OutgoingMessage:
    """Return the answer to a question; `previous` is what was shown before it in its thread."""
    return _message(answers.service.ask(question, previous), answers, viewer)


def answer_view(
    request: ViewRequest, answers: AnswerServices, viewer: Viewer, build_id: str = ""
) -> OutgoingMessage:
    """Return what a request shows, with a note if it was made for another build of the index."""
    shown = answers.service.show(request)
    if build_id not in {"", answers.build_id} and isinstance(shown, Answer | QuoteList):
        shown = replace(shown, notes=(*shown.notes, INDEX_CHANGED_NOTE))
    return _message(shown, answers, viewer)


def decode_request(value: str, answers: AnswerServices, team: str) -> tuple[ViewRequest, str]:
    """Return the request in a button's value, and the build of the index for which it was made.

    Raises ExpiredError if the value is invalid or its payload is no longer stored.
    """
    payloads, name_of = answers.payloads, answers.service.name_of
    return decode(value, lambda key: payloads.get(team, key), name_of)


def _message(shown: Shown | Help, answers: AnswerServices, viewer: Viewer) -> OutgoingMessage:
    @cache  # the buttons of a message share one query
    def store(payload: str) -> str:
        return answers.payloads.put(viewer.team, payload)

    def encode_value(request: ViewRequest) -> str:
        return encode(request, answers.build_id, store)

    return build_message(shown, Controls(encode_value, viewer.can_share))


def build_message(shown: Shown | Help, controls: Controls) -> OutgoingMessage:
    """Return the message for any kind of answer."""
    match shown:
        case Help():
            return help_message(shown, COMMAND)
        case Answer():
            return answer_message(shown, controls)
        case QuoteList():
            return quotes_message(shown, controls)
        case MeetingDetails():
            return details_message(shown, controls)
        case MeetingTable():
            return table_message(shown, controls)
