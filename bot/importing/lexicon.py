"""The word lists of the importer, from `lexicon.yaml`, which says what each list is for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from bot.files import read_data
from bot.gazetteer.countries import ENGLISH
from bot.records.model import MeetingKind, MeetingStatus

FILE = Path(__file__).with_name("lexicon.yaml")

WordSet = frozenset[str]


class VerbClass(StrEnum):
    """What a verb reports."""

    MEETING = "meeting"
    ATTENDING = "attending"
    TALKING = "talking"
    BRIEFING = "briefing"
    JOINING = "joining"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RemarkLexicon:
    """The lists of the file by their names there; those of several languages are one set."""

    abbreviations: WordSet
    adverbs: WordSet
    american_offices: WordSet
    articles: WordSet
    attendance_words: WordSet
    away_words: WordSet
    before_general: WordSet
    between_heads: WordSet
    bodies: WordSet
    bodies_in_titles: WordSet
    collective_groups: WordSet
    continents: WordSet
    forms_of_address: WordSet
    former: WordSet
    fused_heads: WordSet
    giving_verbs: WordSet
    groups: WordSet
    heads: WordSet
    honorifics: WordSet
    joined_particles: WordSet
    list_ends: WordSet
    list_fillers: WordSet
    meeting_nouns: WordSet
    noble_heads: WordSet
    not_names: WordSet
    not_present_after: WordSet
    noun_verbs: WordSet
    object_verbs: WordSet
    offices_of_any_country: WordSet
    particles: WordSet
    passive_verbs: WordSet
    portfolio: WordSet
    portfolio_links: WordSet
    royal_honorifics: WordSet
    ruler_titles: WordSet
    small_heads: WordSet
    state_groups: WordSet
    status_words: WordSet
    styles: WordSet
    topic_prepositions: WordSet
    unmarked_name_words: WordSet
    name_spellings: Mapping[str, str]
    plural_heads: Mapping[str, str]
    verbs: Mapping[str, VerbClass]
    status_patterns: tuple[tuple[re.Pattern[str], MeetingStatus], ...]
    kind_patterns: tuple[tuple[re.Pattern[str], MeetingKind], ...]
    trip_called_off: re.Pattern[str]
    courtesy_call: re.Pattern[str]
    death: re.Pattern[str]


@cache
def load_lexicon() -> RemarkLexicon:
    """Return the lexicon; the file is read at the first call."""
    content = read_data(FILE)
    word_sets = {each.name for each in fields(RemarkLexicon) if each.type is WordSet}
    return RemarkLexicon(
        **{name: frozenset().union(*content[name].values()) for name in word_sets},
        name_spellings=_merged(content["name_spellings"]),
        plural_heads=content["plural_heads"][ENGLISH],
        verbs={
            verb: VerbClass(verb_class)
            for verb_class, verbs in content["verbs"][ENGLISH].items()
            for verb in verbs
        },
        status_patterns=tuple(
            (pattern, MeetingStatus(status))
            for status, pattern in _patterns(content["status_patterns"][ENGLISH])
        ),
        kind_patterns=tuple(
            (pattern, MeetingKind(kind))
            for kind, pattern in _patterns(content["kind_patterns"][ENGLISH])
        ),
        trip_called_off=re.compile(content["trip_called_off"][ENGLISH], re.IGNORECASE),
        courtesy_call=re.compile(content["courtesy_call"][ENGLISH], re.IGNORECASE),
        death=re.compile(content["death"][ENGLISH]),
    )


def any_of(words: WordSet) -> str:
    """Return a regular expression for any of these words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _merged(by_language: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {word: other for words in by_language.values() for word, other in words.items()}


def _patterns(listed: list[Mapping[str, Any]]) -> Iterator[tuple[str, re.Pattern[str]]]:
    for entry in listed:
        for name, pattern in entry.items():
            yield name, re.compile(pattern, re.IGNORECASE)
