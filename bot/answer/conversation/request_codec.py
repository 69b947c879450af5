"""Encode requests as short JSON, for the values of buttons and the metadata of messages.

People, topics, places and meetings are named by their ids, which another build of the index has
too.
"""

import json
from collections.abc import Callable
from typing import Any

from bot.answer.conversation.view_request import ListView, MeetingView, SelectedMeeting, ViewRequest
from bot.dates import parse_edtf
from bot.errors import ExpiredError
from bot.search.query.date_parser import parse_constraint
from bot.search.query.intent import Grouping, Intent
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
    TermKind.STATUS: "s",
    TermKind.OCCASION: "o",
    TermKind.DATE: "d",
    TermKind.TEXT: "x",
    TermKind.QUOTED: "q",
    TermKind.UNKNOWN: "u",
}
KINDS = {letter: kind for kind, letter in LETTERS.items()}
NAMED_BY_ID = frozenset({TermKind.KIND, TermKind.STATUS, TermKind.OCCASION})
PLACE_ROLES = {PlaceRole.EITHER: "", PlaceRole.WHERE: "w", PlaceRole.DELEGATION: "s"}
PLACED = {letter: role for role, letter in PLACE_ROLES.items()}
MAX_QUERY_LENGTH = 250  # characters of a query in a button; a message has about twenty buttons
# The intent, the speakers, the excluded terms, the phrases, whether texts are searched; the
# alternatives, what is ranked or listed, how many of them, and two flags
DEFAULTS: list[Any] = [Intent.MEETINGS.value, [], [], [], 0, [], "", 0, 0, 0]
MIN_PARTS = 5  # of these that a value has, if it has any
SCORE_SCALE = 10_000  # scores have four decimals

StorePayload = Callable[[str], str]
"""Stores a text elsewhere, and returns a key for it."""
LoadPayload = Callable[[str], str]
"""Returns the text that is stored under a key; raises ExpiredError when it is no longer."""


def encode(request: ViewRequest, edition: str, store: StorePayload) -> str:
    """Return a request as JSON, with the edition of the index that it was made from.

    A long query is stored elsewhere.
    """
    query: list[Any] | str = _encode_query(request.query)
    encoded = _compact(query)
    if len(encoded) > MAX_QUERY_LENGTH:
        query = store(encoded)
    speakers = " ".join(request.speakers)  # ids have no spaces
    parts = [edition, query, request.list_view.value, request.first, request.day, speakers]
    if selected := request.selected:
        parts += [selected.meeting, selected.view.value, selected.first]
    return _compact(parts)


def decode(value: str, load: LoadPayload, name_of: NameLookup) -> tuple[ViewRequest, str]:
    """Return a request, and the edition of the index that it was made from.

    Raises ExpiredError when the value is not a request, or its query is no longer stored.
    """
    try:
        edition, query, list_view, first, day, speakers, *selected = json.loads(value)
        parts = json.loads(load(query)) if isinstance(query, str) else query
        request = ViewRequest(
            query=_decode_query(parts, name_of),
            list_view=ListView(list_view),
            first=int(first),
            selected=_decode_selected(selected),
            day=str(day),
            speakers=tuple(speakers.split()),
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise ExpiredError from error
    return request, str(edition)


def _decode_query(parts: list[Any], name_of: NameLookup) -> Query:
    """Return a query; a term whose entities are no longer in the index is unknown."""
    terms, *rest = parts
    # An older value has fewer parts
    intent, speakers, excluded, phrases, in_texts, groups, grouping, size, *flags = (
        *rest,
        *DEFAULTS[len(rest) :],
    )
    absent, companions = map(bool, flags)
    decoded = tuple(_decode_term(each, name_of) for each in terms)
    return Query(
        " ".join(term.surface for term in decoded),
        decoded,
        intent=Intent(intent),
        speaker_terms=tuple(int(at) for at in speakers if 0 <= at < len(decoded)),
        excluded=tuple(_decode_term(each, name_of)._replace(is_excluded=True) for each in excluded),
        phrases=tuple(map(str, phrases)),
        includes_full_text=bool(in_texts),
        alternatives=tuple(tuple(map(int, group)) for group in groups),
        grouping=Grouping(grouping) if grouping else None,
        size=int(size),
        wants_absent=absent,
        wants_companions=companions,
    )


def _encode_query(query: Query) -> list[Any]:
    """Return the terms, and the rest of the query unless it has the DEFAULTS."""
    terms = [_encode_term(term) for term in query.terms]
    excluded = [_encode_term(term) for term in query.excluded]
    rest = [
        query.intent.value,
        list(query.speaker_terms),
        excluded,
        list(query.phrases),
        int(query.includes_full_text),
        [list(group) for group in query.alternatives],
        query.grouping.value if query.grouping else "",
        query.size,
        int(query.wants_absent),
        int(query.wants_companions),
    ]
    while len(rest) > MIN_PARTS and rest[-1] == DEFAULTS[len(rest) - 1]:
        rest.pop()
    return [terms, *(rest if rest != DEFAULTS[:MIN_PARTS] else [])]


def _decode_selected(parts: list[Any]) -> SelectedMeeting | None:
    return SelectedMeeting(str(parts[0]), MeetingView(parts[1]), int(parts[2])) if parts else None


def _encode_term(term: Term) -> list[Any]:
    letter = LETTERS[term.kind]
    if term.when:
        return [letter, term.surface, term.when.edtf]
    candidates = [_encode_candidate(each) for each in term.candidates]
    role = [PLACE_ROLES[term.role]] if term.role is not PlaceRole.EITHER else []
    return [letter, term.surface, *([candidates] if candidates else []), *role]


def _encode_candidate(candidate: Candidate) -> list[Any] | str:
    if candidate == Candidate(candidate.entity, candidate.name, 1.0):
        return candidate.entity
    office = [[span.edtf for span in candidate.held], list(candidate.offices)]
    return [
        candidate.entity,
        round(candidate.score * SCORE_SCALE),
        int(candidate.is_exact),
        *(office if any(office) else []),
    ]


def _decode_term(parts: list[Any], name_of: NameLookup) -> Term:
    kind, surface, rest = KINDS[parts[0]], str(parts[1]), parts[2:]
    if kind is TermKind.DATE:
        return Term(surface, kind, when=parse_constraint(rest[0], surface))
    if kind in {TermKind.TEXT, TermKind.QUOTED, TermKind.UNKNOWN}:
        return Term(surface, kind)
    decoded = (_decode_candidate(kind, each, name_of) for each in rest[0])
    candidates = tuple(filter(None, decoded))
    if not candidates:
        return Term(surface, TermKind.UNKNOWN)
    return Term(surface, kind, candidates, role=PLACED[rest[1]] if rest[1:] else PlaceRole.EITHER)


def _decode_candidate(
    kind: TermKind, parts: list[Any] | str, name_of: NameLookup
) -> Candidate | None:
    entity, score, is_exact, *office = parts if isinstance(parts, list) else (parts, SCORE_SCALE, 1)
    name = entity if kind in NAMED_BY_ID else name_of(ENTITY_KINDS[kind], entity)
    if name is None:
        return None
    held, titles = office or ([], [])
    spans = tuple(parse_edtf(edtf) for edtf in held)
    return Candidate(str(entity), name, score / SCORE_SCALE, bool(is_exact), spans, tuple(titles))


def _compact(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")  # so that nothing looks like `<!channel>`
