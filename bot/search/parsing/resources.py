"""Hold what all queries to one index are parsed with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from bot.index.read.index import Index
from bot.index.read.lexicon import Lexicon
from bot.search.analysis.tokenizer import Tokenizer
from bot.search.analysis.transliteration import TransliterationRanker
from bot.search.knowledge.knowledge_base import KnowledgeBase
from bot.search.linking.candidates import LexiconLookups
from bot.search.query.date_constraints import DateParser
from bot.search.tuning import Limits, Weights
from bot.transliteration.readings import Transliterator

IsInText = Callable[[str], bool]
"""Returns whether words are adjacent in the text of any meeting."""


@dataclass(frozen=True, slots=True)
class ParserResources:
    """The look-ups, caches and settings of the parser, made once for an index."""

    lexicon: Lexicon
    tokenizer: Tokenizer
    dates: DateParser
    transliterations: TransliterationRanker
    lookups: LexiconLookups
    knowledge: KnowledgeBase
    is_in_text: IsInText
    weights: Weights
    limits: Limits

    @classmethod
    def of(cls, index: Index, is_in_text: IsInText, weights: Weights, limits: Limits) -> Self:
        """Make the resources of an index."""
        lexicon, tokenizer = index.lexicon, Tokenizer(weights, limits)
        transliterator = Transliterator()
        return cls(
            lexicon,
            tokenizer,
            DateParser(limits),
            TransliterationRanker(tokenizer, transliterator, lexicon, weights, limits),
            LexiconLookups.of(lexicon, transliterator, weights, limits),
            KnowledgeBase.of(index, limits),
            is_in_text,
            weights,
            limits,
        )
