"""The state of inputs and selects in views and messages, in Slack's format."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.block_kit.traversal import Block, Element, find_elements
from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import JsonObject
from bot.sandbox.workspace.messages import Message

InputState = Mapping[str, Mapping[str, JsonObject]]
OptionsByValue = Mapping[str, JsonObject]


@dataclass(frozen=True, slots=True)
class InputKind:
    """How one type of element stores its value: the keys of the value and of the initial value."""

    key: str
    initial: str
    form: Literal["text", "option", "options", "texts"] = "text"

    @property
    def is_multiple(self) -> bool:
        """Whether the element takes several values."""
        return self.form in ("options", "texts")


_TEXT = InputKind("value", "initial_value")
_OPTION = InputKind("selected_option", "initial_option", "option")
_OPTIONS = InputKind("selected_options", "initial_options", "options")

INPUT_KINDS: Mapping[str, InputKind] = {
    "plain_text_input": _TEXT,
    "email_text_input": _TEXT,
    "url_text_input": _TEXT,
    "number_input": _TEXT,
    "timepicker": InputKind("selected_time", "initial_time"),
    "datepicker": InputKind("selected_date", "initial_date"),
    "static_select": _OPTION,
    "external_select": _OPTION,
    "radio_buttons": _OPTION,
    "multi_static_select": _OPTIONS,
    "multi_external_select": _OPTIONS,
    "checkboxes": _OPTIONS,
    "users_select": InputKind("selected_user", "initial_user"),
    "channels_select": InputKind("selected_channel", "initial_channel"),
    "conversations_select": InputKind("selected_conversation", "initial_conversation"),
    "multi_users_select": InputKind("selected_users", "initial_users", "texts"),
    "multi_channels_select": InputKind("selected_channels", "initial_channels", "texts"),
    "multi_conversations_select": InputKind(
        "selected_conversations", "initial_conversations", "texts"
    ),
}


def build_input_state(blocks: tuple[Block, ...], before: InputState) -> InputState:
    """Build the state of all inputs in blocks.

    An input keeps its value from `before` if its ids and type are the same; otherwise it gets the
    element's initial value.
    """
    state: dict[str, dict[str, JsonObject]] = {}
    for block, element in find_elements(blocks):
        if element["type"] in INPUT_KINDS:
            block_id, action_id = block["block_id"], element["action_id"]
            previous = before.get(block_id, {}).get(action_id, {})
            entry = previous if previous.get("type") == element["type"] else _initial_entry(element)
            state.setdefault(block_id, {})[action_id] = entry
    return state


def build_selection(element: Element, values: Sequence[str], offered: OptionsByValue) -> JsonObject:
    """Build the state entry of an element from form values.

    Raises RefusedError if an option is neither in the element nor in `offered`.
    """
    kind = INPUT_KINDS[element["type"]]
    known = {option["value"]: option for option in find_options(element)} | dict(offered)
    values = [value for value in values if value]
    if kind.form in ("option", "options"):
        if missing := [value for value in values if value not in known]:
            raise RefusedError("invalid_option", f"there is no option {missing[0]!r}")
        selected: list[Any] = [known[value] for value in values]
    else:
        selected = list(values)
    return _entry(element["type"], selected)


def selected_values(entry: JsonObject) -> list[str]:
    """Return the values of a state entry as form values."""
    kind = INPUT_KINDS[entry["type"]]
    value = entry.get(kind.key)
    values = value if kind.is_multiple else [value]
    return [part["value"] if isinstance(part, Mapping) else part for part in values or () if part]


def find_options(element: Element) -> Iterator[JsonObject]:
    """Yield the options of an element, including those of groups and the initial options."""
    groups = element.get("option_groups") or ()
    yield from element.get("options") or ()
    for group in groups:
        yield from group["options"]
    yield from _initial_options(element)


def _initial_options(element: Element) -> Iterable[JsonObject]:
    if option := element.get("initial_option"):
        return [option]
    return element.get("initial_options") or ()


def _initial_entry(element: Element) -> JsonObject:
    kind = INPUT_KINDS[element["type"]]
    initial = element.get(kind.initial)
    values = initial if kind.is_multiple else [initial]
    return _entry(element["type"], [part for part in values or () if part])


def _entry(element_type: str, selected: list[Any]) -> JsonObject:
    kind = INPUT_KINDS[element_type]
    value = selected if kind.is_multiple else (selected[0] if selected else None)
    return {"type": element_type, kind.key: value}


class SelectState:
    """What people have selected in messages, and the options that the app has offered for selects.

    Not thread-safe by itself: callers hold the lock of the ChangeNotifier.
    """

    def __init__(self) -> None:
        self._offered: defaultdict[tuple[str, str, str], dict[str, JsonObject]] = defaultdict(dict)
        self._states: dict[tuple[str, str], InputState] = {}

    def add_options(
        self, surface_id: str, block_id: str, action_id: str, options: Iterable[JsonObject]
    ) -> None:
        """Add options that the app has offered for an element of a view or a message."""
        self._offered[surface_id, block_id, action_id] |= {o["value"]: o for o in options}

    def offered_options(self, surface_id: str, block_id: str, action_id: str) -> OptionsByValue:
        """Return all options that the app has offered for an element so far."""
        return self._offered.get((surface_id, block_id, action_id), {})

    def state(self, message: Message, person_id: str) -> InputState:
        """Return what a person has selected in a message."""
        return build_input_state(message.blocks, self._states.get((message.ts, person_id), {}))

    def save(self, message: Message, person_id: str, state: InputState) -> None:
        """Save what a person has selected in a message."""
        self._states[message.ts, person_id] = state
