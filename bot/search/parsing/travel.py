"""Read `visit` and `trip` as travel: somebody was in a country that is not their own."""

from bot.records.model import MeetingKind
from bot.search.query.model import PlaceRole, Term, TermKind

VISIT = (MeetingKind.VISIT.value,)


def with_travel(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return terms with travel in place of the meeting type `visit`, where they say more than it.

    What a place does is clear then: people go there, unless they come from there.
    """
    is_visit = list(map(_is_visit, terms))
    if not any(is_visit) or all(term.kind is TermKind.KIND for term in terms):
        return terms
    roles = _place_roles(terms)
    return tuple(
        Term(term.surface, TermKind.TRAVEL) if visits else term._replace(role=role)
        for term, visits, role in zip(terms, is_visit, roles, strict=True)
    )


def _is_visit(term: Term) -> bool:
    return term.kind is TermKind.KIND and term.names == VISIT


def _place_roles(terms: tuple[Term, ...]) -> list[PlaceRole]:
    """Return the role of each place, as `Japan visited Korea` and `Kono's trips to Korea` have it.

    The last place is the destination, unless `in` or `to` stands before another, or `visits` stands
    behind the only one.
    """
    unclear = [
        at
        for at, term in enumerate(terms)
        if term.kind is TermKind.PLACE and term.role is PlaceRole.EITHER
    ]
    travels_at = next(at for at, term in enumerate(terms) if _is_visit(term))
    has_person = any(term.kind is TermKind.PERSON for term in terms)
    has_destination = any(
        term.kind is TermKind.PLACE and term.role is PlaceRole.WHERE for term in terms
    )
    roles = [term.role for term in terms]
    for at in unclear:
        is_last = at == unclear[-1] and not has_destination
        is_destination = has_person or (is_last and (len(unclear) > 1 or at > travels_at))
        roles[at] = PlaceRole.WHERE if is_destination else PlaceRole.DELEGATION
    return roles
