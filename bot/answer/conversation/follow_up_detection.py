"""Detect from its words how a question follows up on an earlier one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from bot.search.query.model import TermKind

WORDS_FILE = Path(__file__).with_name("follow_up_words.yaml")
TRIMMED = " \t\n.,;:!?…"
LAST = -1  # as a position in a list


class MergeMode(StrEnum):
    """What a question does to the people, topics and places that were asked for before."""

    NEW = "new"
    ADD = "add"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How a question follows up on an earlier one.

    `pronoun_kinds` are the kinds of term that its pronouns stand for; `one_person` is its pronoun
    for one person, if any, and `excluded_pronoun` the one in `without her`. `ordinal` is the
    position of the meeting that it picks from a list, from 0, or LAST. When `is_any_time`, the
    dates and places that were asked for before do not count.
    """

    merge_mode: MergeMode = MergeMode.NEW
    pronoun_kinds: frozenset[TermKind] = frozenset()
    ordinal: int | None = None
    is_more: bool = False
    is_any_time: bool = False
    wants_details: bool = False
    one_person: str = ""
    excluded_pronoun: str = ""

    @property
    def is_follow_up(self) -> bool:
        """Whether the question cannot be understood without the earlier one."""
        is_merged = self.merge_mode is not MergeMode.NEW or bool(self.pronoun_kinds)
        return is_merged or self.is_more or self.ordinal is not None


@dataclass(frozen=True, slots=True)
class FollowUpPatterns:
    """The words of follow-up questions, as patterns; `ordinals` are positions by word."""

    conjunctions: re.Pattern[str]
    openers: tuple[tuple[re.Pattern[str], MergeMode], ...]
    pronouns: Mapping[TermKind, re.Pattern[str]]
    singular_pronouns: re.Pattern[str]
    excluded_pronoun: re.Pattern[str]
    any_time: re.Pattern[str]
    any_time_or_place: re.Pattern[str]
    details: re.Pattern[str]
    ordinal_question: re.Pattern[str]
    more_question: re.Pattern[str]
    ordinals: Mapping[str, int]


def detect_follow_up(question: str) -> FollowUp:
    """Return how a question follows up on an earlier one."""
    patterns = follow_up_patterns()
    words = question.strip(TRIMMED)
    modes = (mode for opener, mode in patterns.openers if opener.match(words))
    one_person = patterns.singular_pronouns.search(words)
    excluded = patterns.excluded_pronoun.search(words)
    return FollowUp(
        merge_mode=next(modes, MergeMode.NEW),
        pronoun_kinds=frozenset(
            kind for kind, pronouns in patterns.pronouns.items() if pronouns.search(words)
        ),
        ordinal=_ordinal(words, patterns),
        is_more=patterns.more_question.fullmatch(words) is not None,
        is_any_time=any(
            pattern.search(question) for pattern in (patterns.any_time, patterns.any_time_or_place)
        ),
        wants_details=patterns.details.search(words) is not None,
        one_person=one_person[0].lower() if one_person else "",
        excluded_pronoun=excluded["pronoun"].lower() if excluded else "",
    )


def strip_leading_conjunctions(question: str) -> str:
    """Return a question without the conjunctions at its beginning."""
    conjunctions = follow_up_patterns().conjunctions.match(question)
    return question[conjunctions.end() :] if conjunctions else question


def _ordinal(words: str, patterns: FollowUpPatterns) -> int | None:
    match = patterns.ordinal_question.fullmatch(words)
    if match is None:
        return None
    which = match["which"].lower()
    return patterns.ordinals[which] if which in patterns.ordinals else int(which) - 1


@cache
def follow_up_patterns() -> FollowUpPatterns:
    """Read the words of follow-up questions, of all languages."""
    content = yaml.safe_load(WORDS_FILE.read_text(encoding="utf-8"))
    words = {
        name: [each for phrases in lists.values() for each in phrases]
        for name, lists in content.items()
    }
    ordinals = {word: at for at, written in enumerate(words["ordinals"]) for word in written}
    ordinals |= dict.fromkeys(words["last"], LAST)
    before_replacing = rf"(?:{_any(words['before_replacing_openers'])}\s+)?"
    please = rf"(?:,?\s+{_any(words['please'])})?"
    return FollowUpPatterns(
        conjunctions=_pattern(rf"\s*(?:{_any(words['conjunctions'])}\b[\s,]*)+"),
        openers=(
            (
                _pattern(rf"{before_replacing}{_any(words['replacing_openers'])}\b"),
                MergeMode.REPLACE,
            ),
            (_pattern(rf"{_any(words['adding_openers'])}\b"), MergeMode.ADD),
        ),
        pronouns={
            TermKind.PERSON: _whole(words["person_pronouns"]),
            TermKind.PLACE: _whole(words["place_pronouns"]),
            TermKind.DATE: _whole(words["date_pronouns"]),
            TermKind.TOPIC: _whole(words["topic_pronouns"]),
        },
        singular_pronouns=_whole(words["singular_pronouns"]),
        excluded_pronoun=_pattern(
            rf"\b{_any(words['exclusions'])}\s+(?P<pronoun>{_any(words['person_pronouns'])})\b"
        ),
        any_time=_pattern(rf"\b{_any(words['any_time'])}\b[\s?!.]*$"),
        any_time_or_place=_whole(words["any_time_or_place"]),
        details=_whole(words["details"]),
        ordinal_question=_pattern(
            rf"(?:{_any(words['before_ordinal'])}\s+)*(?:the\s+|#\s*|no\.?\s*|number\s+)*"
            rf"(?P<which>{_any(ordinals)}|[1-9][0-9]?)"
            rf"(?:\s+{_any(words['after_ordinal'])})?{please}"
        ),
        more_question=_pattern(
            rf"(?:{_any(words['before_more'])}\s+)?{_any(words['more'])}"
            rf"(?:\s+{_any(words['after_more'])})?{please}"
        ),
        ordinals=ordinals,
    )


def _any(phrases: Iterable[str]) -> str:
    """Return a pattern for one of several phrases, the longest that fits."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return f"(?:{'|'.join(longest_first)})".replace(" ", r"\s+")


def _whole(phrases: Iterable[str]) -> re.Pattern[str]:
    return _pattern(rf"\b{_any(phrases)}\b")


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
