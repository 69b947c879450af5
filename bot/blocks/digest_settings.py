"""The settings of a digest: a message with buttons, and a modal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    ExternalDataMultiSelectElement,
    ExternalDataSelectElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextObject,
    RadioButtonsElement,
    TimePickerElement,
)
from slack_sdk.models.views import View

from bot.blocks.components import section
from bot.blocks.message import OutgoingMessage
from bot.blocks.mrkdwn import FormattedText, escape, label_text
from bot.store.model import OnEmpty, Subscription
from bot.written_dates import WEEKDAY_NAMES

PREVIEW_ACTION = "digest_preview"
SETTINGS_ACTION = "digest_settings"
TURN_ON_ACTION = "digest_on"
TURN_OFF_ACTION = "digest_off"
SETTINGS_CALLBACK = "digest_save"
# Each is the id of a block and of its only element
TIME_FIELD = "digest_time"
ZONE_FIELD = "digest_zone"
DAYS_FIELD = "digest_days"
ON_EMPTY_FIELD = "digest_empty"
FILTER_FIELDS = {
    "people": "digest_people",
    "topics": "digest_topics",
    "countries": "digest_countries",
}
FILTER_LABELS = {
    "people": "Only meetings with these people",
    "topics": "Only meetings about these topics",
    "countries": "Only meetings with these countries",
}
ON_EMPTY_LABELS = {
    OnEmpty.NOTHING: "Post nothing",
    OnEmpty.WEEK: "Post the nearest anniversaries of the week",
}


@dataclass(frozen=True, slots=True)
class FilterNames:
    """The id and name of each entity that a subscription is limited to, in order."""

    people: Sequence[tuple[str, str]] = ()
    topics: Sequence[tuple[str, str]] = ()
    countries: Sequence[tuple[str, str]] = ()


def settings_message(lines: Sequence[str], *, is_on: bool) -> OutgoingMessage:
    """Return the settings as lines of text, the first in bold, with buttons to change them."""
    buttons = [
        ButtonElement(text="Preview", action_id=PREVIEW_ACTION),
        ButtonElement(text="Settings…", action_id=SETTINGS_ACTION),
        ButtonElement(text="Turn off", action_id=TURN_OFF_ACTION)
        if is_on
        else ButtonElement(text="Turn on", action_id=TURN_ON_ACTION, style="primary"),
    ]
    first, *others = lines
    spans = [FormattedText(first, bold=True), *(FormattedText(f"\n{line}") for line in others)]
    blocks: tuple[Block, ...] = (section(spans), ActionsBlock(elements=buttons))
    return OutgoingMessage(escape(" ".join(lines)), blocks)


def settings_view(subscription: Subscription, names: FilterNames, private: str) -> View:
    """Return the modal with a subscription's settings.

    `private`, of at most 3,000 characters, is returned by Slack when the modal is submitted.
    """
    schedule = subscription.schedule
    days = [_option(str(day), name) for day, name in enumerate(WEEKDAY_NAMES)]
    selected: Mapping[str, Sequence[tuple[str, str]]] = {
        "people": names.people,
        "topics": names.topics,
        "countries": names.countries,
    }
    blocks: list[Block] = [
        _input(
            "Time of day",
            TimePickerElement(action_id=TIME_FIELD, initial_time=f"{schedule.at:%H:%M}"),
        ),
        _input(
            "Time zone",
            ExternalDataSelectElement(
                action_id=ZONE_FIELD,
                initial_option=_option(schedule.zone, schedule.zone),
                min_query_length=0,
            ),
        ),
        _input(
            "Days",
            CheckboxesElement(
                action_id=DAYS_FIELD,
                options=days,
                initial_options=[days[day] for day in sorted(schedule.weekdays)],
            ),
        ),
        *(
            _input(FILTER_LABELS[name], _filter(action_id, selected[name]), optional=True)
            for name, action_id in FILTER_FIELDS.items()
        ),
        _input("On days without meetings", _on_empty(subscription.on_empty)),
    ]
    return View(
        type="modal",
        callback_id=SETTINGS_CALLBACK,
        title=PlainTextObject(text="On this day"),
        submit=PlainTextObject(text="Save"),
        close=PlainTextObject(text="Cancel"),
        private_metadata=private,
        blocks=blocks,
    )


def _on_empty(selected: OnEmpty) -> RadioButtonsElement:
    options = {each: _option(each.value, label) for each, label in ON_EMPTY_LABELS.items()}
    return RadioButtonsElement(
        action_id=ON_EMPTY_FIELD, options=list(options.values()), initial_option=options[selected]
    )


def _filter(action_id: str, selected: Sequence[tuple[str, str]]) -> ExternalDataMultiSelectElement:
    initial = [_option(entity_id, name) for entity_id, name in selected]
    return ExternalDataMultiSelectElement(
        action_id=action_id, initial_options=initial or None, min_query_length=1
    )


def _option(value: str, text: str) -> Option:
    return Option(value=value, text=PlainTextObject(text=label_text(text)))


def _input(label: str, element: InputInteractiveElement, *, optional: bool = False) -> InputBlock:
    return InputBlock(label=label, element=element, block_id=element.action_id, optional=optional)
