"""The buttons of answers: each carries what it shows, so that it works as long as the message."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, PlainTextObject

from bot.answer.conversation.view_request import MeetingView, ViewRequest
from bot.answer.model import Choice
from bot.blocks.mrkdwn import escape

# All of these show something else in the place of the message, or privately beside it
OPEN_PREFIX = "open_"
DETAILS_ACTION, QUOTES_ACTION, BACK_ACTION = (
    f"{OPEN_PREFIX}details",
    f"{OPEN_PREFIX}quotes",
    f"{OPEN_PREFIX}back",
)
NEXT_ACTION, PREVIOUS_ACTION, TABLE_ACTION, CARDS_ACTION = (
    f"{OPEN_PREFIX}next",
    f"{OPEN_PREFIX}previous",
    f"{OPEN_PREFIX}table",
    f"{OPEN_PREFIX}cards",
)
CHOICE_ACTION = f"{OPEN_PREFIX}choice_{{}}"
RELATED_ACTION = f"{OPEN_PREFIX}related_{{}}"
SHARE_ACTION = "share_answer"
MAX_BUTTON_CHARACTERS = 75
MIN_TABLE_MEETINGS = 6  # meetings: fewer are read at once


@dataclass(frozen=True, slots=True)
class Controls:
    """What buttons need: how a request becomes a value, and whether the answer may be shared."""

    encode: Callable[[ViewRequest], str]
    can_share: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """Which part of a list is shown; `size` is how much one page has at most."""

    first: int
    shown: int
    total: int
    size: int


def button(words: str, action_id: str, value: str, label: str = "") -> ButtonElement:
    """Return a button; `label` tells those who hear it what the words alone do not."""
    return ButtonElement(
        text=PlainTextObject(text=truncate_label(words), emoji=False),
        action_id=action_id,
        value=value,
        accessibility_label=truncate_label(label) if label else None,
    )


def meeting_buttons(
    meeting: str, quotes: int, name: str, request: ViewRequest, controls: Controls
) -> Block:
    """Return the buttons below a meeting."""
    details = controls.encode(request.look(meeting, MeetingView.DETAILS))
    buttons = [button("Details", DETAILS_ACTION, details, f"Details: {name}")]
    if quotes:
        said = controls.encode(request.look(meeting, MeetingView.QUOTES))
        words = quote_count(quotes)
        buttons.append(button(words, QUOTES_ACTION, said, f"{words}: {name}"))
    return ActionsBlock(elements=buttons)


def choice_buttons(choices: Sequence[Choice], controls: Controls) -> list[Block]:
    """Return a button for each whom the question may have meant."""
    buttons = [
        button(choice.name, CHOICE_ACTION.format(at), controls.encode(choice.request))
        for at, choice in enumerate(choices)
    ]
    return [ActionsBlock(elements=buttons)] if buttons else []


def page_buttons(
    pages: Pages, at: Callable[[int], ViewRequest], controls: Controls
) -> list[ButtonElement]:
    """Return the buttons to the pages before and after; `at` returns the one from a place on."""
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
    """Return the way back from one meeting to the list, if there was any."""
    if not (request.query.terms or request.day):
        return []
    return [button("Back to the answer", BACK_ACTION, controls.encode(request.back()))]


def share_button(request: ViewRequest, controls: Controls) -> list[ButtonElement]:
    """Return the button that posts what one person reads, where that is possible."""
    if not controls.can_share:
        return []
    return [button("Share in channel", SHARE_ACTION, controls.encode(request))]


def actions_row(buttons: Sequence[ButtonElement]) -> list[Block]:
    """Return buttons side by side; nothing for none."""
    return [ActionsBlock(elements=list(buttons))] if buttons else []


def truncate_label(words: str) -> str:
    """Return words that fit on a button."""
    plain = escape(" ".join(words.split())) or "…"
    return (
        plain
        if len(plain) <= MAX_BUTTON_CHARACTERS
        else f"{plain[: MAX_BUTTON_CHARACTERS - 1].rstrip()}…"
    )


def quote_count(count: int) -> str:
    """Return `1 quote` or `3 quotes`."""
    return "1 quote" if count == 1 else f"{count:,} quotes"
