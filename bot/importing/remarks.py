"""Remarks of one trip into the events that they report."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.importing import lexicon
from bot.importing.clauses import Clause, split_clauses
from bot.importing.gazetteer import Gazetteer
from bot.importing.model import Event, Mention, Remarks, Span
from bot.importing.participants import ListReader
from bot.importing.tokens import Token, span_of, tokenize
from bot.records.model import Kind, Status

TOPIC_WORDS = frozenset({"on", "about", "regarding", "concerning"})
ARTICLES = frozenset({"the", "a", "an"})
# What makes words the name of an occasion
GATHERINGS = frozenset(
    """summit conference assembly forum congress session convention funeral ceremony ceremonies
    olympics games""".split()  # noqa: SIM905  # a list literal of these is as long as it is wide
)
NOT_OF_OCCASION = frozenset({"with", ",", "and", "where", "to", ";", "(", "on", "in"})
MEETINGS = frozenset({"meeting", "meetings", "talks", "summit"})  # `of` names who held them
# Behind these someone is only spoken of: `the funeral of President Diaz`
SPOKEN_OF = frozenset("of for former late the an a by to as in on".split())  # noqa: SIM905  # as below
UNNAMED = frozenset({"", "meeting", "meetings", "talks", "discussions"})
STATUS_PATTERNS = [
    (re.compile(pattern, re.IGNORECASE), Status(status))
    for pattern, status in lexicon.STATUS_PHRASES
]
OFF = re.compile(
    r"\b(?:visit|trip|journey|travel)\b[^.;]{0,20}?"
    r"\b(?:cancel+ed|called off|postponed|did not take place|aborted)\b",
    re.IGNORECASE,
)
DEATHS = re.compile(
    r"(?:funeral|memorial services?|state funeral|burial|death|passing|memory)"
    r"(?: ceremon(?:y|ies)| rites| services?)? (?:of|for) (?:the )?(?:late )?"
)
# What an occasion's words say about its kind, first match first
KINDS = (
    (r"press (?:conference|briefing)", Kind.PRESS_CONFERENCE),
    (r"\bsummit", Kind.SUMMIT),
    (r"trilateral", Kind.TRILATERAL),
    (r"conference|meeting|session|ministerial|council|forum|assembly|dialogue|talks|congress|"
     r"consultation|quartet|seminar", Kind.CONFERENCE),
    (r"visit", Kind.VISIT),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Read:
    """A clause, and what was found in it."""

    clause: Clause
    mentions: tuple[Mention, ...]
    occasion: Span | None
    unparsed: tuple[Span, ...]


def read_remarks(text: str, gazetteer: Gazetteer) -> Remarks:
    """Return what remarks report; text without a meeting becomes one event without people."""
    tokens = tokenize(text)
    reader = _ClauseReader(text, tokens, gazetteer)
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


class _ClauseReader:
    """Finds who took part in a clause, and in what."""

    def __init__(self, text: str, tokens: list[Token], gazetteer: Gazetteer) -> None:
        self._text = text
        self._tokens = tokens
        self._lists = ListReader(tokens, gazetteer)

    def ended(self) -> list[Mention]:
        """Return the people whose funeral it was."""
        found: list[Mention] = []
        for match in DEATHS.finditer(self._text):
            at = next((i for i, t in enumerate(self._tokens) if t.start >= match.end()), None)
            if at is not None:
                people = self._lists.read(at, len(self._tokens)).mentions
                found += [person for person in people[:1] if person.is_person]
        return found

    def left_out(self, taken: list[Span]) -> list[Span]:
        """Return the people with an office whom nothing has taken, and whom nothing explains."""
        found: list[Span] = []
        at, after = 0, len(self._tokens)
        while at < after:
            token = self._tokens[at]
            is_word = token.is_capital and token.lower not in lexicon.VERBS
            if not is_word or not self._lists.begins_person(at, after):
                at += 1
                continue
            span = self._lists.read(at, after).mentions[0].span
            is_taken = any(each.start < span.end and span.start < each.end for each in taken)
            words = {word.lower() for word in span.of(self._text).split()}
            before = self._tokens[at - 1].lower if at else ""
            if not is_taken and before not in SPOKEN_OF and not words & lexicon.BODIES:
                found.append(span)
            while at < after and self._tokens[at].start < span.end:
                at += 1
        return found

    def read(self, clause: Clause) -> _Read:
        """Return what one clause says."""
        mentions: list[Mention] = []
        unparsed: list[Span] = []
        people_at: int | None = None
        at = clause.first
        if not clause.sort and self._lists.begins_person(at, clause.after):
            at -= 1  # a list without a verb: `President Ruiz and Foreign Minister Mora.`
        while at < clause.after and not self._is_topic(clause, at):
            start = self._list_start(clause, at)
            if start is None:
                at += 1
                continue
            people = self._lists.read(start, clause.after)
            counted = [each for each in people.mentions if self._counts(at, each)]
            if clause.sort == lexicon.JOINING and at == clause.verb:
                counted = [replace(each, is_companion=True) for each in counted]
            if counted:
                mentions += counted
                unparsed += people.unparsed
                people_at = at if people_at is None else people_at
            elif self._tokens[at].lower == "with" and clause.sort not in {"", lexicon.OTHER}:
                unparsed.append(span_of(self._tokens, start, clause.after))
            at = max(people.end, at + 1)
        return _Read(clause, tuple(mentions), self._occasion(clause, people_at), tuple(unparsed))

    def _counts(self, at: int, mention: Mention) -> bool:
        """Whether someone took part: groups only where one meets with them."""
        return mention.is_person or self._tokens[at].lower != "by"

    def _is_topic(self, clause: Clause, at: int) -> bool:
        """Whether what a briefing was about begins here: nobody in it was there."""
        is_behind = clause.sort == lexicon.BRIEFING and at > clause.verb
        return is_behind and self._tokens[at].lower in TOPIC_WORDS

    def _list_start(self, clause: Clause, at: int) -> int | None:
        """Return where a list of people begins behind this token; None where none does."""
        behind = at + 1
        if behind >= clause.after:
            return None
        if at < clause.first:
            return behind
        if at == clause.verb and self._tokens[at].lower in lexicon.WITH_OBJECT:
            while behind < clause.after and self._tokens[behind].lower in lexicon.ADVERBS:
                behind += 1
            is_object = behind < clause.after and self._tokens[behind].lower not in {"with", "by"}
            return behind if is_object else None
        return behind if self._leads_to_people(clause, at) else None

    def _leads_to_people(self, clause: Clause, at: int) -> bool:
        """Whether a small word is one that names whom one meets."""
        word, before = self._tokens[at].lower, self._tokens[at - 1].lower
        return (
            word in {"with", "between", "alongside"}
            or (word == "by" and before in lexicon.PASSIVES)
            or (
                word == "of"
                and before in MEETINGS
                and self._lists.begins_person(at + 1, clause.after)
            )
            or (word == "to" and self._tokens[clause.verb].lower in lexicon.GIVING)
            or (word in {"on", "upon"} and before in {"call", "called", "calls"})
            or (word in {"were", "was"} and self._has_present(clause, at))
        )

    def _is_person(self, at: int, clause: Clause) -> bool:
        return self._lists.begins_person(at, clause.after)

    def _has_present(self, clause: Clause, at: int) -> bool:
        return any(
            token.lower in {"present", "participants", "attending"}
            for token in self._tokens[clause.first : at]
        )

    def _occasion(self, clause: Clause, people_at: int | None) -> Span | None:
        """Return what was attended, or what a meeting was part of, without who was there."""
        after = clause.after if people_at is None else people_at
        if clause.sort == lexicon.JOINING:
            return self._visit_joined(clause)
        if clause.sort == lexicon.ATTENDING:
            at = self._skip(clause.verb + 1, after, {"in", "part", *ARTICLES})
            is_named = " ".join(token.lower for token in self._tokens[at:after]) not in UNNAMED
            return span_of(self._tokens, at, after) if at < after and is_named else None
        if clause.sort == lexicon.OTHER and people_at is None:
            return None
        is_topic = clause.sort == lexicon.TALKING  # `Discussed a peace conference with …`
        if people_at is not None and not is_topic and self._is_gathering(clause.first, people_at):
            return span_of(self._tokens, clause.first, people_at)
        return self._setting(after, clause.after)

    def _setting(self, first: int, after: int) -> Span | None:
        """Return `UN General Assembly` of `Met with President Bush at the UN General Assembly`."""
        for at in range(first, after - 1):
            if self._tokens[at].lower in {"at", "during"}:
                start = self._skip(at + 1, after, ARTICLES)
                end = start
                while end < after and self._tokens[end].lower not in NOT_OF_OCCASION:
                    end += 1
                if self._is_gathering(start, end):
                    return span_of(self._tokens, start, end)
        return None

    def _is_gathering(self, first: int, after: int) -> bool:
        """Whether these words name a summit, a conference and the like."""
        words = [token.lower for token in self._tokens[first:after]]
        return after - first > 1 and any(word in GATHERINGS for word in words)

    def _skip(self, at: int, after: int, words: Collection[str]) -> int:
        while at < after and self._tokens[at].lower in words:
            at += 1
        return at

    def _visit_joined(self, clause: Clause) -> Span | None:
        """Return `the Economic Summit Meeting` of `Accompanied President Bush to …`."""
        for at in range(clause.verb + 1, clause.after - 1):
            if self._tokens[at].lower in {"to", "on", "during", "at"}:
                start = at + 1
                while start < clause.after - 1 and self._tokens[start].lower in {"the", "a", "an"}:
                    start += 1
                end = next(
                    (
                        i
                        for i in range(start, clause.after)
                        if self._tokens[i].lower in {"with", ","}
                    ),
                    clause.after,
                )
                return span_of(self._tokens, start, end) if end > start else None
        return None


def _events(text: str, tokens: list[Token], clauses: list[_Read]) -> list[Event]:
    """Return one event for each clause with people or an occasion; the others belong to these."""
    events: list[Event] = []
    for read in clauses:
        span = span_of(tokens, read.clause.first, read.clause.after)
        if not read.mentions and read.occasion is None:
            continue
        status, words = _status(text, span)
        events.append(
            Event(
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
    return [Event(Span(0, len(text)), Kind.VISIT, status=status, status_words=words)]


def _called_off(text: str, events: list[Event]) -> list[Event]:
    """Return the events as not held where the whole trip is said to be so, after them."""
    match = OFF.search(text)
    if match is None:
        return events
    words = Span(match.start(), match.end())
    status, _ = _status(text, words)
    return [
        replace(event, status=status, status_words=words)
        if event.span.start <= words.start and event.status is Status.HELD
        else event
        for event in events
    ]


def _status(text: str, within: Span) -> tuple[Status, Span | None]:
    for pattern, status in STATUS_PATTERNS:
        if match := pattern.search(text, within.start, within.end):
            return status, Span(match.start(), match.end())
    return Status.HELD, None


def _kind(text: str, read: _Read, span: Span) -> Kind:
    sort = read.clause.sort
    occasion = read.occasion.of(text) if read.occasion else ""
    if sort == lexicon.BRIEFING:
        return Kind.BRIEFING
    words = occasion or span.of(text)
    if re.search(r"\baudience\b|courtesy call", words, re.IGNORECASE):
        return Kind.COURTESY_CALL
    if occasion:
        for pattern, kind in KINDS:
            if re.search(pattern, occasion, re.IGNORECASE):
                return kind
        return Kind.OTHER if sort == lexicon.ATTENDING else Kind.VISIT
    return Kind.VISIT if sort == lexicon.JOINING else Kind.TALKS
