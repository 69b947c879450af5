"""Buttons: each carries, as its value, the question or request that it answers when pressed."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, PlainTextObject

from bot.answer.conversation.view_request import MeetingView, ViewRequest
from bot.answer.model import Choice
from bot.blocks.limits import MAX_BUTTON_VALUE_CHARACTERS
from bot.blocks.mrkdwn import label_text

# Actions that show another view: in place of the message, or privately beside it
OPEN_PREFIX = "open_"
DETAILS_ACTION = f"{OPEN_PREFIX}details"
QUOTES_ACTION = f"{OPEN_PREFIX}quotes"
BACK_ACTION = f"{OPEN_PREFIX}back"
NEXT_ACTION = f"{OPEN_PREFIX}next"
PREVIOUS_ACTION = f"{OPEN_PREFIX}previous"
TABLE_ACTION = f"{OPEN_PREFIX}table"
CARDS_ACTION = f"{OPEN_PREFIX}cards"
CHOICE_ACTION = f"{OPEN_PREFIX}choice_{{}}"
RELATED_ACTION = f"{OPEN_PREFIX}related_{{}}"
SHARE_ACTION = "share_answer"
ASK_PREFIX = "home_ask_"  # followed by a number: action ids must be unique within a block
MIN_TABLE_MEETINGS = 6  # fewer are shown on one page of cards


@dataclass(frozen=True, slots=True)
class Controls:
    """What buttons need: the encoding of a request as a value, and whether to offer sharing.

    `encode` returns at most a few hundred characters: a message has up to 20 buttons.
    """

    encode: Callable[[ViewRequest], str]
    can_share: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """The part of a list that is shown; `size` is the maximum number of items on a page."""

    first: int
    shown: int
    total: int
    size: int


def button(words: str, action_id: str, value: str, label: str = "") -> ButtonElement:
    """Return a button; `label`, for screen readers, says what the words alone do not."""
    return ButtonElement(
        text=PlainTextObject(text=label_text(words), emoji=False),
        action_id=action_id,
        value=value,
        accessibility_label=label_text(label) if label else None,
    )


def meeting_buttons(
    meeting: str, quotes: int, name: str, request: ViewRequest, controls: Controls
) -> Block:
    """Return the buttons below a meeting: its details, and its quotes if it has any."""
    details = controls.encode(request.select(meeting, MeetingView.DETAILS))
    buttons = [button("Details", DETAILS_ACTION, details, f"Details: {name}")]
    if quotes:
        value = controls.encode(request.select(meeting, MeetingView.QUOTES))
        words = quote_count(quotes)
        buttons.append(button(words, QUOTES_ACTION, value, f"{words}: {name}"))
    return ActionsBlock(elements=buttons)


def choice_buttons(choices: Sequence[Choice], controls: Controls) -> list[Block]:
    """Return a row with a button for each alternative reading of the question."""
    return actions_row(
        [
            button(choice.name, CHOICE_ACTION.format(at), controls.encode(choice.request))
            for at, choice in enumerate(choices)
        ]
    )


def page_buttons(
    pages: Pages, at: Callable[[int], ViewRequest], controls: Controls
) -> list[ButtonElement]:
    """Return the buttons to the previous and next page; `at(first)` is the request for a page."""
    buttons = []
    if pages.first:
        before = min(pages.size, pages.first)
        value = controls.encode(at(pages.first - before))
        buttons.append(button(f"Previous {before:,}", PREVIOUS_ACTION, value))
    after = pages.first + pages.shown
    if (left := pages.total - after) > 0:
        words = f"Next {min(pages.size, left):,} of {pages.total:,}"
        buttons.append(button(words, NEXT_ACTION, controls.encode(at(after))))
    return buttons


def back_button(request: ViewRequest, controls: Controls) -> list[ButtonElement]:
    """Return the button from one meeting back to the answer, if it came from one."""
    if not (request.query.terms or request.day):
        return []
    return [button("Back to the answer", BACK_ACTION, controls.encode(request.deselect()))]


def share_button(request: ViewRequest, controls: Controls) -> list[ButtonElement]:
    """Return the button that posts an answer in the channel, if that is possible."""
    if not controls.can_share:
        return []
    return [button("Share in channel", SHARE_ACTION, controls.encode(request))]


def ask_button(
    words: str, value: Mapping[str, object], label: str, numbers: Iterator[int]
) -> ButtonElement:
    """Return a button that asks what `value` says; `numbers` makes its action id unique."""
    return button(words, f"{ASK_PREFIX}{next(numbers)}", _json(value), label)


def example_buttons(examples: Iterable[str], numbers: Iterator[int]) -> list[ButtonElement]:
    """Return buttons that ask example questions, without those too long for a button's value."""
    return [
        ask_button(example, value, f"Ask for {example}", numbers)
        for example in examples
        if len(_json(value := {"question": example})) <= MAX_BUTTON_VALUE_CHARACTERS
    ]


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def actions_row(buttons: Sequence[ButtonElement]) -> list[Block]:
    """Return buttons as one block; no block if there are none."""
    return [ActionsBlock(elements=list(buttons))] if buttons else []


def quote_count(count: int) -> str:
    """Return `1 quote` or `3 quotes`."""
    return "1 quote" if count == 1 else f"{count:,} quotes"
