"""Find topics of the registry in remarks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from bot.gazetteer.countries import Country
from bot.gazetteer.gazetteer import Gazetteer
from bot.importing.model import Span
from bot.importing.tokenizer import RemarkToken, span_of, tokenize_remarks
from bot.records.model import TopicRecord
from bot.text import FoldedWords, fold

MAX_TOPIC_TOKENS = 8
NORTH_KOREA = "north-korea"  # its name has another country's in it


@dataclass(frozen=True, slots=True)
class TopicFinder:
    """Finds topics by name in texts that are about the topic's countries.

    `names` has the topic of each name in folded words, `countries` the ids of the countries that a
    topic is about: a trip to India says nothing about the topic of nuclear weapons in Korea, though
    it may have the same words.
    """

    names: Mapping[FoldedWords, str]
    countries: Mapping[str, frozenset[str]]
    gazetteer: Gazetteer

    def find(self, text: str, countries: Iterable[str]) -> list[tuple[str, Span]]:
        """Return the ids of the topics that a text names, each with its first words there.

        `countries` are the ids of countries that the text is about besides those it names.
        """
        tokens = [token for token in tokenize_remarks(text) if token.is_word]
        folded = [fold(token.text) for token in tokens]
        around = {*countries, *_countries_named(tokens, self.gazetteer)}
        topics: dict[str, Span] = {}
        at = 0
        while at < len(tokens):
            topic, count = self._topic_at(folded, at)
            if topic and self.countries[topic] <= around:
                topics.setdefault(topic, span_of(tokens, at, at + count))
            at += count
        return list(topics.items())

    def _topic_at(self, folded: list[FoldedWords], at: int) -> tuple[str | None, int]:
        """Return the topic with the longest name at a token, and how many tokens it has."""
        for count in range(min(MAX_TOPIC_TOKENS, len(folded) - at), 0, -1):
            words = tuple(chain.from_iterable(folded[at : at + count]))
            if topic := self.names.get(words):
                return topic, count
        return None, 1


def make_topic_finder(topics: Iterable[TopicRecord], gazetteer: Gazetteer) -> TopicFinder:
    """Return a finder of these topics, by their names in Latin letters."""
    by_id = {topic.id: topic for topic in topics}
    return TopicFinder(
        names={
            fold(name): topic.id
            for topic in by_id.values()
            for name in (topic.name, *topic.names)
            if name.isascii() or "–" in name
        },
        countries={id_: _countries_of(id_, by_id, gazetteer, frozenset()) for id_ in by_id},
        gazetteer=gazetteer,
    )


def _countries_of(
    id_: str, topics: Mapping[str, TopicRecord], gazetteer: Gazetteer, narrower: frozenset[str]
) -> frozenset[str]:
    """Return the countries in a topic's name, or else in the names of its broader topics.

    `narrower` are the topics on the way here, so that a circle ends.
    """
    topic = topics.get(id_)
    if topic is None or id_ in narrower:
        return frozenset()
    tokens = tokenize_remarks(topic.name.replace("–", " "))
    own = _countries_named([token for token in tokens if token.is_word], gazetteer)
    if NORTH_KOREA in own:
        return frozenset({NORTH_KOREA})
    if own:
        return frozenset(own)
    above = narrower | {id_}
    wider = (_countries_of(each, topics, gazetteer, above) for each in topic.broader)
    return frozenset().union(*wider)


def _countries_named(tokens: list[RemarkToken], gazetteer: Gazetteer) -> set[str]:
    """Return the ids of the countries that are named at any of these tokens."""
    words = [token.text for token in tokens]
    entries = (gazetteer.longest(words[at:]) for at in range(len(words)))
    return {each[0].id for each in entries if each and isinstance(each[0], Country)}
