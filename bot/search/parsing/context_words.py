"""Load the function words that tell what stands beside them in a query."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.search.query.model import PlaceRole

WORDS_FILE = Path(__file__).with_name("context_words.yaml")


@dataclass(frozen=True, slots=True)
class ContextWords:
    """The folded words of all languages; the file says what each list is for."""

    preposition_roles: Mapping[str, PlaceRole]
    exclusion_prepositions: frozenset[str]
    abroad: frozenset[str]
    locatives: frozenset[str]
    pair_connectors: frozenset[str]
    speech_verbs: frozenset[str]
    auxiliaries: frozenset[str]
    list_connectors: frozenset[str]


@cache
def context_words() -> ContextWords:
    """Return the words, which are read once."""
    by_language = yaml.load(WORDS_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)

    def words(name: str) -> frozenset[str]:
        return frozenset(word for lists in by_language.values() for word in lists[name].split())

    return ContextWords(
        preposition_roles={
            **dict.fromkeys(words("location_prepositions"), PlaceRole.WHERE),
            **dict.fromkeys(words("exclusion_prepositions"), PlaceRole.WHERE),
            **dict.fromkeys(words("delegation_prepositions"), PlaceRole.DELEGATION),
        },
        exclusion_prepositions=words("exclusion_prepositions"),
        abroad=frozenset(phrase for lists in by_language.values() for phrase in lists["abroad"]),
        locatives=words("locatives"),
        pair_connectors=words("pair_connectors"),
        speech_verbs=words("speech_verbs"),
        auxiliaries=words("auxiliaries"),
        list_connectors=words("list_connectors"),
    )
