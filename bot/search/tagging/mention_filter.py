"""Decide whether words of a message that are a name are meant as one, or only look like it."""

from functools import cache
from pathlib import Path

import yaml

from bot.index.model import EntityKind
from bot.index.read.name_dictionary import NameEntry, SurnameBearer
from bot.search.analysis.stopwords import stopwords, titles
from bot.search.tagging.text import TaggedText, TaggedToken
from bot.search.tuning import Limits, Weights
from bot.text import is_east_asian

WORDS_FILE = Path(__file__).with_name("mention_words.yaml")


@cache
def mention_words() -> dict[str, frozenset[str]]:
    """Return the lists of the file, each with the words of all languages; it is read once."""
    lists = yaml.load(WORDS_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {
        name: frozenset(word for words in languages.values() for word in words.split())
        for name, languages in lists.items()
    }


class MentionFilter:
    """Decides which words of messages name somebody or something."""

    def __init__(self, weights: Weights, limits: Limits) -> None:
        self._min_phonetic_match_chars = limits.min_phonetic_match_chars
        self._same_characters_threshold = weights.same_characters_threshold
        self._max_abbreviation_chars = limits.max_place_abbreviation_chars
        self._max_surname_bearers = limits.max_surname_bearers
        self._newspaper_words = mention_words()["newspaper_words"]
        self._before_office = mention_words()["before_office"]
        self._titles = titles()

    def accepts_mention(self, name: NameEntry, text: TaggedText, start: int, end: int) -> bool:
        """Return whether the words from `start` up to `end`, which are a name, are meant as it."""
        if text.starts_inside_word(start):
            return False
        words = text.words[start:end]
        if words[0].is_syllable:
            return self._is_written_so(name.name, text.written(start, end))
        if name.kind is EntityKind.TOPIC:
            return _is_topic(words, text)
        if name.kind is EntityKind.PLACE:
            return self._is_place(words, text, end)
        return self._is_person(words, text, start, end)

    def resolve_surname(
        self, bearers: list[SurnameBearer], text: TaggedText, at: int
    ) -> list[SurnameBearer]:
        """Return who of its bearers is meant by a family name; nobody if that is not clear.

        `Foreign Minister Wang` is whoever held that office.
        """
        if text.has_case and not text.words[at].is_capital:
            return []
        title = self._title_before(text, at)
        if not title:
            is_one = len(bearers) == 1 and text.has_case and self._stands_alone(text, at)
            return bearers if is_one else []
        of_office = [each for each in bearers if title in each.offices.lower()]
        meant = of_office or bearers
        return meant if len(meant) <= self._max_surname_bearers else []

    def _is_written_so(self, name: str, written: str) -> bool:
        """Return whether characters are those of a name, and do not only sound like it.

        Of a longer name, some may be variants: 习近平, 習近平.
        """
        known, asked = "".join(name.split()), "".join(written.split())
        if known == asked:
            return len(asked) > 1
        if len(asked) < self._min_phonetic_match_chars:
            return False
        if not is_east_asian(name):
            return True
        same = sum(one == other for one, other in zip(known, asked, strict=False))
        return len(known) == len(asked) and same >= self._same_characters_threshold * len(asked)

    def _is_person(
        self, words: tuple[TaggedToken, ...], text: TaggedText, start: int, end: int
    ) -> bool:
        if text.continues_after_hyphen(end):
            return False
        if len(words) == 1:
            return self._stands_alone(text, start)
        if text.has_case and text.is_capitalized(start, end):
            return not all(word.is_common for word in words)
        return not any(word.is_common for word in words)

    def _is_place(self, words: tuple[TaggedToken, ...], text: TaggedText, end: int) -> bool:
        if text.is_adjacent(end):
            after = text.words[end]
            if after.folded in self._newspaper_words and after.is_capital:
                return False
        if all(len(word.folded) <= self._max_abbreviation_chars for word in words):
            return text.has_case and all(word.written.isupper() for word in words)
        if len(words) == 1:
            return words[0].is_distinctive and (words[0].is_capital or not text.has_case)
        return not all(word.is_common for word in words)

    def _title_before(self, text: TaggedText, at: int) -> str:
        """Return the title right before a word, such as `foreign minister`; empty if none is."""
        start = at
        while start > 0 and text.words[start - 1].folded in self._titles:
            gap = text.gap(start)
            if not gap or gap.strip() not in {"", "."}:
                break
            start -= 1
        if start == at or text.words[at - 1].folded in self._before_office:
            return ""
        return " ".join(word.folded for word in text.words[start:at])

    def _stands_alone(self, text: TaggedText, at: int) -> bool:
        """Return whether a word is a name by itself, not a part of another: Wang of Jack Wang."""
        word = text.words[at]
        if not (word.is_distinctive and word.is_capital and text.has_case):
            return False
        before, after = text.words[at - 1], text.words[at + 1 : at + 2]
        follows_name = (
            text.is_adjacent(at) and self._may_be_name(before) and not before.is_possessive
        )
        precedes_name = (
            text.is_adjacent(at + 1) and self._may_be_name(after[0]) and not word.is_possessive
        )
        return not follows_name and not precedes_name and not text.continues_after_hyphen(at + 1)

    def _may_be_name(self, word: TaggedToken) -> bool:
        is_capital = word.written[:1].isupper()
        return is_capital and not word.is_common and word.folded not in self._titles


def _is_topic(words: tuple[TaggedToken, ...], text: TaggedText) -> bool:
    if len(words) > 1:
        return not all(word.folded in stopwords() for word in words)
    is_acronym = text.has_case and words[0].written.isupper() and len(words[0].written) > 1
    return is_acronym or words[0].is_distinctive
