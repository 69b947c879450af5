"""Make a query of what was selected in the search form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.index.model import EntityKind
from bot.records.model import MeetingKind
from bot.search.query.model import (
    NameLookup,
    PlaceRole,
    Query,
    Term,
    date_term,
    entity_term,
    kind_term,
    quoted_term,
)

EMPTY = "Choose somebody or something to search for."
GONE = "This is no longer in the archive, or has another name there: choose again."
LAST_BEFORE_FIRST = "Choose a day that is not before the first one."


@dataclass(frozen=True, slots=True)
class FormSelection:
    """What was selected: ids of people, topics and a place, days, a kind, whether it has quotes.

    A meeting has to match all of it: each of the people, and each of the topics.
    """

    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    place: str | None = None
    first: date | None = None
    last: date | None = None
    kind: MeetingKind | None = None
    has_quotes: bool = False


def validate(selection: FormSelection, name_of: NameLookup) -> dict[str, str]:
    """Return what is wrong: by field of the selection, a sentence to show. Empty if nothing is."""
    if selection == FormSelection():
        return {"people": EMPTY}
    selected = {
        "people": (EntityKind.PERSON, selection.people),
        "topics": (EntityKind.TOPIC, selection.topics),
        "place": (EntityKind.PLACE, _ids(selection.place)),
    }
    mistakes = {
        field: GONE
        for field, (kind, ids) in selected.items()
        if any(name_of(kind, each) is None for each in ids)
    }
    if selection.first and selection.last and selection.last < selection.first:
        mistakes["last"] = LAST_BEFORE_FIRST
    return mistakes


def build_query(selection: FormSelection, name_of: NameLookup) -> Query:
    """Return the query for a valid selection: a term for each thing that was selected."""
    terms = tuple(_terms(selection, name_of))
    return Query(" ".join(term.surface for term in terms), terms)


def _terms(selection: FormSelection, name_of: NameLookup) -> Iterator[Term]:
    for kind, ids in (
        (EntityKind.PERSON, selection.people),
        (EntityKind.TOPIC, selection.topics),
    ):
        for each in dict.fromkeys(ids):
            yield entity_term(kind, each, name_of(kind, each) or each)
    for each in _ids(selection.place):
        name = name_of(EntityKind.PLACE, each) or each
        yield entity_term(EntityKind.PLACE, each, name, PlaceRole.WHERE)
    if selection.kind:
        yield kind_term(selection.kind)
    if selection.first or selection.last:
        yield date_term(_days(selection.first, selection.last))
    if selection.has_quotes:
        yield quoted_term()


def _days(first: date | None, last: date | None) -> str:
    """Return the days from one to another, both included, as EDTF."""
    if first == last:
        return f"{first}"
    return f"{first or '..'}/{last or '..'}"


def _ids(selected: str | None) -> tuple[str, ...]:
    return (selected,) if selected else ()
