"""Known periods and events by which people date others, from `periods.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.files import read_data
from bot.gazetteer.countries import ENGLISH
from bot.text import FoldedWords, fold

FILE = Path(__file__).with_name("periods.yaml")
ABOUT = frozenset({"date", "source", "since_end"})  # besides these an entry has languages


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period with its name in a sentence, `the Cold War`; `edtf` is a day or an interval.

    `since_end` tells that `since` counts from its end.
    """

    name: str
    edtf: str
    since_end: bool = False


@cache
def load_periods() -> Mapping[FoldedWords, NamedPeriod]:
    """Return the periods by the folded words of each of their names, without an article."""
    periods: dict[FoldedWords, NamedPeriod] = {}
    for entry in read_data(FILE):
        name = entry[ENGLISH]["name"]
        period = NamedPeriod(name, entry["date"], entry.get("since_end", False))
        languages = (words for key, words in entry.items() if key not in ABOUT)
        aliases = (alias for words in languages for alias in words.get("aliases", ()))
        for each in (name.removeprefix("the "), *aliases):
            periods.setdefault(fold(each), period)
    return periods
