"""A question in, an answer out: all that handlers and the command line ask of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.cards import card_of
from bot.answer.help import help_of
from bot.answer.model import Answer, Help
from bot.answer.phrases import asked_for, counted, listed, quoted
from bot.search.query import TermKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bot.search.engine import Searcher
    from bot.search.result import SearchResult

READ_AT_ONCE = 5  # meetings in one answer
HELP_WORDS = frozenset({"help", "?", "usage", "hilfe", "ayuda", "aide"})


class Answerer:
    """Answers from one index; `today` tells the day that `last year` counts from."""

    def __init__(
        self, searcher: Searcher, today: Callable[[], date], limit: int = READ_AT_ONCE
    ) -> None:
        self._searcher = searcher
        self._today = today
        self._limit = limit
        self._help = help_of(searcher.index)

    def answer(self, question: str) -> Answer | Help:
        """Answer a question; one with nothing to look up is answered with the help."""
        if question.strip(" .!?").lower() in HELP_WORDS | {""}:
            return self._help
        result = self._searcher.search(question, self._today(), self._limit)
        return answer_of(result) if result.query.terms else self._help


def answer_of(result: SearchResult) -> Answer:
    """Return what was found as it is told: what was asked, how much there is, what is missing."""
    cards = tuple(card_of(hit) for hit in result.hits)
    found = result.total or result.partial_total
    return Answer(_headline(result), tuple(_notes(result)), cards, found - len(cards))


def _headline(result: SearchResult) -> str:
    query = result.query
    if result.total:
        order = ", newest first" if result.total > 1 else ""
        return f"{counted(result.total, query)}{asked_for(query)}{order}."
    if asked := asked_for(query):
        return (
            f"No meeting found{asked}." if not _unknown(result) else "No meeting has all of that."
        )
    return f"Nothing found for {quoted(_unknown(result), 'or')}."


def _notes(result: SearchResult) -> list[str]:
    """Say what was not found, what may have been meant, and that partial results are partial."""
    notes = []
    if result.query.terms and asked_for(result.query) and (unknown := _unknown(result)):
        notes.append(f"Nobody and nothing here is called {quoted(unknown, 'or')}.")
    if result.suggestions:
        notes.append(f"Did you mean {listed(result.suggestions, 'or')}?")
    if not result.total and result.hits:
        notes.append("These come nearest, but do not have all that was asked:")
    return notes


def _unknown(result: SearchResult) -> list[str]:
    return [term.typed for term in result.query.of_kind(TermKind.UNKNOWN)]
