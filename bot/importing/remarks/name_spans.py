"""Find where a person's name ends in a row of tokens."""

import re
from collections.abc import Sequence
from functools import cache

from bot.importing.lexicon import any_of, load_lexicon
from bot.importing.tokenizer import RemarkToken
from bot.written_dates import MONTH_NUMBERS

ORDINAL = re.compile(r"[IVX]+|[1-9](?:st|nd|rd|th)|Jr\.?|Sr\.?")
QUOTATION_MARKS = frozenset('"“”')
MAX_NAME_TOKENS = 9


def is_name_word(token: RemarkToken) -> bool:
    """Return whether a token can be a word of a name by itself, unlike a particle."""
    if not token.text[0].isalpha() or token.lower in load_lexicon().not_names:
        return False
    return token.is_capital or _joined_particle().match(token.text) is not None


def read_name(tokens: Sequence[RemarkToken], at: int, after: int) -> int:
    """Return the position behind the name that begins at a token; `at` when there is none."""
    end = at
    while end < after and end - at < MAX_NAME_TOKENS:
        if is_date(tokens, end, after) or (end > at and _begins_office(tokens, end, after)):
            break
        if not _is_of_name(tokens, end, after, is_first=end == at):
            break
        end += 1
    while end > at and not tokens[end - 1].is_word and tokens[end - 1].text[-1] != ".":
        end -= 1
    return end


def is_date(tokens: Sequence[RemarkToken], at: int, after: int) -> bool:
    """Return whether a date such as `July 16` begins at a token."""
    is_month = tokens[at].lower in MONTH_NUMBERS
    return is_month and at + 1 < after and tokens[at + 1].text[0].isdigit()


def _is_of_name(tokens: Sequence[RemarkToken], at: int, after: int, *, is_first: bool) -> bool:
    token = tokens[at]
    if is_name_word(token):
        return True
    if not is_first and (ORDINAL.fullmatch(token.text) or token.text in QUOTATION_MARKS):
        return True
    return _is_leading_particle(tokens, at, after)


def _is_leading_particle(tokens: Sequence[RemarkToken], at: int, after: int) -> bool:
    """Return whether a particle stands here with more of the name behind it."""
    particles = load_lexicon().particles
    if tokens[at].lower not in particles:
        return False
    while at < after and tokens[at].lower in particles:
        at += 1
    return at < after and is_name_word(tokens[at])


def _begins_office(tokens: Sequence[RemarkToken], at: int, after: int) -> bool:
    """Return whether another person's office begins here: `… Assad Foreign Minister Sharaa`."""
    return (
        tokens[at].lower in {"foreign", "prime"}
        and at + 1 < after
        and tokens[at + 1].lower == "minister"
    )


@cache
def _joined_particle() -> re.Pattern[str]:
    """Return the pattern of a particle that is joined to the name behind it: `al-Faisal`."""
    lexicon = load_lexicon()
    particles = any_of(lexicon.articles | lexicon.joined_particles)
    return re.compile(rf"(?:{particles})[-'’–‑ ]", re.IGNORECASE)
