"""Han characters as Koreans read them."""

import re
from functools import cache

from bot.names.hangul import hangul_readings

LONGEST = 4  # characters of a Korean's name

# The South does not say r, nor n before i, where a word begins; the North does
SOUTHERN = str.maketrans(
    "라락란람랑래량려력련렬렴령례로록론뢰료룡루류륙륜률륭릉리린림립녀년념녕뇨니",
    "나낙난남낭내양여역연열염영예노녹논뇌요용누유육윤율융능이인임입여연염영요이",
)


@cache
def _table() -> dict[str, str]:
    from hanja.table import hanja_table  # noqa: PLC0415 - a quarter of a second, only if asked for

    return hanja_table


def hanja_readings(text: str) -> list[tuple[str, ...]]:
    """Return the readings of a Korean's name in Han characters, none if it cannot be one."""
    name = re.sub(r"[\s·]", "", text)
    table = _table()
    if not 1 < len(name) <= LONGEST or any(char not in table for char in name):
        return []
    northern = "".join(table[char] for char in name)
    southern = northern[0].translate(SOUTHERN) + northern[1:]
    given = northern[0].translate(SOUTHERN) + northern[1].translate(SOUTHERN) + northern[2:]
    spelled = dict.fromkeys((southern, given))
    found = [reading for name in spelled for reading in hangul_readings(name)[:2]]
    return found[:3]
