"""How far a name in a query may differ from the recorded one."""

from dataclasses import dataclass, field
from enum import IntEnum

from bot.search.analysis.tokenizer import Transliteration


class MatchLevel(IntEnum):
    """How far a name may differ from the recorded one; each level includes those before it."""

    EXACT = 0  # order and joints of its tokens; full names that no other name explains
    FULL_NAME = 1  # full names of people in any spelling, wherever they stand
    VARIANT = 2  # some of its tokens, initials; another spelling of tokens that name nobody
    ANY_VARIANT = 3  # another spelling of any token: Wang may have been meant for Yang
    TWO_EDITS = 4  # two typing errors in a long token, other vowels


@dataclass(frozen=True, slots=True)
class MatchOptions:
    """A match level, and how to read segments in other scripts if not as the index does."""

    level: MatchLevel = MatchLevel.EXACT
    transliteration: Transliteration = field(default_factory=dict)

    @property
    def is_fuzzy(self) -> bool:
        """Whether names may differ from the recorded ones; then texts are searched, too."""
        return self.level >= MatchLevel.VARIANT
