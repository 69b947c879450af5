"""Terms of office of those who led a country or its diplomacy, from `leaders.yaml`."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.files import read_data
from bot.text import FoldedWords, fold

FILE = Path(__file__).with_name("leaders.yaml")


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody in one office: `terms` are EDTF intervals, one for each election or appointment.

    `is_ruler` tells that a period may be called by the name alone: `under Ford`.
    """

    name: str
    title: str
    country: str
    terms: tuple[str, ...]
    is_ruler: bool = False


@cache
def load_leaders() -> Mapping[FoldedWords, tuple[Leader, ...]]:
    """Return the leaders by the folded words of their names, family names and aliases."""
    leaders: defaultdict[FoldedWords, dict[Leader, None]] = defaultdict(dict)
    for office in read_data(FILE):
        for each in office["holders"]:
            leader = Leader(
                each["name"],
                office["title"],
                office["country"],
                tuple(each["terms"]),
                office.get("is_ruler", False),
            )
            family = each.get("family") or each["name"].split()[-1]
            for name in (each["name"], family, *each.get("aliases", ())):
                leaders[fold(name)][leader] = None
    return {words: tuple(found) for words, found in leaders.items()}
