"""Slack's limits on the elements that a person presses, chooses from or fills in, as tables."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.sandbox.block_kit.composition import (
    CONFIRM,
    GROUP,
    ID,
    LINK_OPTION,
    OPTION,
    RICH_OPTION,
    URL,
    plain,
)
from bot.sandbox.block_kit.schema import (
    Check,
    any_field,
    anything,
    between,
    boolean,
    both,
    fields,
    items,
    number,
    one_of,
    pattern,
    string,
)

_TIME = pattern(r"([01]\d|2[0-3]):[0-5]\d", "a time as HH:MM")
_DATE = pattern(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "a date as YYYY-MM-DD")

_COMMON: dict[str, Check] = {"action_id": ID, "confirm": CONFIRM, "focus_on_load": boolean}
_SELECT: dict[str, Check] = _COMMON | {"placeholder": plain(150)}
_MANY: dict[str, Check] = _SELECT | {"max_selected_items": between(1, 100)}
_OPTIONS: dict[str, Check] = {"options": items(100, OPTION), "option_groups": items(100, GROUP)}
_ONE_FIRST: dict[str, Check] = {"initial_option": OPTION}
_MANY_FIRST: dict[str, Check] = {"initial_options": items(100, OPTION)}
_QUERY: dict[str, Check] = {"min_query_length": number}
_PLACES: dict[str, Check] = {"default_to_current_conversation": boolean, "filter": anything}
_REPLY: dict[str, Check] = {"response_url_enabled": boolean}


def _first_is_there(value: Any, pointer: str) -> Iterator[str]:
    """Accept elements whose first choice is one of their options."""
    several = [*value.get("options", ()), *_grouped(value)]
    for name in ("initial_option", "initial_options"):
        first = value.get(name, [])
        if any(option not in several for option in (first if isinstance(first, list) else [first])):
            yield f"must be one of the options [json-pointer:{pointer}/{name}]"


def _grouped(value: Any) -> Iterator[Any]:
    for group in value.get("option_groups", ()):
        yield from group.get("options", ())


_HAS_OPTIONS = both(any_field("options", "option_groups"), _first_is_there)
_IDS = items(100, ID)

_BUTTON = fields(
    {"text": plain(75)},
    {
        "action_id": ID,
        "url": URL,
        "value": string(2000, at_least=0),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
)
_SELECTS: Mapping[str, Check] = {
    "static_select": both(fields({}, _SELECT | _OPTIONS | _ONE_FIRST), _HAS_OPTIONS),
    "multi_static_select": both(fields({}, _MANY | _OPTIONS | _MANY_FIRST), _HAS_OPTIONS),
    "external_select": fields({}, _SELECT | _QUERY | _ONE_FIRST),
    "multi_external_select": fields({}, _MANY | _QUERY | _MANY_FIRST),
    "users_select": fields({}, _SELECT | {"initial_user": ID}),
    "multi_users_select": fields({}, _MANY | {"initial_users": _IDS}),
    "channels_select": fields({}, _SELECT | _REPLY | {"initial_channel": ID}),
    "multi_channels_select": fields({}, _MANY | {"initial_channels": _IDS}),
    "conversations_select": fields({}, _SELECT | _PLACES | _REPLY | {"initial_conversation": ID}),
    "multi_conversations_select": fields({}, _MANY | _PLACES | {"initial_conversations": _IDS}),
}
_RICH: dict[str, Check] = {"options": items(10, RICH_OPTION)}
_CHOICES: Mapping[str, Check] = {
    "checkboxes": both(
        fields(_RICH, _COMMON | {"initial_options": items(10, RICH_OPTION)}), _first_is_there
    ),
    "radio_buttons": both(
        fields(_RICH, _COMMON | {"initial_option": RICH_OPTION}), _first_is_there
    ),
    "datepicker": fields({}, _SELECT | {"initial_date": _DATE}),
    "timepicker": fields({}, _SELECT | {"initial_time": _TIME, "timezone": string(100)}),
}
_DISPATCH = fields(
    {}, {"trigger_actions_on": items(2, one_of("on_enter_pressed", "on_character_entered"))}
)
_TEXT: dict[str, Check] = {
    "action_id": ID,
    "placeholder": plain(150),
    "initial_value": string(3000, at_least=0),
    "dispatch_action_config": _DISPATCH,
    "focus_on_load": boolean,
}
_LENGTHS: dict[str, Check] = {
    "multiline": boolean,
    "min_length": between(0, 3000),
    "max_length": between(1, 3000),
}
_BOUNDS: dict[str, Check] = {"min_value": string(100), "max_value": string(100)}

INTERACTIVE: Mapping[str, Check] = {
    "button": _BUTTON,
    "overflow": fields({"options": items(5, LINK_OPTION)}, {"action_id": ID, "confirm": CONFIRM}),
    **_SELECTS,
    **_CHOICES,
}
INPUTS: Mapping[str, Check] = {
    "plain_text_input": fields({}, _TEXT | _LENGTHS),
    "email_text_input": fields({}, _TEXT),
    "url_text_input": fields({}, _TEXT),
    "number_input": fields({"is_decimal_allowed": boolean}, _TEXT | _BOUNDS),
    **_SELECTS,
    **_CHOICES,
}
