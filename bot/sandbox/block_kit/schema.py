"""Small checks that combine into a description of JSON: each finds what is wrong, and where."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Check = Callable[[Any, str], Iterator[str]]


def _wrong(sentence: str, pointer: str) -> str:
    return f"{sentence} [json-pointer:{pointer}]"


def anything(_value: Any, _pointer: str) -> Iterator[str]:
    """Accept whatever comes."""
    yield from ()


def boolean(value: Any, pointer: str) -> Iterator[str]:
    """Accept true and false."""
    if not isinstance(value, bool):
        yield _wrong("must be a boolean", pointer)


def number(value: Any, pointer: str) -> Iterator[str]:
    """Accept numbers."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        yield _wrong("must be a number", pointer)


def string(limit: int, at_least: int = 1) -> Check:
    """Accept strings of at most `limit` characters."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield _wrong("must be a string", pointer)
        elif len(value) < at_least:
            yield _wrong(f"must be more than {at_least - 1} characters", pointer)
        elif len(value) > limit:
            yield _wrong(f"must be less than {limit + 1} characters", pointer)

    return check


def between(first: int, last: int) -> Check:
    """Accept whole numbers from `first` to `last`."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield _wrong("must be a whole number", pointer)
        elif not first <= value <= last:
            yield _wrong(f"must be from {first} to {last}", pointer)

    return check


def pattern(expression: str, what: str) -> Check:
    """Accept strings that match all of a regular expression; `what` says what they are."""
    compiled = re.compile(expression)

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            yield _wrong(f"must be {what}", pointer)

    return check


def one_of(*allowed: str) -> Check:
    """Accept one of these strings."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if value not in allowed:
            yield _wrong(f"must be one of {', '.join(allowed)}", pointer)

    return check


def items(limit: int, each: Check, at_least: int = 1) -> Check:
    """Accept lists of at most `limit` things, each of which is right."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield _wrong("must be an array", pointer)
            return
        if len(value) < at_least:
            yield _wrong(f"no less than {at_least} items allowed", pointer)
        if len(value) > limit:
            yield _wrong(f"no more than {limit} items allowed", pointer)
        for place, item in enumerate(value):
            yield from each(item, f"{pointer}/{place}")

    return check


def fields(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """Accept objects with these fields and no others; `type` is looked at elsewhere."""
    known = {**(optional or {}), **required, "type": anything}

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield _wrong("must be an object", pointer)
            return
        for name in required.keys() - value.keys():
            yield _wrong(f"missing required field: {name}", pointer)
        for name, part in value.items():
            if name in known:
                yield from known[name](part, f"{pointer}/{name}")
            else:
                yield _wrong(f"invalid additional property: {name}", pointer)

    return check


def by_type(table: Mapping[str, Check]) -> Check:
    """Accept objects whose `type` is in the table, each as its row says."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if isinstance(kind, str) and kind in table:
            yield from table[kind](value, pointer)
        else:
            yield _wrong(f"unsupported type: {kind}", f"{pointer}/type")

    return check


def both(*checks: Check) -> Check:
    """Accept what all of these accept; a later one sees only what the earlier ones accept."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        for each in checks:
            wrong = list(each(value, pointer))
            yield from wrong
            if wrong:
                return

    return check


def any_field(*names: str) -> Check:
    """Accept objects that have at least one of these fields."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not any(name in value for name in names):
            yield _wrong(f"must have {' or '.join(names)}", pointer)

    return check
