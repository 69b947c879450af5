"""Remarks of one trip into the events that they report."""

import re
from dataclasses import replace

from bot.gazetteer.gazetteer import Gazetteer
from bot.importing import lexicon
from bot.importing.model import RemarkEvent, Remarks, Span
from bot.importing.remarks.clause_parser import ClauseReader, ParsedClause
from bot.importing.remarks.clauses import split_clauses
from bot.importing.tokenizer import RemarkToken, span_of, tokenize
from bot.records.model import MeetingKind, MeetingStatus

STATUS_PATTERNS = [
    (re.compile(pattern, re.IGNORECASE), MeetingStatus(status))
    for pattern, status in lexicon.STATUS_PHRASES
]
OFF = re.compile(
    r"\b(?:visit|trip|journey|travel)\b[^.;]{0,20}?"
    r"\b(?:cancel+ed|called off|postponed|did not take place|aborted)\b",
    re.IGNORECASE,
)
# What an occasion's words say about its kind, first match first
KINDS = (
    (r"press (?:conference|briefing)", MeetingKind.PRESS_CONFERENCE),
    (r"\bsummit", MeetingKind.SUMMIT),
    (r"trilateral", MeetingKind.TRILATERAL),
    (r"conference|meeting|session|ministerial|council|forum|assembly|dialogue|talks|congress|"
     r"consultation|quartet|seminar", MeetingKind.CONFERENCE),
    (r"visit", MeetingKind.VISIT),
)  # fmt: skip


def read_remarks(text: str, gazetteer: Gazetteer) -> Remarks:
    """Return what remarks report; text without a meeting becomes one event without people."""
    tokens = tokenize(text)
    reader = ClauseReader(text, tokens, gazetteer)
    clauses = [reader.read(clause) for clause in split_clauses(tokens)]
    events = _events(text, tokens, clauses)
    return Remarks(
        events=tuple(events),
        unparsed=(
            *(span for read in clauses for span in read.unparsed),
            *reader.left_out([mention.span for event in events for mention in event.mentions]),
        ),
        ended=tuple(reader.ended()),
    )


def _events(text: str, tokens: list[RemarkToken], clauses: list[ParsedClause]) -> list[RemarkEvent]:
    """Return one event for each clause with people or an occasion; the others belong to these."""
    events: list[RemarkEvent] = []
    for read in clauses:
        span = span_of(tokens, read.clause.first, read.clause.after)
        if not read.mentions and read.occasion is None:
            continue
        status, words = _status(text, span)
        events.append(
            RemarkEvent(
                span=span,
                kind=_kind(text, read, span),
                status=status,
                status_words=words,
                occasion=read.occasion,
                mentions=read.mentions,
            )
        )
    if events:
        return _called_off(text, events)
    status, words = _status(text, Span(0, len(text)))
    return [RemarkEvent(Span(0, len(text)), MeetingKind.VISIT, status=status, status_words=words)]


def _called_off(text: str, events: list[RemarkEvent]) -> list[RemarkEvent]:
    """Return the events as not held where the whole trip is said to be so, after them."""
    match = OFF.search(text)
    if match is None:
        return events
    words = Span(match.start(), match.end())
    status, _ = _status(text, words)
    return [
        replace(event, status=status, status_words=words)
        if event.span.start <= words.start and event.status is MeetingStatus.HELD
        else event
        for event in events
    ]


def _status(text: str, within: Span) -> tuple[MeetingStatus, Span | None]:
    for pattern, status in STATUS_PATTERNS:
        if match := pattern.search(text, within.start, within.end):
            return status, Span(match.start(), match.end())
    return MeetingStatus.HELD, None


def _kind(text: str, read: ParsedClause, span: Span) -> MeetingKind:
    sort = read.clause.sort
    occasion = read.occasion.of(text) if read.occasion else ""
    if sort == lexicon.BRIEFING:
        return MeetingKind.BRIEFING
    words = occasion or span.of(text)
    if re.search(r"\baudience\b|courtesy call", words, re.IGNORECASE):
        return MeetingKind.COURTESY_CALL
    if occasion:
        for pattern, kind in KINDS:
            if re.search(pattern, occasion, re.IGNORECASE):
                return kind
        return MeetingKind.OTHER if sort == lexicon.ATTENDING else MeetingKind.VISIT
    return MeetingKind.VISIT if sort == lexicon.JOINING else MeetingKind.TALKS
