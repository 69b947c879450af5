"""What the validator found, in sentences that a curator understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

LONGEST_SHOWN = 60

# The validator's kinds of error that read badly as they are; the others are shown in its own words.
SENTENCES = {
    "missing": "`{key}` is missing{within}.",
    "extra_forbidden": "`{key}` is no key of the format{within}.",
    "enum": "`{key}` is {shown}, but must be one of {expected}{within}.",
    "string_type": "`{key}` must be text, but is {shown}{within}: put it in quotation marks.",
    "string_too_short": "`{key}` is empty{within}.",
    "model_type": "`{key}` must be a mapping of keys to values{within}.",
    "model_attributes_type": "`{key}` must be a mapping of keys to values{within}.",
    "tuple_type": "`{key}` must be a list{within}.",
}


def sentences(error: ValidationError) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the path of each wrong value and one sentence about it."""
    for detail in error.errors(include_url=False):
        yield detail["loc"], _sentence(detail)


def _sentence(detail: ErrorDetails) -> str:
    path = detail["loc"]
    if not path and detail["type"] in {"model_type", "model_attributes_type"}:
        return "a record must be a mapping of keys such as `source` and `meetings`."
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "record")
    template = SENTENCES.get(detail["type"])
    if template is None:
        return f"`{_dotted(path) or 'record'}`: {_own_words(detail)}."
    around = _dotted(path[:-1])
    return template.format(
        key=key,
        within=f" in `{around}`" if around else "",
        shown=_shown(detail["input"]),
        expected=(detail.get("ctx") or {}).get("expected", ""),
    )


def _own_words(detail: ErrorDetails) -> str:
    return detail["msg"].removeprefix("Value error, ").rstrip(".")


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _dotted(path: tuple[str | int, ...]) -> str:
    """Write a path as `meetings[0].date.edtf`."""
    steps = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(steps).removeprefix(".")
