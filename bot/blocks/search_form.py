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
from bot.blocks.mrkdwn import FormattedText, escape, text_object, truncate
from bot.index.read.autocomplete import Completion
from bot.records.model import MeetingKind

OPEN_FORM_ACTION = "search_open"
FORM_CALLBACK = "search_submit"
# A block bears the name of the one element in it, so that an error is shown under the field
PEOPLE_FIELD, TOPICS_FIELD, PLACE_FIELD = "search_people", "search_topics", "search_place"
FIRST_DAY_FIELD, LAST_DAY_FIELD, KIND_FIELD, QUOTES_FIELD = (
    "search_first",
    "search_last",
    "search_kind",
    "search_quotes",
)
QUOTES_ONLY_VALUE = "only"
LONGEST_OPTION = 75


def search_form(kinds: Sequence[MeetingKind], private: str) -> View:
    """Return the modal; `private` comes back with what is submitted."""
    quoted = Option(value=QUOTES_ONLY_VALUE, text=PlainTextObject(text="Only meetings with quotes"))
    blocks: list[Block] = [
        _input("People", _several(PEOPLE_FIELD, "Type a name"), "All of them took part."),
        _input("Topics", _several(TOPICS_FIELD, "Type a topic"), "It was about all of them."),
        _input(
            "Place",
            ExternalDataSelectElement(
                action_id=PLACE_FIELD, placeholder="Type a city or country", min_query_length=1
            ),
            "A country stands for all places in it.",
        ),
        _input("From", DatePickerElement(action_id=FIRST_DAY_FIELD, placeholder="Any day")),
        _input("To", DatePickerElement(action_id=LAST_DAY_FIELD, placeholder="Any day")),
        *([_kinds(kinds)] if kinds else []),
        _input("Quotes", CheckboxesElement(action_id=QUOTES_FIELD, options=[quoted])),
    ]
    return View(
        type="modal",
        callback_id=FORM_CALLBACK,
        title=PlainTextObject(text="Search meetings"),
        submit=PlainTextObject(text="Search"),
        close=PlainTextObject(text="Cancel"),
        private_metadata=private,
        blocks=blocks,
    )


def open_form_button() -> ButtonElement:
    """Return the button that opens the form."""
    return ButtonElement(text="Search…", action_id=OPEN_FORM_ACTION, style="primary")


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
    return {"type": "plain_text", "text": escape(truncate(text, LONGEST_OPTION))}


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
        "Kind", StaticSelectElement(action_id=KIND_FIELD, placeholder="Any kind", options=options)
    )


def _input(label: str, element: InputInteractiveElement, hint: str | None = None) -> InputBlock:
    return InputBlock(
        label=label, element=element, block_id=element.action_id, optional=True, hint=hint
    )
