"""Composable checks for JSON values.

A check takes a value and its JSON pointer, and yields a sentence for each error.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Check = Callable[[Any, str], Iterator[str]]


def _error(sentence: str, pointer: str) -> str:
    return f"{sentence} [json-pointer:{pointer}]"


def any_value(_value: Any, _pointer: str) -> Iterator[str]:
    """Accept any value."""
    yield from ()


def boolean(value: Any, pointer: str) -> Iterator[str]:
    """Accept true and false."""
    if not isinstance(value, bool):
        yield _error("must be a boolean", pointer)


def number(value: Any, pointer: str) -> Iterator[str]:
    """Accept numbers."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        yield _error("must be a number", pointer)


def string(max_length: int, min_length: int = 1) -> Check:
    """Accept strings of `min_length` to `max_length` characters."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield _error("must be a string", pointer)
        elif len(value) < min_length:
            yield _error(f"must be more than {min_length - 1} characters", pointer)
        elif len(value) > max_length:
            yield _error(f"must be less than {max_length + 1} characters", pointer)

    return check


def integer_between(first: int, last: int) -> Check:
    """Accept whole numbers from `first` to `last`."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield _error("must be a whole number", pointer)
        elif not first <= value <= last:
            yield _error(f"must be from {first} to {last}", pointer)

    return check


def pattern(expression: str, what: str) -> Check:
    """Accept strings that fully match a regular expression; `what` describes them in errors."""
    compiled = re.compile(expression)

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            yield _error(f"must be {what}", pointer)

    return check


def one_of(*allowed: str) -> Check:
    """Accept one of these strings."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if value not in allowed:
            yield _error(f"must be one of {', '.join(allowed)}", pointer)

    return check


def items(max_items: int, each: Check, min_items: int = 1) -> Check:
    """Accept lists of `min_items` to `max_items` items that `each` accepts."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield _error("must be an array", pointer)
            return
        if len(value) < min_items:
            yield _error(f"no less than {min_items} items allowed", pointer)
        if len(value) > max_items:
            yield _error(f"no more than {max_items} items allowed", pointer)
        for position, item in enumerate(value):
            yield from each(item, f"{pointer}/{position}")

    return check


def fields(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """Accept objects with these fields and no others; any `type` is accepted."""
    known = {**(optional or {}), **required, "type": any_value}

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield _error("must be an object", pointer)
            return
        for name in required.keys() - value.keys():
            yield _error(f"missing required field: {name}", pointer)
        for name, part in value.items():
            if name in known:
                yield from known[name](part, f"{pointer}/{name}")
            else:
                yield _error(f"invalid additional property: {name}", pointer)

    return check


def by_type(table: Mapping[str, Check]) -> Check:
    """Accept objects that the check for their `type` accepts."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if isinstance(kind, str) and kind in table:
            yield from table[kind](value, pointer)
        else:
            yield _error(f"unsupported type: {kind}", f"{pointer}/type")

    return check


def all_of(*checks: Check) -> Check:
    """Accept what every check accepts; stop at the first check that finds errors."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        for each in checks:
            errors = list(each(value, pointer))
            yield from errors
            if errors:
                return

    return check


def any_field(*names: str) -> Check:
    """Accept objects that have at least one of these fields."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not any(name in value for name in names):
            yield _error(f"must have {' or '.join(names)}", pointer)

    return check
