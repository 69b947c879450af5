"""What a run of words can stand for, and how good each explanation is: a table of features."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.index.model import EntityKind
from bot.records.model import Kind
from bot.search.alignment import Alignment, align
from bot.search.query import Candidate, Term, TermKind
from bot.search.words import without_fillers

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.index.model import Name
    from bot.search.vocabulary import Vocabulary
    from bot.search.words import Word

# How well each explains a word, from 0 to 1. The order counts, not the distances.
FULL_NAME = 1.00
TOPIC_NAME = 0.98  # a topic's whole name or another word for it
PLACE_NAME = 0.97
MEETING_KIND = 0.96
FAMILY_NAME = 0.95  # the press calls people by it
GIVEN_NAME = 0.90
PART_OF_NAME = 0.85
PART_OF_TOPIC = 0.70  # at least half of a topic's words
IN_TEXT = 0.60  # only in titles, summaries and quotes
MISTYPED = 0.65  # times the above: an exact reading of any kind explains better
OTHER_ORDER = 0.99  # times the above: `Kyung-wha Kang`
LEAST_OF_TOPIC = 0.5

MOST_ALIGNED = 400  # names of one family may be thousands; the best fitting come first
LONGEST_RUN = 6  # words of a query that are tried as one name

KIND_WORDS: dict[tuple[str, ...], Kind] = {
    ("summit",): Kind.SUMMIT,
    ("summits",): Kind.SUMMIT,
    ("trilateral",): Kind.TRILATERAL,
    ("trilaterals",): Kind.TRILATERAL,
    ("call",): Kind.CALL,
    ("calls",): Kind.CALL,
    ("called",): Kind.CALL,
    ("phone",): Kind.CALL,
    ("phone", "call"): Kind.CALL,
    ("phone", "calls"): Kind.CALL,
    ("telephone", "call"): Kind.CALL,
    ("visit",): Kind.VISIT,
    ("visits",): Kind.VISIT,
    ("visited",): Kind.VISIT,
    ("trip",): Kind.VISIT,
    ("courtesy", "call"): Kind.COURTESY_CALL,
    ("press", "conference"): Kind.PRESS_CONFERENCE,
    ("press", "conferences"): Kind.PRESS_CONFERENCE,
    ("news", "conference"): Kind.PRESS_CONFERENCE,
    ("conference",): Kind.CONFERENCE,
    ("briefing",): Kind.BRIEFING,
}  # fmt: skip

KINDS = {
    EntityKind.PERSON: TermKind.PERSON,
    EntityKind.TOPIC: TermKind.TOPIC,
    EntityKind.PLACE: TermKind.PLACE,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A term that some words can be taken for, and how well it explains them."""

    term: Term
    quality: float


class Reader:
    """Gives the readings of any run of words; one for each query, for it remembers look-ups."""

    def __init__(self, vocabulary: Vocabulary, is_in_text: Callable[[str], bool]) -> None:
        self._vocabulary = vocabulary
        self._is_in_text = is_in_text
        self._found: dict[str, dict[Name, float]] = {}

    def readings(self, words: tuple[Word, ...], *, whole: bool) -> list[Reading]:
        """Return what this run of words can stand for.

        `whole` tells that it is one word as typed, which may be looked up in texts.
        """
        typed = _typed(words)
        folded = tuple(word.folded for word in words)
        found = self._named(folded, typed)
        if kind := KIND_WORDS.get(folded):
            candidate = Candidate(kind.value, kind.value, 1.0)
            found.append(Reading(Term(typed, TermKind.KIND, (candidate,)), MEETING_KIND))
        # A person whom a text only mentions did not take part: that would pretend an answer
        is_name = any(r.term.kind is TermKind.PERSON and r.quality >= PART_OF_NAME for r in found)
        if whole and not is_name and self._is_in_text(typed):
            found.append(Reading(Term(typed, TermKind.TEXT), IN_TEXT))
        return found

    def _named(self, folded: tuple[str, ...], typed: str) -> list[Reading]:
        """Return the people, topics and places that words name, a reading for each kind."""
        best: defaultdict[EntityKind, dict[str, Candidate]] = defaultdict(dict)
        for name in self._candidates(folded):
            score = _score(folded, name)
            known = best[name.kind].get(name.entity)
            if score and (known is None or score > known.score):
                best[name.kind][name.entity] = Candidate(name.entity, name.canonical, score)
        found = []
        for kind, by_entity in best.items():
            ranked = sorted(by_entity.values(), key=lambda each: (-each.score, each.entity))
            if ranked:
                found.append(Reading(Term(typed, KINDS[kind], tuple(ranked)), ranked[0].score))
        return found

    def _candidates(self, folded: tuple[str, ...]) -> list[Name]:
        """Return the names that share most with the words, as many as can be looked at closely."""
        votes: defaultdict[Name, float] = defaultdict(float)
        for word in {*folded, "".join(folded)}:
            if word not in self._found:
                self._found[word] = self._vocabulary.find(word)
            for name, similarity in self._found[word].items():
                votes[name] += similarity * len(word)
        return sorted(votes, key=lambda name: (-votes[name], name.entity, name.name))[:MOST_ALIGNED]


def _typed(words: tuple[Word, ...]) -> str:
    by_place = {word.typed_at: word.typed for word in words}
    return " ".join(by_place.values())


def _score(folded: tuple[str, ...], name: Name) -> float:
    """Score how well words name somebody or something; 0 when they do not."""
    if name.kind is EntityKind.PERSON:
        return _rated(folded, name.words, lambda found: _person_feature(found, name))
    known = without_fillers(name.words)
    feature = _topic_feature if name.kind is EntityKind.TOPIC else _place_feature
    return _rated(folded, known, lambda found: feature(len(found.used) / len(known)))


def _rated(
    folded: tuple[str, ...], known: tuple[str, ...], feature: Callable[[Alignment], float]
) -> float:
    found = align(folded, known)
    if found is None:
        return 0.0
    exactness = 1.0 if found.similarity == 1 else MISTYPED * found.similarity
    order = 1.0 if found.in_order else OTHER_ORDER
    return round(feature(found) * exactness * order, 4)


def _person_feature(found: Alignment, name: Name) -> float:
    if len(found.used) == len(name.words):
        return FULL_NAME
    met = {name.words[at] for at in found.used}
    family = set(name.family)
    if not family:
        return PART_OF_NAME
    if met == family:
        return FAMILY_NAME
    return PART_OF_NAME if met & family else GIVEN_NAME


def _topic_feature(coverage: float) -> float:
    if coverage == 1:
        return TOPIC_NAME
    return PART_OF_TOPIC * (0.5 + coverage / 2) if coverage >= LEAST_OF_TOPIC else 0.0


def _place_feature(coverage: float) -> float:
    return PLACE_NAME if coverage == 1 else 0.0
