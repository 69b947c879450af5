"""What a clause's meeting was, or was part of: a summit, a conference, someone else's visit."""

from collections.abc import Collection

from bot.importing import lexicon
from bot.importing.model import Span
from bot.importing.remarks.clauses import Clause
from bot.importing.tokenizer import RemarkToken, span_of

ARTICLES = frozenset({"the", "a", "an"})
# What makes words the name of an occasion
GATHERINGS = frozenset(
    """summit conference assembly forum congress session convention funeral ceremony ceremonies
    olympics games""".split()  # noqa: SIM905  # a list literal of these is as long as it is wide
)
NOT_OF_OCCASION = frozenset({"with", ",", "and", "where", "to", ";", "(", "on", "in"})
UNNAMED = frozenset({"", "meeting", "meetings", "talks", "discussions"})


class OccasionReader:
    """Finds the occasion in the tokens of a clause."""

    def __init__(self, tokens: list[RemarkToken]) -> None:
        self._tokens = tokens

    def read(self, clause: Clause, people_at: int | None) -> Span | None:
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
