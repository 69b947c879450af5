"""Words of a text with their places: abbreviations, initials and hyphenated names stay whole."""

import re
from dataclasses import dataclass

from bot.importing.lexicon import ADVERBS, VERBS
from bot.importing.model import Span

ABBREVIATIONS = "Gen|Dr|St|Mr|Mrs|Ms|Lt|Col|Adm|Sen|Gov|Jr|Sr|Amb|Rev|Prof|Mt|Ft|Hon|Capt|Rep|Maj"
ABBREVIATED = re.compile(rf"(?:{ABBREVIATIONS})\.")
TOKEN = re.compile(
    rf"""
    (?:Minister|President|Secretary|Chancellor)(?=[A-Z][a-z])   # a space is missing
  | (?:[A-Z]\.){{2,}}(?:[-–][^\W_][\w.]*)*      # U.S., U.S.-EU
  | [A-Z]\.(?=\s?[A-Z])                         # an initial
  | (?:{ABBREVIATIONS})\.
  | [Aa]l\s[-–]\s?(?=[A-Z])[^\W_]+              # al –Khalifa, as it is sometimes printed
  | [^\W_]+(?:['’‘ʼ`´.\-–‑]+[^\W_]+)*['’](?=\s[A-Z])   # Dato’ Sri
  | [^\W_]+(?:(?:['’‘ʼ`´\-–‑]|\.(?=[^\W_]))[^\W_]+)*
  | \S
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class RemarkToken:
    """A word or a mark, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, and no mark."""
        return self.text[0].isalnum()


def tokenize(text: str) -> list[RemarkToken]:
    """Return the words and marks of a text, in order."""
    found: list[RemarkToken] = []
    for match in TOKEN.finditer(text):
        if found and _ends_sentence(found[-1], match[0]):
            word = found.pop()
            found.append(RemarkToken(word.text[:-1], word.start, word.end - 1))
            found.append(RemarkToken(".", word.end - 1, word.end))
        found.append(RemarkToken(match[0], match.start(), match.end()))
    if found and ABBREVIATED.fullmatch(found[-1].text):
        word = found.pop()
        found += [
            RemarkToken(word.text[:-1], word.start, word.end - 1),
            RemarkToken(".", word.end - 1, word.end),
        ]
    return found


def _ends_sentence(word: RemarkToken, following: str) -> bool:
    """Whether the dot of what looks like an abbreviation is a full stop: `Hun Sen. Attended`."""
    is_new = following.lower() in VERBS or following.lower() in ADVERBS
    return bool(ABBREVIATED.fullmatch(word.text)) and following[0].isupper() and is_new


def span_of(tokens: list[RemarkToken], first: int, after: int) -> Span:
    """Return the range from the token at `first` to the one before `after`."""
    return Span(tokens[first].start, tokens[after - 1].end)
