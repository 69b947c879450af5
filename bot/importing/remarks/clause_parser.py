"""Who took part in a clause of remarks, and in what."""

import re
from dataclasses import dataclass, replace

from bot.gazetteer.gazetteer import Gazetteer
from bot.importing import lexicon
from bot.importing.model import ParsedMention, Span
from bot.importing.remarks.clauses import Clause
from bot.importing.remarks.occasions import OccasionReader
from bot.importing.remarks.participants import ListReader
from bot.importing.tokenizer import RemarkToken, span_of

TOPIC_WORDS = frozenset({"on", "about", "regarding", "concerning"})
MEETINGS = frozenset({"meeting", "meetings", "talks", "summit"})  # `of` names who held them
# Behind these someone is only spoken of: `the funeral of President Diaz`
SPOKEN_OF = frozenset("of for former late the an a by to as in on".split())  # noqa: SIM905  # as below
DEATHS = re.compile(
    r"(?:funeral|memorial services?|state funeral|burial|death|passing|memory)"
    r"(?: ceremon(?:y|ies)| rites| services?)? (?:of|for) (?:the )?(?:late )?"
)


@dataclass(frozen=True, slots=True)
class ParsedClause:
    """A clause, and what was found in it."""

    clause: Clause
    mentions: tuple[ParsedMention, ...]
    occasion: Span | None
    unparsed: tuple[Span, ...]


class ClauseReader:
    """Finds who took part in a clause, and in what."""

    def __init__(self, text: str, tokens: list[RemarkToken], gazetteer: Gazetteer) -> None:
        self._text = text
        self._tokens = tokens
        self._lists = ListReader(tokens, gazetteer)
        self._occasions = OccasionReader(tokens)

    def ended(self) -> list[ParsedMention]:
        """Return the people whose funeral it was."""
        found: list[ParsedMention] = []
        for match in DEATHS.finditer(self._text):
            at = next((i for i, t in enumerate(self._tokens) if t.start >= match.end()), None)
            if at is not None:
                person = self._lists.first(at, len(self._tokens))
                found += [person] if person and person.is_person else []
        return found

    def left_out(self, taken: list[Span]) -> list[Span]:
        """Return the people with an office whom nothing has taken, and whom nothing explains."""
        found: list[Span] = []
        at, after = 0, len(self._tokens)
        while at < after:
            token = self._tokens[at]
            is_word = token.is_capital and token.lower not in lexicon.VERBS
            is_person = is_word and self._lists.begins_person(at, after)
            person = self._lists.first(at, after) if is_person else None
            if person is None:
                at += 1
                continue
            span = person.span
            is_taken = any(each.start < span.end and span.start < each.end for each in taken)
            words = {word.lower() for word in span.of(self._text).split()}
            before = self._tokens[at - 1].lower if at else ""
            if not is_taken and before not in SPOKEN_OF and not words & lexicon.BODIES:
                found.append(span)
            while at < after and self._tokens[at].start < span.end:
                at += 1
        return found

    def read(self, clause: Clause) -> ParsedClause:
        """Return what one clause says."""
        mentions: list[ParsedMention] = []
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
        return ParsedClause(
            clause, tuple(mentions), self._occasions.read(clause, people_at), tuple(unparsed)
        )

    def _counts(self, at: int, mention: ParsedMention) -> bool:
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

    def _has_present(self, clause: Clause, at: int) -> bool:
        return any(
            token.lower in {"present", "participants", "attending"}
            for token in self._tokens[clause.first : at]
        )
