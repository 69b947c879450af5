"""Terms of a query that are made, not typed: of somebody chosen, or of a date picked."""

from bot.index.model import EntityKind
from bot.records.model import MeetingKind
from bot.search.query.date_parser import parse_constraint
from bot.search.query.interpretation import KINDS
from bot.search.query.model import Candidate, PlaceRole, Term, TermKind


def entity_term(
    kind: EntityKind, entity: str, name: str, role: PlaceRole = PlaceRole.EITHER
) -> Term:
    """Return the term for one person, topic or place; a place may be where, or whose side."""
    return Term(name, KINDS[kind], (Candidate(entity, name, 1.0),), role=role)


def kind_term(kind: MeetingKind) -> Term:
    """Return the term for a kind of meeting."""
    return Term(kind.value, TermKind.KIND, (Candidate(kind.value, kind.value, 1.0),))


def date_term(edtf: str) -> Term:
    """Return the term for an EDTF date or interval; raise ValueError when it is none."""
    return Term(edtf, TermKind.DATE, when=parse_constraint(edtf, edtf))


def quoted_term() -> Term:
    """Return the term for meetings of which there are quotes."""
    return Term("quotes", TermKind.QUOTED)
