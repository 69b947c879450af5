"""A question in, an answer out: all that handlers and the command line ask of the domain."""

from collections.abc import Callable
from datetime import date

from bot.answer.cards import card_of
from bot.answer.model import Answer, Help
from bot.answer.text.headlines import headline_for
from bot.answer.text.help import help_of
from bot.answer.text.notes import not_here, notes_on, unknown_words
from bot.answer.text.phrases import asked_for, counted, quoted
from bot.search.query.model import TermKind
from bot.search.retrieval.results import PageRange, SearchResult
from bot.search.searcher import Searcher

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
        parsed = self._searcher.parse(question, self._today())
        result = self._searcher.search(parsed, PageRange(self._limit))
        return answer_of(result) if result.query.terms else self._help


def answer_of(result: SearchResult) -> Answer:
    """Return what was found as it is told: what was asked, how much there is, what is missing."""
    cards = tuple(card_of(hit) for hit in result.hits)
    found = result.total or result.partial_total
    return Answer(_headline(result), tuple(notes_on(result)), cards, found - len(cards))


def _headline(result: SearchResult) -> str:
    """Say how many meetings have all that was asked, and what that was understood to be."""
    if line := headline_for(result):
        return line
    query = result.query
    what = f"{counted(result.total, query)}{asked_for(query)}"
    if result.total:
        order = "newest first" if result.is_newest_first else "best match first"
        return f"{what}{f', {order}' if result.total > 1 else ''}{_not_held(result)}."
    unknown = unknown_words(result)
    if len(unknown) == len(query.terms):
        return not_here(unknown)
    if unknown:
        return f"{what} that also matches {quoted(unknown)}."
    only_kinds = all(term.kind is TermKind.KIND for term in query.terms)
    return f"{what} found." if only_kinds else f"{what}."


def _not_held(result: SearchResult) -> str:
    """Say how many were only planned, or are not known to have taken place."""
    if not result.not_held:
        return ""
    if result.total == 1:
        return ", not known to have been held"
    if result.not_held == result.total:
        return "; none of them is known to have been held"
    some = "1 of them is" if result.not_held == 1 else f"{result.not_held:,} of them are"
    return f"; {some} not known to have been held"
