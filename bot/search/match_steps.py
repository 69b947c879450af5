"""Define the steps in which a question is parsed, from exact names to typing errors."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from bot.search.analysis.tokenizer import Transliteration
from bot.search.linking.match_level import MatchLevel, MatchOptions
from bot.search.parsing.confidence import has_whole_names, is_confident
from bot.search.parsing.resources import ParserResources
from bot.search.query.model import Query
from bot.search.tuning import Weights


class QuestionTraits:
    """The length and the readings of a question, which limit what is tried for it.

    Each trait is computed when a step first needs it.
    """

    def __init__(self, text: str, resources: ParserResources) -> None:
        self.limits = resources.limits
        self._text = text
        self._resources = resources

    @cached_property
    def readings(self) -> Sequence[Transliteration]:
        """How to read what is in other scripts, the likeliest reading first; at least one."""
        return self._resources.transliterations.rank(self._text) or [{}]

    @cached_property
    def size(self) -> int:
        """The number of tokens that are not stopwords."""
        return len(self._content)

    @cached_property
    def has_ascii_token(self) -> bool:
        """Whether a token that is not a stopword is in plain Latin letters."""
        return any(word.isascii() for word in self._content)

    @cached_property
    def _content(self) -> list[str]:
        text = self._text[: self.limits.max_query_chars]
        tokens = self._resources.tokenizer.tokenize(text).tokens
        return [text[token.start : token.end] for token in tokens if not token.is_stopword]


class MatchStep(NamedTuple):
    """A row of the table: options to parse with, and whether the best parse is accepted then.

    If `accepts` is true for the best parse so far, and some meeting satisfies it, no further step
    is tried.
    """

    options: Callable[[QuestionTraits], Iterable[MatchOptions]]
    accepts: Callable[[Query, Weights], bool]


def _names_as_recorded(_: QuestionTraits) -> Iterable[MatchOptions]:
    return [MatchOptions(MatchLevel.EXACT)]


def _full_names(_: QuestionTraits) -> Iterable[MatchOptions]:
    return [MatchOptions(MatchLevel.FULL_NAME)]


def _variants(traits: QuestionTraits) -> Iterable[MatchOptions]:
    """Try as many readings as a long question allows; of a very long one, the likeliest."""
    limits = traits.limits
    is_long = traits.size > limits.max_tokens_for_fuzzy
    count = 1 if is_long else max(limits.max_tokens_of_readings // max(traits.size, 1), 1)
    return [MatchOptions(MatchLevel.VARIANT, reading) for reading in traits.readings[:count]]


def _any_variants(traits: QuestionTraits) -> Iterable[MatchOptions]:
    """Try other spellings of every token; tokens in other scripts had all of theirs tried."""
    if traits.size > traits.limits.max_tokens_for_fuzzy or not traits.has_ascii_token:
        return []
    readings = traits.readings[: traits.limits.max_readings_any_variant]
    return [MatchOptions(MatchLevel.ANY_VARIANT, reading) for reading in readings]


def _two_edits(traits: QuestionTraits) -> Iterable[MatchOptions]:
    if traits.size > traits.limits.max_tokens_for_two_edits:
        return []
    return [MatchOptions(MatchLevel.TWO_EDITS, traits.readings[0])]


def _any_parse(_: Query, __: Weights) -> bool:
    return True


MATCH_STEPS = (
    MatchStep(_names_as_recorded, is_confident),
    MatchStep(_full_names, has_whole_names),
    MatchStep(_variants, _any_parse),
    MatchStep(_any_variants, _any_parse),
    MatchStep(_two_edits, _any_parse),
)
