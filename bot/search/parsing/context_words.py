"""Load the function words that tell how to read the words next to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.search.analysis.stopwords import load_word_lists
from bot.search.query.model import PlaceRole

WORDS_FILE = Path(__file__).with_name("context_words.yaml")


@dataclass(frozen=True, slots=True)
class ContextWords:
    """The folded words of all languages; the file says what each list is for."""

    preposition_roles: Mapping[str, PlaceRole]
    locatives: frozenset[str]
    pair_connectors: frozenset[str]
    speech_verbs: frozenset[str]
    auxiliaries: frozenset[str]
    list_connectors: frozenset[str]


@cache
def context_words() -> ContextWords:
    """Return the words, which are read once."""
    lists = load_word_lists(WORDS_FILE)
    return ContextWords(
        preposition_roles={
            **dict.fromkeys(lists["location_prepositions"], PlaceRole.WHERE),
            **dict.fromkeys(lists["delegation_prepositions"], PlaceRole.DELEGATION),
        },
        locatives=lists["locatives"],
        pair_connectors=lists["pair_connectors"],
        speech_verbs=lists["speech_verbs"],
        auxiliaries=lists["auxiliaries"],
        list_connectors=lists["list_connectors"],
    )
