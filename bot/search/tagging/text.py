"""Split a message into words, with their positions, their capitals and what separates them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.name_matching.name_words import surname_prefixes
from bot.search.analysis.stopwords import common_words, stopwords
from bot.search.tuning import Limits
from bot.text import fold

# A Chinese or Korean character is a word, as in folded names; other words end at white space and
# punctuation, and where the script changes
WORD = re.compile(
    r"[\u3400-\u9fff\uac00-\ud7a3]|[\u30a0-\u30fa\u30fc-\u30ff]+|[\u3040-\u309f]+"
    r"|[^\s!-&(-/:-@\[-`{-~–—·•|…“”„«»、，。・？！（）：；\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+"
)
APOSTROPHES = "'’ʼ‘"
POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)
# Between two words of one name: a space, a single line end, a hyphen, a middle dot
WITHIN_NAME = re.compile(r"[^\S\n]*\n?[^\S\n]*|[-‐‑·・]")
HYPHENS = ("-", "‐", "‑")
SYLLABLE = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]")
HANGUL = re.compile(r"[\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class TaggedToken:
    """A word as it is written without `'s`, folded, and its position in the text.

    `is_common` is true for a common word: `Holds`, `the`, `Park`. `is_distinctive` is true for
    another word that is long enough to be a name by itself.
    """

    written: str
    folded: str
    start: int
    end: int
    is_possessive: bool = False
    is_common: bool = False
    is_distinctive: bool = False

    @property
    def is_syllable(self) -> bool:
        """Whether it is one character of a script that is written without spaces."""
        return bool(SYLLABLE.fullmatch(self.written))

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital, or its script has none."""
        return not self.written[:1].islower()


class TaggedText:
    """A text and its words, up to the limit of characters."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text[: limits.max_tagged_text_chars]
        self.words = tuple(_words(self.text, limits.min_distinctive_chars))

    @cached_property
    def has_case(self) -> bool:
        """Whether capitals mean anything: not in a text without capitals, or of capitals alone."""
        written = [word.written for word in self.words]
        return any(word[:1].isupper() for word in written) and any(
            word[-1:].islower() for word in written
        )

    def gap(self, at: int) -> str:
        """Return the characters between a word and the one before it."""
        return self.text[self.words[at - 1].end : self.words[at].start]

    def continues_name(self, at: int) -> bool:
        """Return whether a word may belong to one name with the word before it."""
        before, word, gap = self.words[at - 1], self.words[at], self.gap(at)
        if before.is_possessive:
            return False
        if gap in {".", ". "}:  # `U.S.`, `K. Kang`
            return len(before.folded) == 1
        if not gap:
            return before.is_syllable and word.is_syllable
        return WITHIN_NAME.fullmatch(gap) is not None

    def is_adjacent(self, at: int) -> bool:
        """Return whether only white space is between a word and the one before it."""
        return 0 < at < len(self.words) and bool(self.gap(at)) and not self.gap(at).strip()

    def written(self, start: int, end: int) -> str:
        """Return the words from `start` up to `end` as they are written."""
        return " ".join(self.text[self.words[start].start : self.words[end - 1].end].split())

    def is_capitalized(self, start: int, end: int) -> bool:
        """Return whether the words are capitalized as in a name: `Kyung-wha`, `van der Bellen`."""
        return all(
            self.words[at].is_capital
            or self.words[at].folded in surname_prefixes()
            or (at > start and not self.gap(at).isspace())
            for at in range(start, end)
        )

    def starts_inside_word(self, start: int) -> bool:
        """Return whether a word begins within a longer one: 왕이 is no name in 여왕이."""
        first, before = self.words[start], self.words[start - 1 : start]
        is_hangul = HANGUL.fullmatch(first.written) is not None
        return is_hangul and bool(before) and before[0].end == first.start and before[0].is_syllable

    def continues_after_hyphen(self, end: int) -> bool:
        """Return whether a name goes on after a hyphen: Wang Yi is not Wang Yi-bo."""
        last = self.words[end - 1].end
        return self.text[last : last + 1] in HYPHENS and self.text[last + 1 : last + 2].islower()


def _words(text: str, min_distinctive_chars: int) -> Iterator[TaggedToken]:
    everyday = common_words() | stopwords()
    for match in WORD.finditer(text):
        typed = match[0].strip(APOSTROPHES)
        bare = POSSESSIVE.sub("", typed)
        folded = " ".join(fold(bare))
        if not folded:
            continue
        start = match.start() + match[0].find(bare)
        is_common = folded in everyday or folded.removesuffix("s") in everyday
        yield TaggedToken(
            bare,
            folded,
            start,
            start + len(bare),
            is_possessive=typed != bare,
            is_common=is_common,
            is_distinctive=not is_common and len(folded) >= min_distinctive_chars,
        )
