"""Remarks cut into clauses, each with the verb that tells what happened."""

from dataclasses import dataclass

from bot.importing import lexicon
from bot.importing.tokenizer import RemarkToken

ENDS = frozenset({".", ";", "!", "?", "[", "]"})
GOING_ON = frozenset({"and", "with", "including"})
LINKS = frozenset({",", "and", "but"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens `first` to `after` that one verb rules; without one `verb` is `first`."""

    sentence: int
    first: int
    verb: int
    after: int
    sort: str
    """One of the verb sorts of the lexicon; empty when there is no verb that it knows."""


def split_clauses(tokens: list[RemarkToken]) -> list[Clause]:
    """Return the clauses of remarks, in order."""
    clauses: list[Clause] = []
    first = 0
    for at in range(len(tokens) + 1):
        if at == len(tokens) or _is_end(tokens, at):
            clauses += _within_sentence(tokens, first, at, len(clauses))
            first = at + 1
    return clauses


def _is_end(tokens: list[RemarkToken], at: int) -> bool:
    """Whether a sentence ends here; `; and President Lula` goes on with the same list."""
    if tokens[at].text not in ENDS:
        return False
    if tokens[at].text != ";" or at + 1 == len(tokens) or tokens[at + 1].lower not in GOING_ON:
        return True
    step = at + 1
    while step < len(tokens) and tokens[step].lower in LINKS | lexicon.ADVERBS:
        step += 1
    return step == len(tokens) or tokens[step].lower in lexicon.VERBS


def _within_sentence(
    tokens: list[RemarkToken], first: int, after: int, number: int
) -> list[Clause]:
    if first >= after:
        return []
    starts = [first, *_verbs_within(tokens, first, after)]
    ends = [*starts[1:], after]
    return [_clause(tokens, start, end, number) for start, end in zip(starts, ends, strict=True)]


def _clause(tokens: list[RemarkToken], first: int, after: int, number: int) -> Clause:
    verb = _find_verb(tokens, first, after)
    sort = lexicon.VERBS[tokens[verb].lower] if verb is not None else ""
    return Clause(number, first, first if verb is None else verb, after, sort)


def _find_verb(tokens: list[RemarkToken], first: int, after: int) -> int | None:
    """Return where the clause's verb stands: first, or behind adverbs; else the first of all."""
    at = first
    while at < after and (tokens[at].lower in lexicon.ADVERBS | LINKS):
        at += 1
    if at < after and tokens[at].lower in lexicon.VERBS:
        return at
    return next((i for i in range(first, after) if tokens[i].lower in lexicon.VERBS), None)


def _verbs_within(tokens: list[RemarkToken], first: int, after: int) -> list[int]:
    """Return where further clauses begin: at a link that a verb follows."""
    starts: list[int] = []
    at = first + 1
    while at < after:
        if tokens[at].lower in LINKS:
            step = at
            while step < after and tokens[step].lower in LINKS | lexicon.ADVERBS:
                step += 1
            if step < after and _is_verb(tokens, step, after):
                starts.append(at)
            at = max(step, at + 1)
            continue
        at += 1
    return starts


def _is_verb(tokens: list[RemarkToken], at: int, after: int) -> bool:
    token = tokens[at]
    if token.lower not in lexicon.VERBS or token.lower in lexicon.NOUN_VERBS:
        return False
    return not token.is_capital or (at + 1 < after and not tokens[at + 1].is_capital)
