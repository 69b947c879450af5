"""Order the quotes of a meeting by how well they answer a query."""

from collections.abc import Collection, Iterable

from bot.index.model import Quote
from bot.index.read.index import Index
from bot.name_matching.name_words import linking_words
from bot.name_matching.word_variants import stem
from bot.search.query.model import Query, TermKind
from bot.search.tuning import Limits, Weights
from bot.text import fold

TopicNames = Collection[frozenset[str]]
"""Names of topics, each as the stems of its words."""


def rank_quotes(
    quotes: Iterable[Quote],
    query: Query,
    topic_names: TopicNames = (),
    weights: Weights = Weights(),
    limits: Limits = Limits(),
) -> tuple[Quote, ...]:
    """Return quotes in order: first those by the people and about the topics of the query.

    `topic_names` are the names of these topics. Then come whole sentences in the order of the
    article, and fragments, the longest first.
    """
    speakers = [query.terms[at] for at in query.speaker_terms] or query.of_kind(TermKind.PERSON)
    people = {
        candidate.entity
        for term in speakers
        if term.kind is TermKind.PERSON
        for candidate in term.candidates
    }
    asked = _words_asked_for(query)

    def rank(quote: Quote) -> tuple[bool, bool, int, bool, int]:
        is_fragment = not is_sentence(quote.exact, limits)
        return (
            quote.speaker_id not in people,
            not mentions_topic(quote.exact, topic_names, weights),
            -len(asked & stems(fold(quote.exact))),
            is_fragment,
            -len(quote.exact) if is_fragment else 0,
        )

    return tuple(sorted(quotes, key=rank))


def topic_names_of(query: Query, index: Index) -> list[tuple[str, ...]]:
    """Return the names, as folded words, of the topics of a query and of narrower topics."""
    terms = query.of_kind(TermKind.TOPIC)
    topics = {each.entity for term in terms for each in term.candidates}
    return index.topic_names(topics) if topics else []


def mentions_topic(exact: str, topic_names: TopicNames, weights: Weights) -> bool:
    """Return whether a quote has enough of the words of one of these names."""
    said = stems(fold(exact))
    threshold = weights.topic_name_overlap_threshold
    return any(name and len(name & said) >= threshold * len(name) for name in topic_names)


def is_sentence(exact: str, limits: Limits = Limits()) -> bool:
    """Return whether a quote is a sentence, not words quoted within the article's own sentence."""
    is_long = len(exact.split()) >= limits.min_sentence_words
    return is_long and not exact.lstrip("…“‘'\"( ")[:1].islower()


def stems(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of words, without function words."""
    return frozenset(stem(word) for word in words if word not in linking_words())


def _words_asked_for(query: Query) -> set[str]:
    """Return the stems of the topics and texts of a query, and of the topics' names."""
    terms = (*query.of_kind(TermKind.TOPIC), *query.of_kind(TermKind.TEXT))
    texts = [text for term in terms for text in (term.surface, *term.names)]
    return {word for text in texts for word in stems(fold(text))}
