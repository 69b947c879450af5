"""How a question leans on what came before it in a thread, told from its words alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.search.query.model import TermKind

TRIMMED = " \t\n.,;:!?…"


class MergeMode(StrEnum):
    """What becomes of those asked for before when somebody of the same kind is named now."""

    NEW = "new"
    ADD = "add"
    REPLACE = "replace"


# The first that fits a question's beginning
OPENERS: tuple[tuple[str, MergeMode], ...] = (
    (r"(?:(?:and|but|ok(?:ay)?)\s+)?(?:what|how)\s+(?:about|of|if)\b", MergeMode.REPLACE),
    (r"(?:or|instead|rather)\b", MergeMode.REPLACE),
    (r"(?:and|also|plus|with|only|just|but|then|ok(?:ay)?)\b", MergeMode.ADD),
    (r"(?:in|on|at|since|before|after|from|until|till|between|during|about|by)\b", MergeMode.ADD),
)
# Of these, words that only join: they are not looked for
LEADING_CONJUNCTIONS = re.compile(
    r"\s*(?:(?:and|or|but|also|plus|only|just|then|instead|rather|ok(?:ay)?)\b[\s,]*)+",
    re.IGNORECASE,
)
# Words that stand for something said before, and what that may be
PRONOUNS: Mapping[TermKind, str] = {
    TermKind.PERSON: r"he|she|him|her|his|hers|they|them|their|theirs|both|each\s+other",
    TermKind.PLACE: r"there",
    TermKind.DATE: r"then|that\s+(?:year|month|week|day|time)",
    TermKind.TOPIC: r"(?:about|on|of)\s+(?:it|this|that)",
}
ONE_PERSON = re.compile(r"\b(he|she|him|her|his|hers)\b", re.IGNORECASE)
# `Have they met before?` asks for all their meetings, not for those of the year asked for before
ANY_TIME = re.compile(
    r"\b(?:before|ever|again|previously|earlier|other\s+(?:times|meetings)|how\s+often)\b[\s?!.]*$",
    re.IGNORECASE,
)
_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()  # noqa: SIM905  # reads as a list
_SHORT = "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th".split()  # noqa: SIM905  # as above
_COUNTED = "one two three four five six seven eight nine ten".split()  # noqa: SIM905  # as above
ORDINALS: Mapping[str, int] = {
    word: at for words in (_WORDS, _SHORT, _COUNTED) for at, word in enumerate(words)
} | {"last": -1}
_WHICH = "|".join(ORDINALS)
_ASKING = (
    r"(?:(?:and|but|please|show|tell|open|give|me|us|what|how|about|more|details?|quotes?|sources?"
    r"|of|on|from|for|in|was|said|at)\s+)*"
)
ORDINAL_QUESTION = re.compile(
    rf"{_ASKING}(?:the\s+|#\s*|no\.?\s*|number\s+)*(?P<which>{_WHICH}|[1-9][0-9]?)"
    r"(?:\s+(?:one|meeting|of\s+(?:them|these|those)))?(?:,?\s+please)?",
    re.IGNORECASE,
)
NEXT_PAGE_QUESTION = re.compile(
    r"(?:and\s+)?(?:show\s+)?(?:me\s+)?(?:(?:the\s+)?(?:more|next|rest|others?)|next\s+page)"
    r"(?:\s+(?:ones?|meetings))?(?:,?\s+please)?",
    re.IGNORECASE,
)
DETAILS = re.compile(r"\b(?:details?|sources?|who\s+(?:was|were)|participants?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How a question leans on what came before; `kinds` are those that its pronouns stand for."""

    merge_mode: MergeMode = MergeMode.NEW
    pronoun_kinds: frozenset[TermKind] = frozenset()
    ordinal: int | None = None
    is_more: bool = False
    is_any_time: bool = False
    wants_details: bool = False
    one_person: str = ""

    @property
    def is_follow_up(self) -> bool:
        """Whether it cannot be understood without what came before."""
        return bool(self.merge_mode is not MergeMode.NEW or self.pronoun_kinds or self.is_more) or (
            self.ordinal is not None
        )


def detect_follow_up(question: str) -> FollowUp:
    """Return how a question leans on what came before."""
    said = question.strip(TRIMMED)
    openers = (manner for start, manner in OPENERS if re.match(start, said, re.IGNORECASE))
    kinds = {
        kind
        for kind, words in PRONOUNS.items()
        if re.search(rf"\b(?:{words})\b", said, re.IGNORECASE)
    }
    one_person = ONE_PERSON.search(said)
    return FollowUp(
        merge_mode=next(openers, MergeMode.NEW),
        pronoun_kinds=frozenset(kinds),
        ordinal=_picked(said),
        is_more=NEXT_PAGE_QUESTION.fullmatch(said) is not None,
        is_any_time=ANY_TIME.search(question) is not None,
        wants_details=DETAILS.search(said) is not None,
        one_person=one_person[0].lower() if one_person else "",
    )


def strip_leading_conjunctions(question: str) -> str:
    """Return a question without the words at its beginning that join it to what came before."""
    joining = LEADING_CONJUNCTIONS.match(question)
    return question[joining.end() :] if joining else question


def _picked(said: str) -> int | None:
    """Return which of the meetings shown is meant by `the first one`, -1 for the last."""
    picked = ORDINAL_QUESTION.fullmatch(said)
    if picked is None:
        return None
    which = picked["which"].lower()
    return ORDINALS[which] if which in ORDINALS else int(which) - 1
