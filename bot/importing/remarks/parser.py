"""Parse the remarks of one trip into the events that they report."""

from dataclasses import replace

from bot.gazetteer.gazetteer import Gazetteer
from bot.importing.lexicon import VerbClass, load_lexicon
from bot.importing.model import RemarkEvent, Remarks, Span
from bot.importing.remarks.clause_parser import ClauseParser, ParsedClause
from bot.importing.remarks.clauses import split_clauses
from bot.importing.remarks.occasions import is_generic
from bot.importing.tokenizer import RemarkToken, span_of, tokenize_remarks
from bot.records.model import MeetingKind, MeetingStatus


def parse_remarks(text: str, gazetteer: Gazetteer) -> Remarks:
    """Return what remarks report; a text without a meeting is one event without people."""
    tokens = tokenize_remarks(text)
    parser = ClauseParser(text, tokens, gazetteer)
    clauses = [parser.parse(clause) for clause in split_clauses(tokens)]
    events = _events(text, tokens, clauses)
    return Remarks(
        events=tuple(events),
        unparsed=(
            *(span for parsed in clauses for span in parsed.unparsed),
            *parser.unexplained([mention.span for event in events for mention in event.mentions]),
        ),
        deceased=tuple(parser.deceased()),
    )


def _events(text: str, tokens: list[RemarkToken], clauses: list[ParsedClause]) -> list[RemarkEvent]:
    """Return an event for each clause with people or an occasion; other clauses belong to these."""
    events: list[RemarkEvent] = []
    for parsed in clauses:
        if not parsed.mentions and parsed.occasion is None:
            continue
        span = span_of(tokens, parsed.clause.first, parsed.clause.after)
        status, words = _status(text, span)
        events.append(
            RemarkEvent(
                span=span,
                kind=_kind(text, parsed, span),
                status=status,
                status_words=words,
                occasion=_named_occasion(parsed, text),
                mentions=parsed.mentions,
            )
        )
    if events:
        return _with_trip_status(text, events)
    whole = Span(0, len(text))
    status, words = _status(text, whole)
    return [RemarkEvent(whole, MeetingKind.VISIT, status=status, status_words=words)]


def _with_trip_status(text: str, events: list[RemarkEvent]) -> list[RemarkEvent]:
    """Return the events, those before words that call the whole trip off as not held."""
    match = load_lexicon().trip_called_off.search(text)
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
    """Return the status that a range of the text gives, and the words that give it."""
    for pattern, status in load_lexicon().status_patterns:
        if match := pattern.search(text, within.start, within.end):
            return status, Span(match.start(), match.end())
    return MeetingStatus.HELD, None


def _named_occasion(parsed: ParsedClause, text: str) -> Span | None:
    is_generic_one = parsed.occasion and is_generic(parsed.occasion.of(text))
    return None if is_generic_one else parsed.occasion


def _kind(text: str, parsed: ParsedClause, span: Span) -> MeetingKind:
    verb_class, lexicon = parsed.clause.verb_class, load_lexicon()
    occasion = parsed.occasion.of(text) if parsed.occasion else ""
    if verb_class is VerbClass.BRIEFING:
        return MeetingKind.BRIEFING
    if lexicon.courtesy_call.search(occasion or span.of(text)):
        return MeetingKind.COURTESY_CALL
    if occasion and is_generic(occasion):
        return MeetingKind.TALKS
    if occasion:
        for pattern, kind in lexicon.kind_patterns:
            if pattern.search(occasion):
                return kind
        return MeetingKind.OTHER if verb_class is VerbClass.ATTENDING else MeetingKind.VISIT
    return MeetingKind.VISIT if verb_class is VerbClass.JOINING else MeetingKind.TALKS
