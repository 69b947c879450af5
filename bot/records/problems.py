"""What the validator found, in sentences that a curator understands."""

from collections.abc import Iterator
from reprlib import Repr

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.text import clean

Path = tuple[str | int, ...]

LONGEST_SHOWN = 60
SHORT = Repr()  # takes as long for a value of any size or depth
SHORT.maxstring = SHORT.maxother = LONGEST_SHOWN
SHORT.maxlevel = 2

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


def sentences(error: ValidationError) -> Iterator[tuple[Path, str]]:
    """Yield the path of each wrong value and one sentence about it."""
    for detail in error.errors(include_url=False):
        yield detail["loc"], _sentence(detail)


def _sentence(detail: ErrorDetails) -> str:
    path = detail["loc"]
    if not path and detail["type"] in {"model_type", "model_attributes_type"}:
        return "a record must be a mapping of keys such as `source` and `meetings`."
    template = SENTENCES.get(detail["type"])
    if template is None:
        return f"`{_dotted(path) or 'record'}`: {_own_words(detail)}."
    named = _last_key(path)
    around = _dotted(path[:named])
    return template.format(
        key=_dotted(path[named:]) or "record",
        within=f" in `{around}`" if around else "",
        shown=SHORT.repr(detail["input"]),
        expected=(detail.get("ctx") or {}).get("expected", ""),
    )


def _own_words(detail: ErrorDetails) -> str:
    return detail["msg"].removeprefix("Value error, ").rstrip(".")


def _last_key(path: Path) -> int:
    """Return where the last key stands in the path; the places in lists after it belong to it."""
    return max((at for at, part in enumerate(path) if isinstance(part, str)), default=0)


def _dotted(path: Path) -> str:
    """Write a path as `meetings[0].date.edtf`."""
    steps = [f"[{part}]" if isinstance(part, int) else f".{_short(part)}" for part in path]
    return "".join(steps).removeprefix(".")


def _short(key: str) -> str:
    """Return a key that stays on its line, whatever someone has written there."""
    return text if len(text := clean(key)) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
