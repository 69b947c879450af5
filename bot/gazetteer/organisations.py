"""The organisations of the gazetteer, from `organisations.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.files import read_data
from bot.gazetteer.countries import ENGLISH

FILE = Path(__file__).with_name("organisations.yaml")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that people speak for, with its English names; `name` is the one to show.

    `occasion` is what the press calls a gathering of its members, where it does; `gatherings` are
    names of these; `other_languages` are its names in any other language.
    """

    name: str
    aliases: tuple[str, ...] = ()
    occasion: str | None = None
    gatherings: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    other_languages: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All English names, the shown one first."""
        return (self.name, *self.aliases)


@cache
def load_organisations() -> tuple[Organisation, ...]:
    """Return the organisations; the file is read at the first call."""
    return tuple(map(_organisation, read_data(FILE)))


def _organisation(entry: Mapping[str, Any]) -> Organisation:
    english = entry[ENGLISH]
    others = (words for language, words in entry.items() if language != ENGLISH)
    return Organisation(
        name=english["name"],
        aliases=tuple(english.get("aliases", ())),
        occasion=english.get("occasion"),
        gatherings=tuple(english.get("gatherings", ())),
        demonyms=tuple(english.get("demonyms", ())),
        capitals=tuple(english.get("capitals", ())),
        other_languages=tuple(name for words in others for name in words["aliases"]),
    )
