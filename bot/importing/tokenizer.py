"""Split remarks into tokens with their positions, for the grammar of `bot.importing.remarks`.

Unlike the tokens of a query (`bot.search.analysis.tokenizer`), these keep case, punctuation and
accents, since a grammar tells a name from a verb by them: abbreviations, initials and hyphenated
names are one token each, and every mark is a token.
"""

import re
from dataclasses import dataclass
from functools import cache

from bot.importing.lexicon import any_of, load_lexicon
from bot.importing.model import Span

PATTERN = r"""
    (?:{fused_heads})(?=[A-Z][a-z])             # a space is missing
  | (?:[A-Z]\.){{2,}}(?:[-–][^\W_][\w.]*)*      # U.S., U.S.-EU
  | [A-Z]\.(?=\s?[A-Z])                         # an initial
  | (?:{abbreviations})\.
  | [Aa]l\s[-–]\s?(?=[A-Z])[^\W_]+              # al –Khalifa, as it is sometimes printed
  | [^\W_]+(?:['’‘ʼ`´.\-–‑]+[^\W_]+)*['’](?=\s[A-Z])   # Dato’ Sri
  | [^\W_]+(?:(?:['’‘ʼ`´\-–‑]|\.(?=[^\W_]))[^\W_]+)*
  | \S
"""


@dataclass(frozen=True, slots=True)
class RemarkToken:
    """A word or a mark as it is written, and its range of characters."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The token in lower case."""
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, and no mark."""
        return self.text[0].isalnum()


def tokenize_remarks(text: str) -> list[RemarkToken]:
    """Return the words and marks of a text, in order."""
    tokens: list[RemarkToken] = []
    pattern, abbreviated = _patterns()
    for match in pattern.finditer(text):
        if tokens and _ends_sentence(tokens[-1], match[0], abbreviated):
            tokens[-1:] = _without_full_stop(tokens[-1])
        tokens.append(RemarkToken(match[0], match.start(), match.end()))
    if tokens and abbreviated.fullmatch(tokens[-1].text):
        tokens[-1:] = _without_full_stop(tokens[-1])
    return tokens


def span_of(tokens: list[RemarkToken], first: int, after: int) -> Span:
    """Return the characters from the token at `first` up to the one before `after`."""
    return Span(tokens[first].start, tokens[after - 1].end)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of a token, and that of an abbreviation."""
    lexicon = load_lexicon()
    abbreviations = any_of(lexicon.abbreviations)
    token = PATTERN.format(fused_heads=any_of(lexicon.fused_heads), abbreviations=abbreviations)
    return re.compile(token, re.VERBOSE), re.compile(rf"(?:{abbreviations})\.")


def _without_full_stop(token: RemarkToken) -> list[RemarkToken]:
    return [
        RemarkToken(token.text[:-1], token.start, token.end - 1),
        RemarkToken(".", token.end - 1, token.end),
    ]


def _ends_sentence(token: RemarkToken, following: str, abbreviated: re.Pattern[str]) -> bool:
    """Return whether the dot of an abbreviation is a full stop: `Hun Sen. Attended`."""
    lexicon = load_lexicon()
    begins_clause = following.lower() in lexicon.verbs or following.lower() in lexicon.adverbs
    is_abbreviation = abbreviated.fullmatch(token.text) is not None
    return is_abbreviation and following[0].isupper() and begins_clause
