"""Requests as short texts, for a button's value or a message's metadata, and back.

They name people, topics, places and meetings by their ids, which the next index has too.
"""

import json
from collections.abc import Callable
from typing import Any

from bot.answer.conversation.view_request import ListView, MeetingView, SelectedMeeting, ViewRequest
from bot.dates import parse_edtf
from bot.errors import ExpiredError
from bot.search.query.date_parser import parse_constraint
from bot.search.query.intent import Intent
from bot.search.query.model import (
    ENTITY_KINDS,
    Candidate,
    NameLookup,
    PlaceRole,
    Query,
    Term,
    TermKind,
)

LETTERS = {
    TermKind.PERSON: "p",
    TermKind.TOPIC: "t",
    TermKind.PLACE: "l",
    TermKind.KIND: "k",
    TermKind.OCCASION: "o",
    TermKind.DATE: "d",
    TermKind.TEXT: "x",
    TermKind.TRAVEL: "v",
    TermKind.QUOTED: "q",
    TermKind.UNKNOWN: "u",
}
KINDS = {letter: kind for kind, letter in LETTERS.items()}
NAMED_BY_ID = frozenset({TermKind.KIND, TermKind.OCCASION})
ROLES = {PlaceRole.EITHER: "", PlaceRole.WHERE: "w", PlaceRole.DELEGATION: "s"}
PLACED = {letter: role for role, letter in ROLES.items()}
LONGEST_INSIDE = 250  # characters of a query: a message has a score of buttons
# What is asked of the terms, who speaks, what is left out, the phrases, whether texts are searched
NOTHING_MORE: list[Any] = [Intent.MEETINGS.value, [], [], [], 0]
SCALE = 10_000  # scores have four decimals


Keep = Callable[[str], str]
"""Keeps a text elsewhere, and returns a key for it."""
Find = Callable[[str], str]
"""Returns what is kept under a key; raises ExpiredError when it is no longer."""


def encode(request: ViewRequest, edition: str, keep: Keep) -> str:
    """Return a request made from this edition of the index; a long query is kept elsewhere."""
    parts_of_query = _query(request.query)
    written = _compact(parts_of_query)
    query = parts_of_query if len(written) <= LONGEST_INSIDE else keep(written)
    by = " ".join(request.speakers)  # ids have no spaces
    parts: list[Any] = [edition, query, request.list_view.value, request.first, request.day, by]
    if focus := request.selected:
        parts += [focus.meeting, focus.view.value, focus.first]
    return _compact(parts)


def decode(value: str, find: Find, name_of: NameLookup) -> tuple[ViewRequest, str]:
    """Return a request and the edition of the index that it was made from.

    Raises ExpiredError when the value is not one of ours.
    """
    try:
        edition, query, page, first, day, by, *focus = json.loads(value)
        terms = json.loads(find(query)) if isinstance(query, str) else query
        request = ViewRequest(
            query=_read_query(terms, name_of),
            list_view=ListView(page),
            first=int(first),
            selected=_focus(focus),
            day=str(day),
            speakers=tuple(by.split()),
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise ExpiredError from error
    return request, str(edition)


def _read_query(written: list[Any], name_of: NameLookup) -> Query:
    """Return the query that was written; who is no longer in the index is unknown."""
    terms, *rest = written
    asked, speaking, excluded, phrases, in_texts = rest or NOTHING_MORE
    known = tuple(_read(each, name_of) for each in terms)
    return Query(
        " ".join(term.surface for term in known),
        known,
        intent=Intent(asked),
        speaker_terms=tuple(int(at) for at in speaking if 0 <= at < len(known)),
        excluded=tuple(_read(each, name_of)._replace(is_excluded=True) for each in excluded),
        phrases=tuple(map(str, phrases)),
        includes_full_text=bool(in_texts),
    )


def _query(query: Query) -> list[Any]:
    """Return the terms, then what was asked of them where it is not just the meetings."""
    terms = [_term(term) for term in query.terms]
    excluded = [_term(term) for term in query.excluded]
    rest = [
        query.intent.value,
        list(query.speaker_terms),
        excluded,
        list(query.phrases),
        int(query.includes_full_text),
    ]
    return [terms, *(rest if rest != NOTHING_MORE else [])]


def _focus(parts: list[Any]) -> SelectedMeeting | None:
    return SelectedMeeting(str(parts[0]), MeetingView(parts[1]), int(parts[2])) if parts else None


def _term(term: Term) -> list[Any]:
    letter = LETTERS[term.kind]
    if term.when:
        return [letter, term.surface, term.when.edtf]
    candidates = [_candidate(each) for each in term.candidates]
    role = [ROLES[term.role]] if term.role is not PlaceRole.EITHER else []
    return [letter, term.surface, *([candidates] if candidates else []), *role]


def _candidate(candidate: Candidate) -> list[Any] | str:
    if candidate == Candidate(candidate.entity, candidate.name, 1.0):
        return candidate.entity
    office = [[span.edtf for span in candidate.held], list(candidate.offices)]
    return [
        candidate.entity,
        round(candidate.score * SCALE),
        int(candidate.is_exact),
        *(office if any(office) else []),
    ]


def _read(parts: list[Any], name_of: NameLookup) -> Term:
    kind, typed, rest = KINDS[parts[0]], str(parts[1]), parts[2:]
    if kind is TermKind.DATE:
        return Term(typed, kind, when=parse_constraint(rest[0], typed))
    if kind in {TermKind.TEXT, TermKind.TRAVEL, TermKind.QUOTED, TermKind.UNKNOWN}:
        return Term(typed, kind)
    candidates = tuple(found for each in rest[0] if (found := _read_candidate(kind, each, name_of)))
    if not candidates:
        return Term(typed, TermKind.UNKNOWN)
    return Term(typed, kind, candidates, role=PLACED[rest[1]] if rest[1:] else PlaceRole.EITHER)


def _read_candidate(
    kind: TermKind, written: list[Any] | str, name_of: NameLookup
) -> Candidate | None:
    entity, score, is_exact, *office = written if isinstance(written, list) else (written, SCALE, 1)
    name = entity if kind in NAMED_BY_ID else name_of(ENTITY_KINDS[kind], entity)
    if name is None:
        return None
    held, titles = office or ([], [])
    spans = tuple(parse_edtf(edtf) for edtf in held)
    return Candidate(str(entity), name, score / SCALE, bool(is_exact), spans, tuple(titles))


def _compact(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c")  # nothing in a message looks like `<!channel>`
