"""What somebody chose from lists, as a query: each choice is a term that names just one thing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.index.model import EntityKind
from bot.records.model import MeetingKind
from bot.search.query.model import PlaceRole, Query, Term
from bot.search.query.terms import date_term, entity_term, kind_term, quoted_term

NOTHING = "Choose somebody or something to search for."
GONE = "This is no longer in the archive, or has another name there: choose again."
BACKWARDS = "Choose a day that is not before the first one."

NameOf = Callable[[EntityKind, str], str | None]
"""Returns the canonical name of an id; None when the index does not have it."""


@dataclass(frozen=True, slots=True)
class FormSelection:
    """What was chosen: ids of people, topics and a place, days, a kind, whether it has quotes.

    A meeting has to have all of it; each of the people, and each of the topics.
    """

    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    place: str | None = None
    first: date | None = None
    last: date | None = None
    kind: MeetingKind | None = None
    has_quotes: bool = False


def validate(chosen: FormSelection, name_of: NameOf) -> dict[str, str]:
    """Return what is wrong, a sentence for each field that has to be chosen again."""
    if chosen == FormSelection():
        return {"people": NOTHING}
    asked = {
        "people": (EntityKind.PERSON, chosen.people),
        "topics": (EntityKind.TOPIC, chosen.topics),
        "place": (EntityKind.PLACE, _some(chosen.place)),
    }
    wrong = {
        field: GONE
        for field, (kind, ids) in asked.items()
        if any(name_of(kind, each) is None for each in ids)
    }
    if chosen.first and chosen.last and chosen.last < chosen.first:
        wrong["last"] = BACKWARDS
    return wrong


def build_query(chosen: FormSelection, name_of: NameOf) -> Query:
    """Return the query for what was chosen, in which there is no mistake."""
    terms = tuple(_terms(chosen, name_of))
    return Query(" ".join(term.surface for term in terms), terms)


def _terms(chosen: FormSelection, name_of: NameOf) -> Iterator[Term]:
    for kind, ids in ((EntityKind.PERSON, chosen.people), (EntityKind.TOPIC, chosen.topics)):
        for each in dict.fromkeys(ids):
            yield entity_term(kind, each, name_of(kind, each) or each)
    for each in _some(chosen.place):
        name = name_of(EntityKind.PLACE, each) or each
        yield entity_term(EntityKind.PLACE, each, name, PlaceRole.WHERE)
    if chosen.kind:
        yield kind_term(chosen.kind)
    if chosen.first or chosen.last:
        yield date_term(_days(chosen.first, chosen.last))
    if chosen.has_quotes:
        yield quoted_term()


def _days(first: date | None, last: date | None) -> str:
    """Return the days from one to another, both included, as EDTF."""
    if first == last:
        return f"{first}"
    return f"{first or '..'}/{last or '..'}"


def _some(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
