"""Where a person's name begins and ends in a row of words."""

import re
from collections.abc import Sequence

from bot.importing import lexicon
from bot.importing.tokenizer import RemarkToken

JOINED_PARTICLE = re.compile(
    r"(?:al|el|an|ar|as|ash|at|ad|az|ul|ur|bin|d|l|abd|ibn|de)[-'’–‑ ]", re.IGNORECASE
)
NUMBERED = re.compile(r"[IVX]+|[1-9](?:st|nd|rd|th)|Jr\.?|Sr\.?")
LONGEST = 9  # words


def is_name_word(token: RemarkToken) -> bool:
    """Whether a word can be one of a name, and not merely belong to it."""
    if not token.text[0].isalpha() or token.lower in lexicon.NOT_NAMES:
        return False
    return token.is_capital or bool(JOINED_PARTICLE.match(token.text))


def read_name(tokens: Sequence[RemarkToken], at: int, after: int) -> int:
    """Return the place behind the name that begins at a token; that token's when there is none."""
    end = at
    while end < after and end - at < LONGEST:
        if _is_date(tokens, end, after) or _is_office(tokens, end, after, is_first=end == at):
            break
        if (
            is_name_word(tokens[end])
            or (end > at and NUMBERED.fullmatch(tokens[end].text))
            or (tokens[end].lower in lexicon.PARTICLES and _leads_on(tokens, end, after))
            or (tokens[end].text in {'"', "“", "”"} and end > at)
        ):
            end += 1
        else:
            break
    while end > at and not tokens[end - 1].is_word and tokens[end - 1].text[-1] != ".":
        end -= 1
    return end


def _leads_on(tokens: Sequence[RemarkToken], at: int, after: int) -> bool:
    """Whether a particle is followed by more of the name."""
    while at < after and tokens[at].lower in lexicon.PARTICLES:
        at += 1
    return at < after and is_name_word(tokens[at])


def _is_date(tokens: Sequence[RemarkToken], at: int, after: int) -> bool:
    return (
        tokens[at].lower in lexicon.MONTHS and at + 1 < after and tokens[at + 1].text[0].isdigit()
    )


def _is_office(tokens: Sequence[RemarkToken], at: int, after: int, *, is_first: bool) -> bool:
    """Whether another person's office begins here: `… Assad Foreign Minister Sharaa`."""
    return (
        not is_first
        and tokens[at].lower in {"foreign", "prime"}
        and at + 1 < after
        and tokens[at + 1].lower == "minister"
    )
