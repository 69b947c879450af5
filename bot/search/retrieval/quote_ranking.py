"""The order of a meeting's quotes: the most telling first."""

from collections.abc import Collection, Iterable

from bot.index.model import Quote
from bot.index.read.index import Index
from bot.name_matching.name_parts import LINKS
from bot.name_matching.word_variants import stem
from bot.search.query.model import Query, TermKind
from bot.text import fold

SHORTEST_SENTENCE = 5  # words
LEAST_OF_NAME = 0.5  # of the words of a topic's name: `missile` of missile shield

Names = Collection[frozenset[str]]
"""Names of topics, each as the stems of its words."""


def rank_quotes(
    quotes: Iterable[Quote], query: Query, topic_names: Names = ()
) -> tuple[Quote, ...]:
    """Return quotes, those first that are by whom and about what was asked.

    Then whole sentences in the order of the article, and fragments by their length. `topic_names`
    are those of the topics asked for.
    """
    speaking = [query.terms[at] for at in query.speaker_terms] or query.of_kind(TermKind.PERSON)
    people = {
        candidate.entity
        for term in speaking
        if term.kind is TermKind.PERSON
        for candidate in term.candidates
    }
    asked = _asked_words(query)

    def order(quote: Quote) -> tuple[bool, bool, int, bool, int]:
        is_fragment = not is_sentence(quote.exact)
        return (
            quote.speaker_id not in people,
            not mentions_topic(quote.exact, topic_names),
            -len(asked & stems(fold(quote.exact))),
            is_fragment,
            -len(quote.exact) if is_fragment else 0,
        )

    return tuple(sorted(quotes, key=order))


def topic_names(query: Query, index: Index) -> list[tuple[str, ...]]:
    """Return the names, in folded words, of the topics asked for and of narrower ones."""
    terms = query.of_kind(TermKind.TOPIC)
    topics = {each.entity for term in terms for each in term.candidates}
    return index.topic_names(topics) if topics else []


def mentions_topic(exact: str, topic_names: Names) -> bool:
    """Tell whether a quote has at least half of the words of one of these names."""
    said = stems(fold(exact))
    return any(name and len(name & said) >= LEAST_OF_NAME * len(name) for name in topic_names)


def is_sentence(exact: str) -> bool:
    """Tell a sentence from words that an article quotes within its own."""
    return len(exact.split()) >= SHORTEST_SENTENCE and not exact.lstrip("…“‘'\"( ")[:1].islower()


def _asked_words(query: Query) -> set[str]:
    """Return the words asked for, and those of the topics that they stand for."""
    terms = (*query.of_kind(TermKind.TOPIC), *query.of_kind(TermKind.TEXT))
    texts = [text for term in terms for text in (term.surface, *term.names)]
    return {word for text in texts for word in stems(fold(text))}


def stems(words: Iterable[str]) -> frozenset[str]:
    """Return what is looked for of words, or in them."""
    return frozenset(stem(word) for word in words if word not in LINKS)
