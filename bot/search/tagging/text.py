"""Running text as words in their places: what stands side by side, and what has capitals."""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.name_matching.name_parts import PREFIXES
from bot.search.analysis.stopwords import common_words, stopwords
from bot.text import fold

LONGEST = 40_000  # characters that are looked at: Slack's longest message
SHORTEST_TELLING = 4  # letters of a word that may be a name by itself
# A Chinese or Korean character is a word, as names are folded; other words end at white space and
# marks, and where the script changes
WORD = re.compile(
    r"[\u3400-\u9fff\uac00-\ud7a3]|[\u30a0-\u30fa\u30fc-\u30ff]+|[\u3040-\u309f]+"
    r"|[^\s!-&(-/:-@\[-`{-~–—·•|…“”„«»、，。・？！（）：；\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+"
)
POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)
# What may stand between two words of one name: a space, one end of a line, a hyphen, a middle dot
WITHIN_NAME = re.compile(r"[^\S\n]*\n?[^\S\n]*|[-‐‑·・]")
HYPHENS = ("-", "‐", "‑")
SYLLABLE = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]")
HANGUL = re.compile(r"[\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class TaggedToken:
    """One word: as it is written without `'s`, folded, and where it stands."""

    written: str
    folded: str
    start: int
    end: int
    is_possessive: bool = False

    @property
    def is_syllable(self) -> bool:
        """Whether it is one character of a script that has no spaces between them."""
        return bool(SYLLABLE.fullmatch(self.written))

    @property
    def is_capital(self) -> bool:
        """Whether it may be a name: it begins with a capital, or its script has none."""
        return not self.written[:1].islower()

    @property
    def is_common(self) -> bool:
        """Whether it is an everyday word: `Holds`, `the`, `Park`."""
        words = common_words() | stopwords()
        return self.folded in words or self.folded.removesuffix("s") in words

    @property
    def is_distinctive(self) -> bool:
        """Whether it is no everyday word, and long enough to be one name by itself."""
        return not self.is_common and len(self.folded) >= SHORTEST_TELLING


class TaggedText:
    """A text and its words, up to LONGEST characters."""

    def __init__(self, text: str) -> None:
        self.text = text[:LONGEST]
        self.words = tuple(_words(self.text))

    @cached_property
    def has_case(self) -> bool:
        """Whether capitals tell anything: not in what is all small letters or all capitals."""
        written = [word.written for word in self.words]
        return any(word[:1].isupper() for word in written) and any(
            word[-1:].islower() for word in written
        )

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.words[at - 1].end : self.words[at].start]

    def continues_name(self, at: int) -> bool:
        """Tell whether a word may be of one name with the one before it."""
        before, word, gap = self.words[at - 1], self.words[at], self.gap(at)
        if before.is_possessive:
            return False
        if gap in {".", ". "}:  # `U.S.`, `K. Kang`
            return len(before.folded) == 1
        if not gap:
            return before.is_syllable and word.is_syllable
        return WITHIN_NAME.fullmatch(gap) is not None

    def is_beside(self, at: int) -> bool:
        """Tell whether only white space is between a word and the one before it."""
        return 0 < at < len(self.words) and bool(self.gap(at)) and not self.gap(at).strip()

    def written(self, start: int, end: int) -> str:
        """Return the words from one up to another as they stand there."""
        return " ".join(self.text[self.words[start].start : self.words[end - 1].end].split())

    def is_capitalised(self, start: int, end: int) -> bool:
        """Tell whether each of these words has its capital: `Kyung-wha` has one for two."""
        return all(
            self.words[at].is_capital
            or self.words[at].folded in PREFIXES
            or (at > start and not self.gap(at).isspace())
            for at in range(start, end)
        )

    def is_cut_out(self, start: int) -> bool:
        """Tell whether a word begins within another one: 왕이 is no name in 여왕이."""
        first, before = self.words[start], self.words[start - 1 : start]
        is_hangul = HANGUL.fullmatch(first.written) is not None
        return is_hangul and bool(before) and before[0].end == first.start and before[0].is_syllable

    def has_more(self, end: int) -> bool:
        """Tell whether a name goes on behind a hyphen: Wang Yi is not Wang Yi-bo."""
        last = self.words[end - 1].end
        return self.text[last : last + 1] in HYPHENS and self.text[last + 1 : last + 2].islower()


def _words(text: str) -> list[TaggedToken]:
    found = []
    for match in WORD.finditer(text):
        bare = POSSESSIVE.sub("", match[0].strip("'’ʼ‘"))
        if folded := " ".join(fold(bare)):
            is_possessive = match[0].strip("'’ʼ‘") != bare
            start = match.start() + match[0].find(bare)
            found.append(TaggedToken(bare, folded, start, start + len(bare), is_possessive))
    return found
