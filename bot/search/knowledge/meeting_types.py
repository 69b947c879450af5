"""The words for kinds of meetings."""

from functools import lru_cache

from bot.name_matching.deletion_keys import typed_similarity
from bot.records.model import Kind
from bot.search.analysis.stopwords import COMMON

# With what people call a kind, any of those that it may mean
WORDS: dict[str, tuple[Kind, ...]] = {
    "summit": (Kind.SUMMIT,),
    "trilateral": (Kind.TRILATERAL,),
    "call": (Kind.CALL,),
    "phone": (Kind.CALL,),
    "telephone": (Kind.CALL,),
    "phone call": (Kind.CALL,),
    "telephone call": (Kind.CALL,),
    "phone conversation": (Kind.CALL,),
    "telephone conversation": (Kind.CALL,),
    "visit": (Kind.VISIT,),
    "trip": (Kind.VISIT,),
    "courtesy call": (Kind.COURTESY_CALL,),
    "courtesy visit": (Kind.COURTESY_CALL,),
    "press conference": (Kind.PRESS_CONFERENCE,),
    "news conference": (Kind.PRESS_CONFERENCE,),
    "presser": (Kind.PRESS_CONFERENCE,),
    "conference": (Kind.CONFERENCE, Kind.PRESS_CONFERENCE),
    "briefing": (Kind.BRIEFING,),
    "press briefing": (Kind.BRIEFING, Kind.PRESS_CONFERENCE),
}
PARTS = frozenset(part for name in WORDS for part in name.split())
LONGEST = max(len(name.split()) for name in WORDS)
REMEMBERED = 4_096  # runs of words
MOST_ERRORS = 2  # letters


def may_be_kind(word: str) -> bool:
    """Tell whether a word, spelled rightly, is one of those for kinds."""
    return word in PARTS or word.removesuffix("s") in PARTS


@lru_cache(REMEMBERED)
def find_kinds(words: tuple[str, ...], *, is_near: bool) -> tuple[tuple[Kind, ...], bool]:
    """Return the kinds that words stand for, and whether they are spelled rightly.

    `is_near` also takes words that are mistyped.
    """
    if len(words) > LONGEST:
        return (), True
    typed = " ".join(words)
    singular = typed.removesuffix("s")
    if kinds := WORDS.get(typed) or WORDS.get(singular):
        return kinds, True
    if not is_near or singular in COMMON:
        return (), True
    near = {
        name: typed_similarity(singular, name)
        for name in WORDS
        if abs(len(name) - len(singular)) <= MOST_ERRORS
    }
    best = max(near, key=near.__getitem__, default="")
    return (WORDS[best], False) if best and near[best] else ((), True)
