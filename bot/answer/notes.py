"""What an answer says beside the meetings: what was guessed, not found, or is partial."""

from collections.abc import Iterator

from bot.answer.phrases import cut, listed, quoted
from bot.search.query import Query, TermKind
from bot.search.result import SearchResult
from bot.search.wordlists import NEGATIONS


def notes_on(result: SearchResult) -> Iterator[str]:
    """Yield the sentences that a reader needs so as not to take an answer for more than it is."""
    yield from notes_on_query(result.query)
    unknown = unknown_words(result)
    if negations := [word for word in unknown if word.lower() in NEGATIONS]:
        yield f"I cannot leave anything out, as {quoted(negations)} would have it."
    others = [word for word in unknown if word not in negations]
    if others and len(unknown) < len(result.query.terms):
        yield not_here(others)
    if result.mentions:
        yield f"{_meetings(result.mentions, 'mention')} the name."
    if result.suggestions:
        yield f"Did you mean {listed(result.suggestions, 'or')}?"
    if result.partial_total:
        but = "does not have" if result.partial_total == 1 else "none has"
        yield f"{_meetings(result.partial_total, 'come')} nearest, but {but} all that was asked:"


def notes_on_query(query: Query) -> Iterator[str]:
    """Yield what a reader needs to know of how a query was understood."""
    if query.is_cut:
        yield "That is long: I looked at its beginning only."
    guesses = [term for term in query.terms if term.is_guess]
    if read := [f"“{cut(term.typed)}” as {listed(term.names[:3], 'or')}" for term in guesses]:
        yield f"I read {listed(read)}."


def _meetings(count: int, verb: str) -> str:
    return f"1 meeting {verb}s" if count == 1 else f"{count:,} meetings {verb}"


def unknown_words(result: SearchResult) -> list[str]:
    """Return the words that stand for nothing, as they were typed."""
    return [term.typed for term in result.query.of_kind(TermKind.UNKNOWN)]


def not_here(unknown: list[str]) -> str:
    """Say that nothing is called so."""
    if len(set(unknown)) == 1:
        return f"{quoted(unknown)} is not a name, topic, place or word in this archive."
    return f"{quoted(unknown)} are not names, topics, places or words in this archive."
