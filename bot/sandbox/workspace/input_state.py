"""What a person can fill in: how Slack writes the state of each kind of element."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.errors import RefusedError
from bot.sandbox.workspace.block_ids import Element, find_elements
from bot.sandbox.workspace.messages import Block

Json = Mapping[str, Any]
State = Mapping[str, Mapping[str, Json]]
Options = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class ElementKind:
    """How one kind of element says what was chosen: under which key, and in which form."""

    key: str
    initial: str
    form: Literal["text", "option", "options", "texts"] = "text"

    @property
    def is_many(self) -> bool:
        """Whether several things can be chosen."""
        return self.form in ("options", "texts")


_TEXT = ElementKind("value", "initial_value")
_OPTION = ElementKind("selected_option", "initial_option", "option")
_OPTIONS = ElementKind("selected_options", "initial_options", "options")

KINDS: Mapping[str, ElementKind] = {
    "plain_text_input": _TEXT,
    "email_text_input": _TEXT,
    "url_text_input": _TEXT,
    "number_input": _TEXT,
    "timepicker": ElementKind("selected_time", "initial_time"),
    "datepicker": ElementKind("selected_date", "initial_date"),
    "static_select": _OPTION,
    "external_select": _OPTION,
    "radio_buttons": _OPTION,
    "multi_static_select": _OPTIONS,
    "multi_external_select": _OPTIONS,
    "checkboxes": _OPTIONS,
    "users_select": ElementKind("selected_user", "initial_user"),
    "channels_select": ElementKind("selected_channel", "initial_channel"),
    "conversations_select": ElementKind("selected_conversation", "initial_conversation"),
    "multi_users_select": ElementKind("selected_users", "initial_users", "texts"),
    "multi_channels_select": ElementKind("selected_channels", "initial_channels", "texts"),
    "multi_conversations_select": ElementKind(
        "selected_conversations", "initial_conversations", "texts"
    ),
}


def build_state(blocks: tuple[Block, ...], before: State) -> State:
    """The state of all that can be filled in; what was there before under the same names stays."""
    state: dict[str, dict[str, Json]] = {}
    for block, element in find_elements(blocks):
        if element["type"] in KINDS:
            block_id, action_id = block["block_id"], element["action_id"]
            old = before.get(block_id, {}).get(action_id, {})
            entry = old if old.get("type") == element["type"] else _first(element)
            state.setdefault(block_id, {})[action_id] = entry
    return state


def read_choice(element: Element, chosen: Sequence[str], offered: Options) -> Json:
    """Write what a person chose as Slack does; an option must be there, or have been offered."""
    kind = KINDS[element["type"]]
    known = {option["value"]: option for option in options_of(element)} | dict(offered)
    values = [value for value in chosen if value]
    if kind.form in ("option", "options"):
        if missing := [value for value in values if value not in known]:
            raise RefusedError("invalid_option", f"nobody has offered {missing[0]!r}")
        picked: list[Any] = [known[value] for value in values]
    else:
        picked = list(values)
    return _entry(element["type"], picked)


def chosen_values(entry: Json) -> list[str]:
    """What is chosen in a state, as the values of a form."""
    kind = KINDS[entry["type"]]
    found = entry.get(kind.key)
    several = found if kind.is_many else [found]
    return [part["value"] if isinstance(part, Mapping) else part for part in several or () if part]


def options_of(element: Element) -> Iterator[Json]:
    """The options that stand in an element itself, those chosen from the start included."""
    groups = element.get("option_groups") or ()
    yield from element.get("options") or ()
    for group in groups:
        yield from group["options"]
    yield from _first_options(element)


def _first_options(element: Element) -> Iterable[Json]:
    if first := element.get("initial_option"):
        return [first]
    return element.get("initial_options") or ()


def _first(element: Element) -> Json:
    kind = KINDS[element["type"]]
    first = element.get(kind.initial)
    several = first if kind.is_many else [first]
    return _entry(element["type"], [part for part in several or () if part])


def _entry(type_: str, picked: list[Any]) -> Json:
    kind = KINDS[type_]
    value = picked if kind.is_many else (picked[0] if picked else None)
    return {"type": type_, kind.key: value}
