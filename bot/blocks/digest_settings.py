"""A channel's digest settings as a message with buttons, and as a modal."""

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
    Option,
    PlainTextObject,
    RadioButtonsElement,
    SectionBlock,
    TimePickerElement,
)
from slack_sdk.models.views import View

from bot.blocks.message import OutgoingMessage
from bot.blocks.mrkdwn import FormattedText, escape, text_object, truncate
from bot.digest.schedule_parser import DAY_NAMES
from bot.store.model import OnEmpty, Subscription

PREVIEW_ACTION, SETTINGS_ACTION, TURN_ON_ACTION, TURN_OFF_ACTION = (
    "digest_preview",
    "digest_settings",
    "digest_on",
    "digest_off",
)
SETTINGS_CALLBACK = "digest_save"
TIME_FIELD, ZONE_FIELD, DAYS_FIELD, ON_EMPTY_FIELD = (
    "digest_time",
    "digest_zone",
    "digest_days",
    "digest_empty",
)
FILTER_FIELDS = {
    "people": "digest_people",
    "topics": "digest_topics",
    "countries": "digest_countries",
}
FILTER_LABELS = {
    "people": "Only with these people",
    "topics": "Only about these topics",
    "countries": "Only with these countries",
}
ON_EMPTY_LABELS = {
    OnEmpty.NOTHING: "Post nothing",
    OnEmpty.WEEK: "Post the nearest anniversaries of the week",
}
LONGEST_OPTION = 75


@dataclass(frozen=True, slots=True)
class FilterNames:
    """Names of the ids that a subscription filters by, in their order."""

    people: Sequence[tuple[str, str]] = ()
    topics: Sequence[tuple[str, str]] = ()
    countries: Sequence[tuple[str, str]] = ()


def settings_message(words: Sequence[str], *, is_on: bool) -> OutgoingMessage:
    """Return the settings in sentences, with what can be done about them."""
    buttons = [
        ButtonElement(text="Preview", action_id=PREVIEW_ACTION),
        ButtonElement(text="Settings…", action_id=SETTINGS_ACTION),
        ButtonElement(text="Switch off", action_id=TURN_OFF_ACTION)
        if is_on
        else ButtonElement(text="Switch on", action_id=TURN_ON_ACTION, style="primary"),
    ]
    first, *others = words
    text = text_object(
        [FormattedText(first, bold=True), *(FormattedText(f"\n{line}") for line in others)]
    )
    blocks: tuple[Block, ...] = (SectionBlock(text=text), ActionsBlock(elements=buttons))
    return OutgoingMessage(escape(" ".join(words)), blocks)


def settings_view(subscription: Subscription, chosen: FilterNames, private: str) -> View:
    """Return the modal that sets a digest; `private` comes back with what is submitted."""
    schedule = subscription.schedule
    days = [_option(str(day), name) for day, name in enumerate(DAY_NAMES)]
    kept: Mapping[str, Sequence[tuple[str, str]]] = {
        "people": chosen.people, "topics": chosen.topics, "countries": chosen.countries,
    }  # fmt: skip
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
            _input(FILTER_LABELS[name], _filter(action_id, kept[name]), optional=True)
            for name, action_id in FILTER_FIELDS.items()
        ),
        _input("On days with nothing", _on_empty(subscription.on_empty)),
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


def _on_empty(chosen: OnEmpty) -> RadioButtonsElement:
    options = {each: _option(each.value, words) for each, words in ON_EMPTY_LABELS.items()}
    return RadioButtonsElement(
        action_id=ON_EMPTY_FIELD, options=list(options.values()), initial_option=options[chosen]
    )


def _filter(action_id: str, kept: Sequence[tuple[str, str]]) -> ExternalDataMultiSelectElement:
    initial = [_option(entity, name) for entity, name in kept]
    return ExternalDataMultiSelectElement(
        action_id=action_id, initial_options=initial or None, min_query_length=1
    )


def option_json(value: str, text: str) -> dict[str, object]:
    """Return one option of a select, as the answer to a search for options has it."""
    return {
        "text": {"type": "plain_text", "text": escape(truncate(text, LONGEST_OPTION))},
        "value": value,
    }


def _option(value: str, text: str) -> Option:
    return Option(value=value, text=PlainTextObject(text=escape(truncate(text, LONGEST_OPTION))))


def _input(label: str, element: object, *, optional: bool = False) -> InputBlock:
    action_id = getattr(element, "action_id", None)
    return InputBlock(label=label, element=element, block_id=action_id, optional=optional)  # type: ignore[arg-type]  # any of the elements above
