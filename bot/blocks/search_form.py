"""The search form: a modal of what can be chosen, and the button that opens it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    DatePickerElement,
    ExternalDataMultiSelectElement,
    ExternalDataSelectElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks.message import OutgoingMessage
from bot.blocks.mrkdwn import FormattedText, escape, shorten, text_object
from bot.index.read.autocomplete import Completion
from bot.records.model import MeetingKind

OPEN_FORM = "search_open"
SUBMIT_FORM = "search_submit"
# A block bears the name of the one element in it, so that an error is shown under the field
PEOPLE, TOPICS, PLACE = "search_people", "search_topics", "search_place"
FIRST, LAST, KIND, QUOTES = "search_first", "search_last", "search_kind", "search_quotes"
ONLY_QUOTED = "only"
LONGEST_OPTION = 75


def search_form(kinds: Sequence[MeetingKind], private: str) -> View:
    """Return the modal; `private` comes back with what is submitted."""
    quoted = Option(value=ONLY_QUOTED, text=PlainTextObject(text="Only meetings with quotes"))
    blocks: list[Block] = [
        _input("People", _several(PEOPLE, "Type a name"), "All of them took part."),
        _input("Topics", _several(TOPICS, "Type a topic"), "It was about all of them."),
        _input(
            "Place",
            ExternalDataSelectElement(
                action_id=PLACE, placeholder="Type a city or country", min_query_length=1
            ),
            "A country stands for all places in it.",
        ),
        _input("From", DatePickerElement(action_id=FIRST, placeholder="Any day")),
        _input("To", DatePickerElement(action_id=LAST, placeholder="Any day")),
        *([_kinds(kinds)] if kinds else []),
        _input("Quotes", CheckboxesElement(action_id=QUOTES, options=[quoted])),
    ]
    return View(
        type="modal",
        callback_id=SUBMIT_FORM,
        title=PlainTextObject(text="Search meetings"),
        submit=PlainTextObject(text="Search"),
        close=PlainTextObject(text="Cancel"),
        private_metadata=private,
        blocks=blocks,
    )


def open_form_button() -> ButtonElement:
    """Return the button that opens the form."""
    return ButtonElement(text="Search…", action_id=OPEN_FORM, style="primary")


def form_message(command: str) -> OutgoingMessage:
    """Return what is said where the form cannot open by itself: the button that opens it."""
    words = f"This button opens the search form, as {command} search does:"
    section = SectionBlock(text=text_object([FormattedText(words)]))
    return OutgoingMessage(escape(words), (section, ActionsBlock(elements=[open_form_button()])))


def choice_json(choice: Completion) -> dict[str, object]:
    """Return a choice as an option, which tells two of one name apart by what stands below."""
    option: dict[str, object] = {"text": _plain(choice.name), "value": choice.id}
    return option | ({"description": _plain(choice.detail)} if choice.detail else {})


def _plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": escape(shorten(text, LONGEST_OPTION))}


def _several(action_id: str, placeholder: str) -> ExternalDataMultiSelectElement:
    return ExternalDataMultiSelectElement(
        action_id=action_id, placeholder=placeholder, min_query_length=1
    )


def _kinds(kinds: Sequence[MeetingKind]) -> Block:
    options = [
        Option(value=kind.value, text=PlainTextObject(text=kind.value.capitalize()))
        for kind in kinds
    ]
    return _input(
        "Kind", StaticSelectElement(action_id=KIND, placeholder="Any kind", options=options)
    )


def _input(label: str, element: InputInteractiveElement, hint: str | None = None) -> InputBlock:
    return InputBlock(
        label=label, element=element, block_id=element.action_id, optional=True, hint=hint
    )
