"""Skip what may stand behind somebody in a list that continues: a bracket, a date, a place."""

from bot.importing.tokenizer import RemarkToken
from bot.written_dates import MONTH_NUMBERS

LIST_LINKS = frozenset({",", "and", ";", "&", "or"})
LIST_CONTINUATIONS = LIST_LINKS | {"together", "along", "as", "with", "including"}
PLACE_PREPOSITIONS = frozenset({"at", "in", "aboard", "from"})
GENERATIONS = frozenset({"jr", "jr.", "sr", "sr."})


def skip_parentheticals(tokens: list[RemarkToken], at: int, after: int) -> int:
    """Return the position behind a bracket, a date and a place; `at` where the list ends."""
    if at + 1 < after and tokens[at + 1].lower in GENERATIONS:
        at += 2
    if at < after and tokens[at].text == "(":
        at = skip_bracket(tokens, at, after)
    end = _skip_place(tokens, _skip_date(tokens, at, after), after)
    return end if end < after and tokens[end].lower in LIST_CONTINUATIONS else at


def skip_bracket(tokens: list[RemarkToken], at: int, after: int) -> int:
    """Return the position behind the bracket that opens at a token."""
    closing = (i for i in range(at, after) if tokens[i].text == ")")
    return next(closing, after - 1) + 1


def _skip_place(tokens: list[RemarkToken], at: int, after: int) -> int:
    if at >= after or tokens[at].lower not in PLACE_PREPOSITIONS:
        return at
    end = at + 1
    while end < after and (tokens[end].is_capital or tokens[end].lower in {"the", "his", "her"}):
        end += 1
    return end


def _skip_date(tokens: list[RemarkToken], at: int, after: int) -> int:
    step = at + 1 if at < after and tokens[at].text == "," else at
    step += step < after and tokens[step].lower == "on"
    if step + 1 >= after or tokens[step].lower not in MONTH_NUMBERS:
        return at
    step += 1
    while step < after and (tokens[step].text in {"-", "–"} or tokens[step].text[0].isdigit()):
        step += 1
    return step
