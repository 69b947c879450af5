"""The order of a meeting's quotes: the most telling first."""

from collections.abc import Iterable

from bot.index.model import Quote
from bot.search.query import Query, TermKind
from bot.search.spelling import stem
from bot.search.wordlists import FILLERS
from bot.text import fold

SHORTEST_SENTENCE = 5  # words


def telling_first(quotes: Iterable[Quote], query: Query) -> tuple[Quote, ...]:
    """Return quotes, those first that are by whom and about what was asked.

    Then whole sentences in the order of the article, and fragments by their length.
    """
    people = {
        candidate.entity for term in query.of_kind(TermKind.PERSON) for candidate in term.candidates
    }
    asked = _asked_words(query)

    def order(quote: Quote) -> tuple[bool, int, bool, int]:
        is_fragment = not is_sentence(quote.exact)
        return (
            quote.speaker_id not in people,
            -len(asked.intersection(_words(quote.exact))),
            is_fragment,
            -len(quote.exact) if is_fragment else 0,
        )

    return tuple(sorted(quotes, key=order))


def is_sentence(exact: str) -> bool:
    """Tell a sentence from words that an article quotes within its own."""
    return len(exact.split()) >= SHORTEST_SENTENCE and not exact.lstrip("…“‘'\"( ")[:1].islower()


def _asked_words(query: Query) -> set[str]:
    """Return the words asked for, and those of the topics that they stand for."""
    terms = (*query.of_kind(TermKind.TOPIC), *query.of_kind(TermKind.TEXT))
    return {word for term in terms for text in (term.typed, *term.names) for word in _words(text)}


def _words(text: str) -> set[str]:
    return {stem(word) for word in fold(text) if word not in FILLERS}
