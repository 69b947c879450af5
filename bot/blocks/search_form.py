"""The search form: a modal, the button that opens it, and the options of its fields."""

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
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks.components import section
from bot.blocks.message import OutgoingMessage
from bot.blocks.mrkdwn import FormattedText, escape, label_text
from bot.index.read.autocomplete import Completion
from bot.records.model import MeetingKind

OPEN_FORM_ACTION = "search_open"
FORM_CALLBACK = "search_submit"
# Each is the id of a block and of its only element, so that an error is shown at the field
PEOPLE_FIELD = "search_people"
TOPICS_FIELD = "search_topics"
PLACE_FIELD = "search_place"
FIRST_DAY_FIELD = "search_first"
LAST_DAY_FIELD = "search_last"
KIND_FIELD = "search_kind"
QUOTES_FIELD = "search_quotes"
QUOTES_ONLY_VALUE = "only"


def search_form(kinds: Sequence[MeetingKind], private: str) -> View:
    """Return the modal.

    `kinds` are the kinds of meetings to offer; `private`, of at most 3,000 characters, is returned
    by Slack when the form is submitted.
    """
    quotes_only = Option(
        value=QUOTES_ONLY_VALUE, text=PlainTextObject(text="Only meetings with quotes")
    )
    blocks: list[Block] = [
        _input("People", _multi_select(PEOPLE_FIELD, "Type a name"), "All of them took part."),
        _input(
            "Topics", _multi_select(TOPICS_FIELD, "Type a topic"), "All of them were discussed."
        ),
        _input(
            "Place",
            ExternalDataSelectElement(
                action_id=PLACE_FIELD, placeholder="Type a city or country", min_query_length=1
            ),
            "A country includes all places in it.",
        ),
        _input("From", DatePickerElement(action_id=FIRST_DAY_FIELD, placeholder="Any day")),
        _input("To", DatePickerElement(action_id=LAST_DAY_FIELD, placeholder="Any day")),
        *([_kind_input(kinds)] if kinds else []),
        _input("Quotes", CheckboxesElement(action_id=QUOTES_FIELD, options=[quotes_only])),
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
    """Return a message with the button that opens the form, where a form cannot open directly."""
    words = f"Press the button to open the search form; {command} search opens it directly."
    blocks = (section([FormattedText(words)]), ActionsBlock(elements=[open_form_button()]))
    return OutgoingMessage(escape(words), blocks)


def completion_json(completion: Completion) -> dict[str, object]:
    """Return a completion as an option in the answer to a search for options.

    Its detail, if any, distinguishes it from others with the same name.
    """
    option = option_json(completion.id, completion.name)
    if completion.detail:
        option["description"] = _plain_text_json(completion.detail)
    return option


def option_json(value: str, text: str) -> dict[str, object]:
    """Return an option in the answer to a search for options."""
    return {"text": _plain_text_json(text), "value": value}


def _plain_text_json(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": label_text(text)}


def _multi_select(action_id: str, placeholder: str) -> ExternalDataMultiSelectElement:
    return ExternalDataMultiSelectElement(
        action_id=action_id, placeholder=placeholder, min_query_length=1
    )


def _kind_input(kinds: Sequence[MeetingKind]) -> Block:
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
