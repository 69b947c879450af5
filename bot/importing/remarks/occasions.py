"""Find what a meeting was, or was part of: a summit, a conference, somebody else's visit."""

from collections.abc import Collection

from bot.gazetteer.events import load_occasions
from bot.importing.lexicon import VerbClass
from bot.importing.model import Span
from bot.importing.remarks.clauses import Clause
from bot.importing.tokenizer import RemarkToken, span_of

ARTICLES = frozenset({"the", "a", "an"})
OCCASION_ENDS = frozenset({"with", ",", "and", "where", "to", ";", "(", "on", "in"})
GENERIC_OCCASIONS = frozenset({"", "meeting", "meetings", "talks", "discussions"})
POSSESSIVES = frozenset({"his", "her", "their", "president’s", "president's"})


def is_generic(occasion: str) -> bool:
    """Return whether words say no more than that people met: `his meetings`."""
    words = [word for word in occasion.lower().split() if word not in POSSESSIVES | ARTICLES]
    return " ".join(words) in GENERIC_OCCASIONS


class OccasionParser:
    """Finds the occasion in the tokens of a clause."""

    def __init__(self, tokens: list[RemarkToken]) -> None:
        self._tokens = tokens
        self._nouns = load_occasions().nouns

    def parse(self, clause: Clause, people_at: int | None) -> Span | None:
        """Return what was attended, or what a meeting was part of, without who was there.

        `people_at` is the position at which the participants begin, None without any.
        """
        after = clause.after if people_at is None else people_at
        if clause.verb_class is VerbClass.JOINING:
            return self._visit_joined(clause)
        if clause.verb_class is VerbClass.ATTENDING:
            return self._attended(clause, after)
        if clause.verb_class is VerbClass.OTHER and people_at is None:
            return None
        is_topic = clause.verb_class is VerbClass.TALKING  # `Discussed a peace conference with …`
        if people_at is not None and not is_topic and self._is_gathering(clause.first, people_at):
            return span_of(self._tokens, clause.first, people_at)
        return self._setting(after, clause.after)

    def _attended(self, clause: Clause, after: int) -> Span | None:
        at = self._skip(clause.verb + 1, after, {"in", "part", *ARTICLES})
        words = " ".join(token.lower for token in self._tokens[at:after])
        is_named = at < after and words not in GENERIC_OCCASIONS
        return span_of(self._tokens, at, after) if is_named else None

    def _setting(self, first: int, after: int) -> Span | None:
        """Return `UN General Assembly` of `Met with President Bush at the UN General Assembly`."""
        for at in range(first, after - 1):
            if self._tokens[at].lower in {"at", "during"}:
                start = self._skip(at + 1, after, ARTICLES)
                end = start
                while end < after and self._tokens[end].lower not in OCCASION_ENDS:
                    end += 1
                if self._is_gathering(start, end):
                    return span_of(self._tokens, start, end)
        return None

    def _is_gathering(self, first: int, after: int) -> bool:
        """Return whether these tokens name a summit, a conference and the like."""
        words = [token.lower for token in self._tokens[first:after]]
        return after - first > 1 and any(word in self._nouns for word in words)

    def _visit_joined(self, clause: Clause) -> Span | None:
        """Return `Economic Summit Meeting` of `Accompanied President Bush to the Economic …`."""
        for at in range(clause.verb + 1, clause.after - 1):
            if self._tokens[at].lower in {"to", "on", "during", "at"}:
                start = self._skip(at + 1, clause.after - 1, ARTICLES)
                ends = (
                    i for i in range(start, clause.after) if self._tokens[i].lower in {"with", ","}
                )
                end = next(ends, clause.after)
                return span_of(self._tokens, start, end) if end > start else None
        return None

    def _skip(self, at: int, after: int, words: Collection[str]) -> int:
        while at < after and self._tokens[at].lower in words:
            at += 1
        return at
