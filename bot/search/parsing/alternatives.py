"""Find the terms of a question that are alternatives, and what it asks for that is not there."""

import re
from collections.abc import Sequence

from bot.search.parsing.segmentation import Segmentation
from bot.search.query.intent import Intent, IntentCue
from bot.search.query.model import PlaceRole, Term, TermKind

ENUMERATING = frozenset({Intent.LIST, Intent.RANKING, Intent.PEOPLE})
Groups = tuple[tuple[int, ...], ...]


def alternatives_of(segmentation: Segmentation, text: str) -> tuple[tuple[Term, ...], Groups]:
    """Return the terms of a question, and the groups of those that `or` connects.

    A group is the positions of its terms among the terms that are not excluded. Of `Kang, Kono or
    Wang Yi` all three are alternatives. A place after `in Hanoi or` is a location too.
    """
    terms, groups = list(segmentation.terms), list[list[int]]()
    for at in (each.terms_before for each in segmentation.cues if each.cue is IntentCue.OR):
        if not 0 < at < len(terms) or not _are_alternatives(terms[at - 1], terms[at], text):
            continue
        if terms[at].role is PlaceRole.EITHER:
            terms[at] = terms[at]._replace(role=terms[at - 1].role)
        if groups and groups[-1][-1] == at - 1:
            groups[-1].append(at)
        else:
            groups.append([*_listed_before(terms, at - 1, text), at - 1, at])
    kept = [at for at, term in enumerate(terms) if not term.is_excluded]
    return tuple(terms), tuple(tuple(map(kept.index, group)) for group in groups)


def wants_absent(segmentation: Segmentation) -> bool:
    """Return whether it asks for what did not happen: `which countries has Blinken not visited`."""
    if segmentation.intent not in ENUMERATING:
        return False
    excluded = {term.kind for term in segmentation.terms if term.is_excluded}
    return (
        segmentation.negates_next
        or IntentCue.NEVER in segmentation.cue_kinds
        or excluded == {TermKind.KIND}
    )


def _are_alternatives(one: Term, other: Term, text: str) -> bool:
    if one.kind is not other.kind or one.kind is TermKind.DATE:
        return False
    between = _between(one, other, text)
    return not (one.is_excluded or other.is_excluded) and not re.search(r"\d", between)


def _listed_before(terms: Sequence[Term], at: int, text: str) -> list[int]:
    """Return the positions of the terms that a comma connects with the one at a position."""
    listed: list[int] = []
    while at and terms[at - 1].kind is terms[at].kind and not terms[at - 1].is_excluded:
        if _between(terms[at - 1], terms[at], text).strip() != ",":
            break
        at -= 1
        listed.insert(0, at)
    return listed


def _between(one: Term, other: Term, text: str) -> str:
    start = text.find(one.surface) + len(one.surface)
    return text[start : max(text.find(other.surface, start), start)]
