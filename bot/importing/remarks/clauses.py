"""Split remarks into clauses, each with the verb that tells what happened."""

from dataclasses import dataclass

from bot.importing.lexicon import VerbClass, load_lexicon
from bot.importing.tokenizer import RemarkToken

SENTENCE_ENDS = frozenset({".", ";", "!", "?", "[", "]"})
LIST_CONTINUATIONS = frozenset({"and", "with", "including"})
CLAUSE_LINKS = frozenset({",", "and", "but"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens from `first` up to `after` that belong to one verb.

    Where no verb is known, `verb` is `first` and there is no `verb_class`. `sentence` is the same
    number for all clauses of a sentence.
    """

    sentence: int
    first: int
    verb: int
    after: int
    verb_class: VerbClass | None


def split_clauses(tokens: list[RemarkToken]) -> list[Clause]:
    """Return the clauses of remarks, in order."""
    clauses: list[Clause] = []
    first = 0
    for at in range(len(tokens) + 1):
        if at == len(tokens) or _ends_sentence(tokens, at):
            clauses += _clauses_of_sentence(tokens, first, at, len(clauses))
            first = at + 1
    return clauses


def _ends_sentence(tokens: list[RemarkToken], at: int) -> bool:
    """Return whether a sentence ends here; `; and President Lula` continues the same list."""
    if tokens[at].text not in SENTENCE_ENDS:
        return False
    if tokens[at].text != ";" or at + 1 == len(tokens):
        return True
    if tokens[at + 1].lower not in LIST_CONTINUATIONS:
        return True
    step = _skip_links(tokens, at + 1, len(tokens))
    return step == len(tokens) or tokens[step].lower in load_lexicon().verbs


def _clauses_of_sentence(
    tokens: list[RemarkToken], first: int, after: int, sentence: int
) -> list[Clause]:
    if first >= after:
        return []
    starts = [first, *_further_starts(tokens, first, after)]
    ends = [*starts[1:], after]
    return [_clause(tokens, start, end, sentence) for start, end in zip(starts, ends, strict=True)]


def _clause(tokens: list[RemarkToken], first: int, after: int, sentence: int) -> Clause:
    verb = _find_verb(tokens, first, after)
    if verb is None:
        return Clause(sentence, first, first, after, None)
    return Clause(sentence, first, verb, after, load_lexicon().verbs[tokens[verb].lower])


def _find_verb(tokens: list[RemarkToken], first: int, after: int) -> int | None:
    """Return the position of a clause's verb: at its start, after adverbs, or the first of all."""
    verbs = load_lexicon().verbs
    at = _skip_links(tokens, first, after)
    if at < after and tokens[at].lower in verbs:
        return at
    return next((i for i in range(first, after) if tokens[i].lower in verbs), None)


def _further_starts(tokens: list[RemarkToken], first: int, after: int) -> list[int]:
    """Return where the clauses after the first begin: at a link with a verb behind it."""
    starts: list[int] = []
    at = first + 1
    while at < after:
        if tokens[at].lower not in CLAUSE_LINKS:
            at += 1
            continue
        step = _skip_links(tokens, at, after)
        if step < after and _is_verb(tokens, step, after):
            starts.append(at)
        at = max(step, at + 1)
    return starts


def _skip_links(tokens: list[RemarkToken], at: int, after: int) -> int:
    """Return the position behind the links and adverbs that begin at a token."""
    adverbs = load_lexicon().adverbs
    while at < after and (tokens[at].lower in CLAUSE_LINKS or tokens[at].lower in adverbs):
        at += 1
    return at


def _is_verb(tokens: list[RemarkToken], at: int, after: int) -> bool:
    token, lexicon = tokens[at], load_lexicon()
    if token.lower not in lexicon.verbs or token.lower in lexicon.noun_verbs:
        return False
    return not token.is_capital or (at + 1 < after and not tokens[at + 1].is_capital)
