"""Topics of the registry in the words of remarks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from bot.importing.model import Span
from bot.importing.reference.gazetteer import Country, Gazetteer
from bot.importing.tokenizer import RemarkToken, span_of, tokenize
from bot.records.model import TopicRecord
from bot.text import fold

LONGEST = 8  # words of a topic's name
KOREAS = frozenset({"south-korea", "north-korea"})


@dataclass(frozen=True, slots=True)
class TopicFinder:
    """Finds topics by any of their names, where the countries that they are about are named.

    `needs` has these countries for each topic: a trip to India says nothing about the topic of
    nuclear weapons in Korea, though it may have the same words.
    """

    names: Mapping[tuple[str, ...], str]
    needs: Mapping[str, frozenset[str]]
    gazetteer: Gazetteer

    def find(self, text: str, countries: Iterable[str]) -> list[tuple[str, Span]]:
        """Return the topics that a text names, each with the words; the longest names first."""
        tokens = [token for token in tokenize(text) if token.is_word]
        folded = [fold(token.text) for token in tokens]
        around = {*countries, *self._named(tokens)}
        found: dict[str, Span] = {}
        at = 0
        while at < len(tokens):
            topic, count = self._at(folded, at)
            if topic and self._is_about(topic, around):
                found.setdefault(topic, span_of(tokens, at, at + count))
            at += count
        return list(found.items())

    def _at(self, folded: list[tuple[str, ...]], at: int) -> tuple[str | None, int]:
        for count in range(min(LONGEST, len(folded) - at), 0, -1):
            words = tuple(chain.from_iterable(folded[at : at + count]))
            if topic := self.names.get(words):
                return topic, count
        return None, 1

    def _named(self, tokens: list[RemarkToken]) -> set[str]:
        words = [token.text for token in tokens]
        found = (self.gazetteer.longest(words[at:]) for at in range(len(words)))
        return {each[0].id for each in found if each and isinstance(each[0], Country)}

    def _is_about(self, topic: str, around: set[str]) -> bool:
        return self.needs[topic] <= around


def topic_finder(topics: Iterable[TopicRecord], gazetteer: Gazetteer) -> TopicFinder:
    """Return a finder of these topics."""
    by_id = {topic.id: topic for topic in topics}
    return TopicFinder(
        names={
            fold(name): topic.id
            for topic in by_id.values()
            for name in (topic.name, *topic.names)
            if name.isascii() or "–" in name
        },
        needs={id_: _needs(id_, by_id, gazetteer, frozenset()) for id_ in by_id},
        gazetteer=gazetteer,
    )


def _needs(
    id_: str, topics: Mapping[str, TopicRecord], gazetteer: Gazetteer, above: frozenset[str]
) -> frozenset[str]:
    """Return the countries in a topic's name, or in those of the topics that it is part of."""
    topic = topics.get(id_)
    if topic is None or id_ in above:
        return frozenset()
    words = [token.text for token in tokenize(topic.name.replace("–", " ")) if token.is_word]
    found = (gazetteer.longest(words[at:]) for at in range(len(words)))
    own = {each[0].id for each in found if each and isinstance(each[0], Country)}
    if own & KOREAS and "north-korea" in own:
        own = {"north-korea"}  # `North Korea` has `Korea` in it
    if own:
        return frozenset(own)
    wider = [_needs(each, topics, gazetteer, above | {id_}) for each in topic.broader]
    return frozenset().union(*wider)
