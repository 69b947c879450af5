"""The words for kinds of meetings."""

from functools import lru_cache

from bot.name_matching.deletion_keys import typed_similarity
from bot.records.model import MeetingKind
from bot.search.analysis.stopwords import COMMON_WORDS

# With what people call a kind, any of those that it may mean
WORDS: dict[str, tuple[MeetingKind, ...]] = {
    "summit": (MeetingKind.SUMMIT,),
    "trilateral": (MeetingKind.TRILATERAL,),
    "call": (MeetingKind.CALL,),
    "phone": (MeetingKind.CALL,),
    "telephone": (MeetingKind.CALL,),
    "phone call": (MeetingKind.CALL,),
    "telephone call": (MeetingKind.CALL,),
    "phone conversation": (MeetingKind.CALL,),
    "telephone conversation": (MeetingKind.CALL,),
    "visit": (MeetingKind.VISIT,),
    "trip": (MeetingKind.VISIT,),
    "courtesy call": (MeetingKind.COURTESY_CALL,),
    "courtesy visit": (MeetingKind.COURTESY_CALL,),
    "press conference": (MeetingKind.PRESS_CONFERENCE,),
    "news conference": (MeetingKind.PRESS_CONFERENCE,),
    "presser": (MeetingKind.PRESS_CONFERENCE,),
    "conference": (MeetingKind.CONFERENCE, MeetingKind.PRESS_CONFERENCE),
    "briefing": (MeetingKind.BRIEFING,),
    "press briefing": (MeetingKind.BRIEFING, MeetingKind.PRESS_CONFERENCE),
}
PARTS = frozenset(part for name in WORDS for part in name.split())
LONGEST = max(len(name.split()) for name in WORDS)
REMEMBERED = 4_096  # runs of words
MOST_ERRORS = 2  # letters


def is_meeting_type_word(word: str) -> bool:
    """Tell whether a word, spelled rightly, is one of those for kinds."""
    return word in PARTS or word.removesuffix("s") in PARTS


@lru_cache(REMEMBERED)
def find_kinds(words: tuple[str, ...], *, is_near: bool) -> tuple[tuple[MeetingKind, ...], bool]:
    """Return the kinds that words stand for, and whether they are spelled rightly.

    `is_near` also takes words that are mistyped.
    """
    if len(words) > LONGEST:
        return (), True
    typed = " ".join(words)
    singular = typed.removesuffix("s")
    if kinds := WORDS.get(typed) or WORDS.get(singular):
        return kinds, True
    if not is_near or singular in COMMON_WORDS:
        return (), True
    near = {
        name: typed_similarity(singular, name)
        for name in WORDS
        if abs(len(name) - len(singular)) <= MOST_ERRORS
    }
    best = max(near, key=near.__getitem__, default="")
    return (WORDS[best], False) if best and near[best] else ((), True)
