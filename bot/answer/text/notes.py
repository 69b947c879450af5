"""Notes below a headline: what was guessed, what was not found, what is partial."""

from collections.abc import Iterator

from bot.answer.text.phrases import join_words, office_holders, quote_words, truncate
from bot.search.query.model import Query, TermKind
from bot.search.retrieval.results import SearchResult

DID_YOU_MEAN = "Did you mean"


def notes_on(result: SearchResult) -> Iterator[str]:
    """Yield the sentences without which a reader would take the result for more than it is."""
    yield from notes_on_query(result.query)
    unknown = unknown_words(result)
    if unknown and len(unknown) < len(result.query.terms):
        yield not_in_archive(unknown)
    excluded = [term.surface for term in result.query.excluded if term.kind is TermKind.UNKNOWN]
    if excluded:
        yield not_in_archive(excluded)
    if result.mentions:
        yield f"{_meetings(result.mentions, 'mention')} the name."
    if result.suggestions:
        yield f"{DID_YOU_MEAN} {join_words(result.suggestions, 'or')}?"
    if result.partial_total:
        but = "does not have" if result.partial_total == 1 else "none has"
        yield f"{_meetings(result.partial_total, 'come')} nearest, but {but} all that was asked:"


def notes_on_query(query: Query) -> Iterator[str]:
    """Yield what a reader needs to know about how a query was understood."""
    if query.is_cut:
        yield "The question is long: only its beginning was read."
    guesses = [term for term in query.terms if term.is_fuzzy_only]
    if guessed := [
        f"“{truncate(term.surface)}” as {join_words(term.names[:3], 'or')}" for term in guesses
    ]:
        yield f"I read {join_words(guessed)}."
    if query.assumed:
        assumed = dict.fromkeys(
            f"that “{truncate(each.words)}” is {each.meaning}" for each in query.assumed
        )
        yield f"I assumed {join_words([*assumed])}."
    if query.ignored:
        yield f"I passed over {quote_words([each.words for each in query.ignored])}."
    for term in query.of_kind(TermKind.PERSON):
        if term.is_office:
            yield f"I took “{truncate(term.surface)}” for {office_holders(term)}."


def unknown_words(result: SearchResult) -> list[str]:
    """Return the words of the query that match nothing in the archive, as they were typed."""
    return [term.surface for term in result.query.of_kind(TermKind.UNKNOWN)]


def not_in_archive(unknown: list[str]) -> str:
    """Return a sentence that says which words match nothing."""
    if len(set(unknown)) == 1:
        return f"{quote_words(unknown)} is not a name, topic, place or word in this archive."
    return f"{quote_words(unknown)} are not names, topics, places or words in this archive."


def _meetings(count: int, verb: str) -> str:
    return f"1 meeting {verb}s" if count == 1 else f"{count:,} meetings {verb}"
