"""Han characters as Japanese read them in names, with a morphological dictionary."""

import re
from functools import cache

from bot.names.kana import romaji

LONGEST = 6  # characters of a Japanese name
READINGS = 12  # segmentations asked of the dictionary; the likeliest come first


@cache
def _tagger():
    import fugashi  # noqa: PLC0415
    import ipadic  # noqa: PLC0415

    return fugashi.GenericTagger(ipadic.MECAB_ARGS)


def kanji_readings(text: str) -> list[tuple[str, ...]]:
    """Return the readings of a name as Japanese: family name, given name."""
    name = re.sub(r"[\s・]+", "", text)
    if not 1 < len(name) <= LONGEST:
        return []
    found = {}
    for path in _tagger().nbestToNodeList(name, READINGS):
        nodes = [(node.surface, node.feature) for node in path]
        if any(len(feature) < 9 for _, feature in nodes):
            continue
        is_name = nodes[0][1][3] == "姓"
        family = romaji(nodes[0][1][7])
        given = "".join(romaji(feature[7]) for _, feature in nodes[1:])
        named = sum(feature[2] == "人名" for _, feature in nodes)
        words = tuple(filter(None, (family, given)))
        found.setdefault(words, (not is_name, len(nodes) - named, len(nodes)))
    return sorted(found, key=lambda w: found[w])[:3]
