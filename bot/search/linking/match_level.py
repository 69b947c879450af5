"""How much is tried to understand a text: the quick ways first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class MatchLevel(IntEnum):
    """What a name may differ in from how it is recorded; each tries what those before it do."""

    # Nothing but where its parts are joined, and which of them comes first; but whole names of
    # people in any spelling
    EXACT = 0
    FULL_NAME = 1  # whole names of people in any spelling, wherever they stand
    VARIANT = 2  # some of its words, initials; another spelling of what nobody is called
    ANY_VARIANT = 3  # another spelling of any word: Wang may have been meant for Yang
    TWO_EDITS = 4  # two typing errors in a long word, other vowels


@dataclass(frozen=True, slots=True)
class MatchOptions:
    """`reading` tells how to read what is in other than Latin letters, if not as the index does."""

    level: MatchLevel = MatchLevel.EXACT
    transliteration: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_fuzzy(self) -> bool:
        """Whether more is looked for than what names are written like."""
        return self.level >= MatchLevel.VARIANT
