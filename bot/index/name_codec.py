"""Names that are taken apart, as the index keeps them."""

import json
from collections.abc import Iterable

from bot.name_matching.name_parts import ParsedName


def pack(forms: Iterable[ParsedName]) -> str:
    """Write names as JSON, for `unpack`."""
    rows = [
        (each.words, each.content, each.family, each.family_core, each.parts, each.is_east_asian)
        for each in forms
    ]
    return json.dumps(rows, separators=(",", ":"))


def unpack(forms: str) -> tuple[ParsedName, ...]:
    """Read what `pack` wrote."""
    return tuple(
        ParsedName(tuple(words), meaning, family, core, tuple(parts), native)
        for words, meaning, family, core, parts, native in json.loads(forms)
    )
