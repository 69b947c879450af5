"""Define how far a name in a query may differ from the recorded one."""

from dataclasses import dataclass, field
from enum import IntEnum

from bot.search.analysis.tokenizer import Transliteration


class MatchLevel(IntEnum):
    """How far a name may differ from the recorded one; each level includes those before it."""

    EXACT = 0  # tokens in another order, joined or split; misspelled full names of unknown tokens
    FULL_NAME = 1  # full names of people in any spelling, wherever they stand
    VARIANT = 2  # parts and initials; another spelling of tokens that are no known name
    ANY_VARIANT = 3  # another spelling of any token: `Wang` for Yang
    TWO_EDITS = 4  # two typing errors, or other vowels, in a long token


@dataclass(frozen=True, slots=True)
class MatchOptions:
    """A match level, and the readings of segments in other scripts, if not those of the index."""

    level: MatchLevel = MatchLevel.EXACT
    transliteration: Transliteration = field(default_factory=dict)

    @property
    def is_fuzzy(self) -> bool:
        """Whether parts and variants of names match; then texts of meetings are searched too."""
        return self.level >= MatchLevel.VARIANT
