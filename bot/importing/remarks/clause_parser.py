"""Parse a clause of remarks: who took part, and in what."""

from dataclasses import dataclass, replace

from bot.gazetteer.gazetteer import Gazetteer
from bot.importing.lexicon import VerbClass, load_lexicon
from bot.importing.model import ParsedMention, Span
from bot.importing.remarks.clauses import Clause
from bot.importing.remarks.occasions import OccasionParser
from bot.importing.remarks.participants import ParticipantParser
from bot.importing.tokenizer import RemarkToken, span_of


@dataclass(frozen=True, slots=True)
class ParsedClause:
    """A clause, and what was found in it."""

    clause: Clause
    mentions: tuple[ParsedMention, ...]
    occasion: Span | None
    unparsed: tuple[Span, ...]


class ClauseParser:
    """Finds who took part in a clause, and in what."""

    def __init__(self, text: str, tokens: list[RemarkToken], gazetteer: Gazetteer) -> None:
        self._text = text
        self._tokens = tokens
        self._lexicon = load_lexicon()
        self._participants = ParticipantParser(tokens, gazetteer)
        self._occasions = OccasionParser(tokens)

    def parse(self, clause: Clause) -> ParsedClause:
        """Return what one clause reports."""
        mentions: list[ParsedMention] = []
        unparsed: list[Span] = []
        people_at: int | None = None
        at = clause.first
        if not clause.verb_class and self._participants.begins_person(at, clause.after):
            at -= 1  # a list without a verb: `President Ruiz and Foreign Minister Mora.`
        while at < clause.after and not self._is_topic(clause, at):
            start = self._list_start(clause, at)
            if start is None:
                at += 1
                continue
            found = self._participants.parse(start, clause.after)
            present = self._present(clause, at, found.mentions)
            if present:
                mentions += present
                unparsed += found.unparsed
                people_at = at if people_at is None else people_at
            elif self._is_unknown_list(clause, at):
                unparsed.append(span_of(self._tokens, start, clause.after))
            at = max(found.end, at + 1)
        occasion = self._occasions.parse(clause, people_at)
        return ParsedClause(clause, tuple(mentions), occasion, tuple(unparsed))

    def deceased(self) -> list[ParsedMention]:
        """Return the people whose funeral the text reports."""
        people: list[ParsedMention] = []
        for match in self._lexicon.death.finditer(self._text):
            at = next((i for i, t in enumerate(self._tokens) if t.start >= match.end()), None)
            if at is not None:
                person = self._participants.first(at, len(self._tokens))
                people += [person] if person and person.is_person else []
        return people

    def unexplained(self, taken: list[Span]) -> list[Span]:
        """Return the people with an office who are outside of these ranges, and not spoken of."""
        missed: list[Span] = []
        at, after = 0, len(self._tokens)
        while at < after:
            person = self._person_at(at, after)
            if person is None:
                at += 1
                continue
            span = person.span
            is_taken = any(each.start < span.end and span.start < each.end for each in taken)
            words = {word.lower() for word in span.of(self._text).split()}
            before = self._tokens[at - 1].lower if at else ""
            is_spoken_of = before in self._lexicon.not_present_after
            if not is_taken and not is_spoken_of and not words & self._lexicon.bodies:
                missed.append(span)
            while at < after and self._tokens[at].start < span.end:
                at += 1
        return missed

    def _person_at(self, at: int, after: int) -> ParsedMention | None:
        token = self._tokens[at]
        if not token.is_capital or token.lower in self._lexicon.verbs:
            return None
        is_person = self._participants.begins_person(at, after)
        return self._participants.first(at, after) if is_person else None

    def _present(
        self, clause: Clause, at: int, mentions: tuple[ParsedMention, ...]
    ) -> list[ParsedMention]:
        """Return those of a list behind a token who took part: groups only where one meets them."""
        present = [each for each in mentions if each.is_person or self._tokens[at].lower != "by"]
        if clause.verb_class is VerbClass.JOINING and at == clause.verb:
            return [replace(each, is_companion=True) for each in present]
        return present

    def _is_unknown_list(self, clause: Clause, at: int) -> bool:
        is_list = self._tokens[at].lower == "with"
        return is_list and clause.verb_class not in {None, VerbClass.OTHER}

    def _is_topic(self, clause: Clause, at: int) -> bool:
        """Return whether a briefing's topic begins here: nobody in it was present."""
        is_behind = clause.verb_class is VerbClass.BRIEFING and at > clause.verb
        return is_behind and self._tokens[at].lower in self._lexicon.topic_prepositions

    def _list_start(self, clause: Clause, at: int) -> int | None:
        """Return where a list of people begins behind a token; None where none does."""
        behind = at + 1
        if behind >= clause.after:
            return None
        if at < clause.first:
            return behind
        if at == clause.verb and self._tokens[at].lower in self._lexicon.object_verbs:
            while behind < clause.after and self._tokens[behind].lower in self._lexicon.adverbs:
                behind += 1
            is_object = behind < clause.after and self._tokens[behind].lower not in {"with", "by"}
            return behind if is_object else None
        return behind if self._leads_to_people(clause, at) else None

    def _leads_to_people(self, clause: Clause, at: int) -> bool:
        """Return whether a preposition leads to the people met."""
        word, before = self._tokens[at].lower, self._tokens[at - 1].lower
        return (
            word in {"with", "between", "alongside"}
            or (word == "by" and before in self._lexicon.passive_verbs)
            or (
                word == "of"
                and before in self._lexicon.meeting_nouns
                and self._participants.begins_person(at + 1, clause.after)
            )
            or (word == "to" and self._tokens[clause.verb].lower in self._lexicon.giving_verbs)
            or (word in {"on", "upon"} and before in {"call", "called", "calls"})
            or (word in {"were", "was"} and self._tells_attendance(clause, at))
        )

    def _tells_attendance(self, clause: Clause, at: int) -> bool:
        words = (token.lower for token in self._tokens[clause.first : at])
        return any(word in self._lexicon.attendance_words for word in words)
