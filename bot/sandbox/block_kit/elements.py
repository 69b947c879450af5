"""Slack's schema and limits for interactive elements and input elements."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.sandbox.block_kit.composition import (
    CONFIRM,
    ID,
    MRKDWN_OPTION,
    OPTION,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    URL,
    plain_text,
)
from bot.sandbox.block_kit.schema import (
    Check,
    all_of,
    any_field,
    any_value,
    boolean,
    fields,
    integer_between,
    items,
    number,
    one_of,
    pattern,
    string,
)

_TIME = pattern(r"([01]\d|2[0-3]):[0-5]\d", "a time as HH:MM")
_DATE = pattern(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "a date as YYYY-MM-DD")

_COMMON: dict[str, Check] = {"action_id": ID, "confirm": CONFIRM, "focus_on_load": boolean}
_SELECT: dict[str, Check] = _COMMON | {"placeholder": plain_text(150)}
_MULTI_SELECT: dict[str, Check] = _SELECT | {"max_selected_items": integer_between(1, 100)}
_OPTIONS: dict[str, Check] = {
    "options": items(100, OPTION),
    "option_groups": items(100, OPTION_GROUP),
}
_INITIAL_OPTION: dict[str, Check] = {"initial_option": OPTION}
_INITIAL_OPTIONS: dict[str, Check] = {"initial_options": items(100, OPTION)}
_QUERY: dict[str, Check] = {"min_query_length": number}
_CONVERSATIONS: dict[str, Check] = {"default_to_current_conversation": boolean, "filter": any_value}
_RESPONSE_URL: dict[str, Check] = {"response_url_enabled": boolean}


def _check_initial_options(value: Any, pointer: str) -> Iterator[str]:
    """Accept elements whose initial options are among their options."""
    options = [*value.get("options", ()), *_grouped_options(value)]
    for name in ("initial_option", "initial_options"):
        initial = value.get(name, [])
        initial = initial if isinstance(initial, list) else [initial]
        if any(option not in options for option in initial):
            yield f"must be one of the options [json-pointer:{pointer}/{name}]"


def _grouped_options(value: Any) -> Iterator[Any]:
    for group in value.get("option_groups", ()):
        yield from group.get("options", ())


_HAS_OPTIONS = all_of(any_field("options", "option_groups"), _check_initial_options)
_IDS = items(100, ID)

_BUTTON = fields(
    {"text": plain_text(75)},
    {
        "action_id": ID,
        "url": URL,
        "value": string(2000, min_length=0),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
)
_SELECTS: Mapping[str, Check] = {
    "static_select": all_of(fields({}, _SELECT | _OPTIONS | _INITIAL_OPTION), _HAS_OPTIONS),
    "multi_static_select": all_of(
        fields({}, _MULTI_SELECT | _OPTIONS | _INITIAL_OPTIONS), _HAS_OPTIONS
    ),
    "external_select": fields({}, _SELECT | _QUERY | _INITIAL_OPTION),
    "multi_external_select": fields({}, _MULTI_SELECT | _QUERY | _INITIAL_OPTIONS),
    "users_select": fields({}, _SELECT | {"initial_user": ID}),
    "multi_users_select": fields({}, _MULTI_SELECT | {"initial_users": _IDS}),
    "channels_select": fields({}, _SELECT | _RESPONSE_URL | {"initial_channel": ID}),
    "multi_channels_select": fields({}, _MULTI_SELECT | {"initial_channels": _IDS}),
    "conversations_select": fields(
        {}, _SELECT | _CONVERSATIONS | _RESPONSE_URL | {"initial_conversation": ID}
    ),
    "multi_conversations_select": fields(
        {}, _MULTI_SELECT | _CONVERSATIONS | {"initial_conversations": _IDS}
    ),
}
_MRKDWN_OPTIONS: dict[str, Check] = {"options": items(10, MRKDWN_OPTION)}
_CHOICE_INPUTS: Mapping[str, Check] = {
    "checkboxes": all_of(
        fields(_MRKDWN_OPTIONS, _COMMON | {"initial_options": items(10, MRKDWN_OPTION)}),
        _check_initial_options,
    ),
    "radio_buttons": all_of(
        fields(_MRKDWN_OPTIONS, _COMMON | {"initial_option": MRKDWN_OPTION}), _check_initial_options
    ),
    "datepicker": fields({}, _SELECT | {"initial_date": _DATE}),
    "timepicker": fields({}, _SELECT | {"initial_time": _TIME, "timezone": string(100)}),
}
_DISPATCH = fields(
    {}, {"trigger_actions_on": items(2, one_of("on_enter_pressed", "on_character_entered"))}
)
_TEXT_INPUT: dict[str, Check] = {
    "action_id": ID,
    "placeholder": plain_text(150),
    "initial_value": string(3000, min_length=0),
    "dispatch_action_config": _DISPATCH,
    "focus_on_load": boolean,
}
_LENGTHS: dict[str, Check] = {
    "multiline": boolean,
    "min_length": integer_between(0, 3000),
    "max_length": integer_between(1, 3000),
}
_BOUNDS: dict[str, Check] = {"min_value": string(100), "max_value": string(100)}

INTERACTIVE_ELEMENTS: Mapping[str, Check] = {
    "button": _BUTTON,
    "overflow": fields(
        {"options": items(5, OVERFLOW_OPTION)}, {"action_id": ID, "confirm": CONFIRM}
    ),
    **_SELECTS,
    **_CHOICE_INPUTS,
}
INPUT_ELEMENTS: Mapping[str, Check] = {
    "plain_text_input": fields({}, _TEXT_INPUT | _LENGTHS),
    "email_text_input": fields({}, _TEXT_INPUT),
    "url_text_input": fields({}, _TEXT_INPUT),
    "number_input": fields({"is_decimal_allowed": boolean}, _TEXT_INPUT | _BOUNDS),
    **_SELECTS,
    **_CHOICE_INPUTS,
}
