"""What may stand behind someone in a list that goes on: a bracket, a date, a place."""

from bot.importing import lexicon
from bot.importing.tokenizer import RemarkToken

LINKS = frozenset({",", "and", ";", "&", "or"})
GOING_ON = LINKS | {"together", "along", "as", "with", "including"}
PLACES = frozenset({"at", "in", "aboard", "from"})


def skip_asides(tokens: list[RemarkToken], at: int, after: int) -> int:
    """Skip a bracket, a date or a place behind someone, when the list goes on behind it."""
    if at + 1 < after and tokens[at + 1].lower in {"jr", "jr.", "sr", "sr."}:
        at += 2
    if at < after and tokens[at].text == "(":
        closing = (i for i in range(at, after) if tokens[i].text == ")")
        at = next(closing, after - 1) + 1
    end = _skip_place(tokens, _skip_date(tokens, at, after), after)
    return end if end < after and tokens[end].lower in GOING_ON else at


def _skip_place(tokens: list[RemarkToken], at: int, after: int) -> int:
    if at >= after or tokens[at].lower not in PLACES:
        return at
    end = at + 1
    while end < after and (tokens[end].is_capital or tokens[end].lower in {"the", "his", "her"}):
        end += 1
    return end


def _skip_date(tokens: list[RemarkToken], at: int, after: int) -> int:
    step = at + 1 if at < after and tokens[at].text == "," else at
    step += step < after and tokens[step].lower == "on"
    if step + 1 >= after or tokens[step].lower not in lexicon.MONTHS:
        return at
    step += 1
    while step < after and (tokens[step].text in {"-", "–"} or tokens[step].text[0].isdigit()):
        step += 1
    return step
