"""Names that are taken apart, as the index keeps them."""

import json
from collections.abc import Iterable

from bot.name_matching.name_parts import Known


def pack(forms: Iterable[Known]) -> str:
    """Write names as JSON, for `unpack`."""
    rows = [
        (each.words, each.meaning, each.family, each.family_core, each.parts, each.is_east_asian)
        for each in forms
    ]
    return json.dumps(rows, separators=(",", ":"))


def unpack(forms: str) -> tuple[Known, ...]:
    """Read what `pack` wrote."""
    return tuple(
        Known(tuple(words), meaning, family, core, tuple(parts), native)
        for words, meaning, family, core, parts, native in json.loads(forms)
    )
