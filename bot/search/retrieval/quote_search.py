"""Select the quotes that answer a question, from the meetings that were retrieved for it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pyroaring import BitMap

from bot.index.read.index import Index
from bot.name_matching.word_variants import spellings
from bot.search.query.model import Query, TermKind
from bot.search.retrieval.aggregations import people_of, speakers_of
from bot.search.retrieval.quote_ranking import topic_names_of
from bot.search.retrieval.results import Aggregations, Hit


@dataclass(frozen=True, slots=True)
class QuoteSelection:
    """The quotes that answer a question, as numbers of quotes by the number of their meeting.

    Where a topic or words were asked for, these are the quotes that mention them, and
    `other_quotes` counts those by the same speakers, in all meetings retrieved, that do not. When
    no quote mentions them, the quotes `are_off_topic`.
    """

    numbers: dict[int, set[int]]
    other_quotes: int = 0
    are_off_topic: bool = False

    @property
    def count(self) -> int:
        """How many quotes there are in all these meetings."""
        return sum(map(len, self.numbers.values()))


def select_quotes(
    query: Query, meetings: BitMap, speakers: Collection[str], index: Index
) -> QuoteSelection:
    """Return the quotes that answer a query, of the meetings that satisfy all of it.

    Only quotes by the `speakers`, given as ids; without any, by those whose words the query asks
    for, or else by the people that it names. The selection is empty when there is no such quote.
    """
    speakers = speakers or speakers_of(query, meetings, index) or people_of(query.terms)
    texts = [spellings(term.surface) for term in query.of_kind(TermKind.TEXT)]
    topics = [" ".join(words) for words in topic_names_of(query, index)]
    required = [*texts, *([topics] if topics else [])]
    found = index.filter_quotes(meetings, speakers, required)
    if not required or (not found and texts and not speakers):
        return QuoteSelection(found)
    everything = QuoteSelection(index.filter_quotes(meetings, speakers))
    if not found:
        return QuoteSelection(everything.numbers, are_off_topic=True)
    selection = QuoteSelection(found)
    return QuoteSelection(found, other_quotes=everything.count - selection.count)


def with_quotes(
    aggregations: Aggregations, selection: QuoteSelection, hits: Sequence[Hit]
) -> Aggregations:
    """Return aggregations with the selected quotes of these hits, in the order of each hit."""
    quotes = tuple(
        (quote, hit.meeting)
        for hit in hits
        for quote in hit.quotes
        if quote.number in selection.numbers[hit.meeting.number]
    )
    return replace(
        aggregations,
        quotes=quotes,
        quote_count=selection.count,
        other_quotes=selection.other_quotes,
        is_off_topic=selection.are_off_topic,
    )
