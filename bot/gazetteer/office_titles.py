"""Titles of offices in one form, and which of them are the same office in another country."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.files import read_data
from bot.gazetteer.countries import ENGLISH
from bot.text import FoldedWords

FILE = Path(__file__).with_name("office_titles.yaml")
EXACT_TITLE_SCORE = 1.0
EQUIVALENT_TITLE_SCORE = 0.97  # `Secretary of State` for the foreign minister of the US
LOOSE_TITLE_SCORE = 0.9
OF_STATE = ["state"]  # a Secretary of State is the secretary of nothing else
NOT_IN_WORDS = re.compile(r"[^\w.]+")


@dataclass(frozen=True, slots=True)
class OfficeTitles:
    """The tables of `office_titles.yaml`.

    `offices_of` has the offices that a title is, `class_keywords` the keywords of each class of
    offices in the order they are tried. `ruler_titles` are those of monarchs, heirs and popes.
    """

    offices_of: Mapping[str, frozenset[str]]
    class_keywords: tuple[tuple[str, re.Pattern[str]], ...]
    ruler_classes: frozenset[str]
    ruler_titles: frozenset[str]
    loose_titles: Mapping[str, tuple[str, ...]]
    only_in: Mapping[str, str]
    of_any_country: frozenset[str]
    spellings: Mapping[str, str]
    plurals: Mapping[str, str]
    modifiers: frozenset[str]
    inverted_heads: frozenset[str]
    complement_prepositions: frozenset[str]


@cache
def title_words() -> frozenset[str]:
    """Return the words of the keywords of `office_titles.yaml`, which stand before a name."""
    entries = read_data(FILE)["offices"]
    return frozenset(
        word
        for each in entries
        for title in each.get("keywords", {}).get(ENGLISH, ())
        for word in title.split()
    )


@cache
def load_office_titles() -> OfficeTitles:
    """Return the tables; the file is read at the first call."""
    content = read_data(FILE)
    offices = content.pop("offices")
    table = {name: words[ENGLISH] for name, words in content.items()}
    titles = [(each["name"], each["titles"][ENGLISH]) for each in offices if "titles" in each]
    keywords = [(each["name"], each["keywords"][ENGLISH]) for each in offices if "keywords" in each]
    known = {title for _, others in titles for title in others}
    return OfficeTitles(
        offices_of={
            title: frozenset(name for name, others in titles if title in others) for title in known
        },
        class_keywords=tuple(
            (name, re.compile("|".join(map(re.escape, words)))) for name, words in keywords
        ),
        ruler_classes=frozenset(each["name"] for each in offices if each.get("is_ruler")),
        ruler_titles=frozenset(
            title for each in offices if each.get("is_ruler") for title in each["keywords"][ENGLISH]
        ),
        loose_titles={title: tuple(others) for title, others in table["loose_titles"].items()},
        only_in=table["only_in"],
        of_any_country=frozenset(table["of_any_country"]),
        spellings=table["spellings"],
        plurals=table["plurals"],
        modifiers=frozenset(table["modifiers"]),
        inverted_heads=frozenset(table["inverted_heads"]),
        complement_prepositions=frozenset(table["complement_prepositions"]),
    )


def normalize_title(words: Iterable[str]) -> str:
    """Return a title in one form: `Minister for Foreign Affairs` → foreign affairs minister.

    `words` are folded.
    """
    table = load_office_titles()
    plain = [table.spellings.get(word, word) for word in words if word not in table.modifiers]
    is_inverted = (
        plain[:1] != []
        and plain[0] in table.inverted_heads
        and plain[1:2] in (["of"], ["for"])
        and plain[2:] not in ([], OF_STATE)
    )
    return " ".join([*plain[2:], plain[0]] if is_inverted else plain)


def short_titles(title: str) -> Iterator[FoldedWords]:
    """Yield the words of a title's short forms: ambassador for `ambassador to japan`."""
    table = load_office_titles()
    words = title.split()
    for at, word in enumerate(words[1:], 1):
        if word in table.complement_prepositions and title not in table.offices_of:
            yield tuple(words[:at])


def is_country_unspecified(words: FoldedWords) -> bool:
    """Return whether a title does not say of which country the office is: `prime minister`."""
    return normalize_title(words) in load_office_titles().of_any_country


def singular_title(words: FoldedWords) -> FoldedWords:
    """Return a title in the singular: `secretaries of state` → secretary of state."""
    plurals = load_office_titles().plurals
    return tuple(plurals.get(word, word) for word in words)


def is_plural_title(words: FoldedWords) -> bool:
    """Return whether words mean all who hold an office: `foreign ministers`."""
    singular = singular_title(words)
    return singular != words and normalize_title(singular) in load_office_titles().offices_of


def title_score(asked: str, title: str) -> float:
    """Return how well a title is the one asked for, from 0 for another office to 1.

    Both are in the form of `normalize_title`.
    """
    if asked == title or tuple(asked.split()) in short_titles(title):
        return EXACT_TITLE_SCORE
    table = load_office_titles()
    none: frozenset[str] = frozenset()
    offices = table.offices_of.get(title, none)
    if table.offices_of.get(asked, none) & offices:
        return EQUIVALENT_TITLE_SCORE
    loose = table.loose_titles.get(asked, ())
    is_loose = title in loose or any(offices & table.offices_of.get(each, none) for each in loose)
    return LOOSE_TITLE_SCORE if is_loose else 0.0


def office_class(title: str) -> str:
    """Return the class of an office by its title as it is written; the title where it has none.

    The classes are those of `office_titles.yaml` with keywords: coarse, and of any country.
    """
    words = title.lower()
    spaced = NOT_IN_WORDS.sub(" ", words)
    found = (
        name for name, keywords in load_office_titles().class_keywords if keywords.search(spaced)
    )
    return next(found, words)
