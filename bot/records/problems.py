"""Describe validation errors in sentences for curators."""

from collections.abc import Iterator
from reprlib import Repr
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.records.model import EVIDENCE_PART_PATTERN, ID_PATTERN, SHA256_PATTERN, URL_PATTERN
from bot.records.yaml_lines import ValuePath
from bot.text import clean

MAX_VALUE_LENGTH = 60  # characters of a value or key in a sentence
MAX_VALUE_DEPTH = 2

# By pydantic's error type: one for each type that the format can cause
SENTENCE_TEMPLATES = {
    "missing": "`{key}` is missing{within}.",
    "extra_forbidden": "`{key}` is not a key of the format{within}.",
    "invalid_key": "`{key}` must be text to be a key{within}.",
    "enum": "`{key}` is {shown}{within}, but must be one of {expected}.",
    "string_type": "`{key}` must be text, but is {shown}{within}: put it in quotation marks.",
    "string_unicode": "`{key}` contains a character that is not Unicode{within}: {shown}.",
    "string_too_short": "`{key}` is empty{within}.",
    "string_too_long": "`{key}` has {length} characters{within}; {max_length} are allowed.",
    "string_pattern_mismatch": "`{key}` is {shown}{within}, but must {shape}.",
    "int_type": "`{key}` is {shown}{within}, but must be a whole number, without quotation marks.",
    "greater_than": "`{key}` is {shown}{within}, but must be more than {gt}.",
    "greater_than_equal": "`{key}` is {shown}{within}, but must be {ge} or more.",
    "model_type": "`{key}` must be a mapping of keys to values{within}.",
    "tuple_type": "`{key}` must be a list{within}.",
    "value_error": "`{key}`{within}: {error}.",
}
DEFAULT_TEMPLATE = "`{key}` is {shown}{within}, which the format does not allow."
NOT_A_MAPPING = "a record must be a mapping of keys such as `source` and `meetings`."

PATTERN_DESCRIPTIONS = {
    ID_PATTERN: (
        "be an id: lower-case letters, digits, `.`, `_` and `-`, with a letter or digit first"
    ),
    EVIDENCE_PART_PATTERN: (
        "be a part such as `participants.0`, `topics.0` or `places.0`, or `occasion`, `place`,"
        " `status` or `summary`"
    ),
    SHA256_PATTERN: "be 64 digits and letters from `a` to `f`, in lower case",
    URL_PATTERN: (
        "be a web address that begins with `http://` or `https://`, without spaces, `<`, `>`, `|`"
    ),
}


def sentences(error: ValidationError) -> Iterator[tuple[ValuePath, str]]:
    """Yield the path of each invalid value, and one sentence that says what is wrong."""
    for detail in error.errors(include_url=False):
        yield detail["loc"], _sentence(detail)


def sentence_about(path: ValuePath, words: str) -> str:
    """Return the sentence for a broken rule: `words` is a clause about the part at a path."""
    return f"`{_dotted(path) or 'record'}`: {words}."


def display_value(value: Any) -> str:
    """Return a value as a curator writes it, truncated; takes the same time for any size."""
    words = {None: "null", True: "true", False: "false"}
    if value is None or isinstance(value, bool):
        return words[value]
    short = Repr()
    short.maxstring = short.maxother = MAX_VALUE_LENGTH
    short.maxlevel = MAX_VALUE_DEPTH
    return short.repr(value)


def _sentence(detail: ErrorDetails) -> str:
    path, value = detail["loc"], detail["input"]
    context: dict[str, Any] = detail.get("ctx") or {}
    if not path and detail["type"] == "model_type":
        return NOT_A_MAPPING
    split = _last_key(path)
    around = _dotted(path[:split])
    return SENTENCE_TEMPLATES.get(detail["type"], DEFAULT_TEMPLATE).format(
        **context,
        key=_dotted(path[split:]) or "record",
        within=f" in `{around}`" if around else "",
        shown=display_value(value),
        length=len(value) if isinstance(value, str) else 0,
        shape=PATTERN_DESCRIPTIONS.get(context.get("pattern", "")),
    )


def _last_key(path: ValuePath) -> int:
    """Return the position of the last key in a path; the list indices after it belong to it."""
    return max((at for at, part in enumerate(path) if isinstance(part, str)), default=0)


def _dotted(path: ValuePath) -> str:
    """Return a path as `meetings[0].date.edtf`."""
    steps = [f"[{part}]" if isinstance(part, int) else f".{_truncated(part)}" for part in path]
    return "".join(steps).removeprefix(".")


def _truncated(key: str) -> str:
    """Return a key on one line, truncated."""
    return text if len(text := clean(key)) <= MAX_VALUE_LENGTH else f"{text[:MAX_VALUE_LENGTH]}…"
