"""Merge the query of a follow-up question with the query before it."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.answer.conversation.follow_up_detection import FollowUp, MergeMode
from bot.search.query.model import PlaceRole, Query, Term, TermKind

# A query may have several terms of these kinds; a new term of another kind replaces the old one
COMBINABLE = frozenset({TermKind.PERSON, TermKind.TOPIC, TermKind.PLACE})
Terms = tuple[Term, ...]


def merge_queries(new: Query, earlier: Query, follow_up: FollowUp) -> list[Query]:
    """Return what may be meant, the most likely first: the first that finds anything is taken.

    After `Kang Wang`, `what about Kono?` is Kang and Kono rather than Wang and Kono or Kono alone.
    """
    named = (*new.terms, *new.excluded)
    old = tuple(each for each in _kept(earlier, follow_up) if not _is_among(each, named))
    rivals = [each for each in old if each.kind in _kinds(new.terms)]
    others = tuple(each for each in old if each not in rivals)
    merged = [(*others, *kept, *new.terms) for kept in _kept_rivals(rivals, follow_up.merge_mode)]
    if follow_up.merge_mode is MergeMode.NEW and not follow_up.pronoun_kinds:
        merged.append(new.terms)  # it may have nothing to do with the earlier question
    return [_with_terms(new, earlier, terms) for terms in dict.fromkeys(merged)]


def _with_terms(new: Query, earlier: Query, terms: Terms) -> Query:
    """Return the new query with terms before its own; the positions of speakers move along."""
    before = len(terms) - len(new.terms)
    speaker_terms = tuple(before + at for at in new.speaker_terms)
    excluded = (*earlier.excluded, *new.excluded)
    kept = [
        tuple(terms.index(term) for at in group if (term := earlier.terms[at]) in terms[:before])
        for group in earlier.alternatives
    ]
    groups = (
        *(group for group in kept if len(group) > 1),
        *(tuple(before + at for at in group) for group in new.alternatives),
    )
    return replace(
        new, terms=terms, speaker_terms=speaker_terms, excluded=excluded, alternatives=groups
    )


def _kept(earlier: Query, follow_up: FollowUp) -> Iterator[Term]:
    for term in earlier.terms:
        is_wanted = term.kind is TermKind.PERSON or not follow_up.is_any_time
        if is_wanted and term.kind is not TermKind.UNKNOWN:
            yield term


def _kept_rivals(rivals: list[Term], mode: MergeMode) -> Iterator[Terms]:
    """Yield which terms of the same kinds as the new ones may be kept: fewer and fewer."""
    combinable = [each for each in rivals if each.kind in COMBINABLE and not _is_location(each)]
    if mode is not MergeMode.REPLACE:
        yield tuple(combinable)
    for place in reversed(range(len(combinable))):
        yield (*combinable[:place], *combinable[place + 1 :])
    yield ()


def _is_location(term: Term) -> bool:
    """Return whether a term says where: people meet in one place, which a new one replaces."""
    return term.kind is TermKind.PLACE and term.role is PlaceRole.WHERE


def _is_among(term: Term, terms: Collection[Term]) -> bool:
    """Return whether one of the terms means the same person, topic or place."""
    entities = {each.entity for each in term.candidates}
    return bool(entities) and any(
        term.kind is other.kind and entities & {each.entity for each in other.candidates}
        for other in terms
    )


def _kinds(terms: Collection[Term]) -> set[TermKind]:
    return {term.kind for term in terms}
