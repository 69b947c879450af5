"""Serialization of parsed names in the column `names` of the table `entities`."""

import json
from collections.abc import Iterable

from bot.name_matching.name_parts import ParsedName


def pack(names: Iterable[ParsedName]) -> str:
    """Return names as JSON, for `unpack`."""
    rows = [
        (each.words, each.content, each.family, each.family_core, each.parts, each.is_east_asian)
        for each in names
    ]
    return json.dumps(rows, separators=(",", ":"))


def unpack(packed: str) -> tuple[ParsedName, ...]:
    """Return the names that `pack` wrote."""
    return tuple(
        ParsedName(tuple(words), content, family, core, tuple(parts), is_east_asian)
        for words, content, family, core, parts, is_east_asian in json.loads(packed)
    )
