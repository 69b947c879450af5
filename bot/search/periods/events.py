"""Find the phrases of a text that may name an event of the archive: `the trilateral in Busan`."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from bot.search.periods.period import PeriodToken
from bot.search.periods.period_words import period_words

MAX_WORDS_BEFORE = 6  # of the word that says what the event was
MAX_WORDS_AFTER = 4


class EventDate(NamedTuple):
    """When an event was, in EDTF, which one that is in words, and whether no other is meant."""

    edtf: str
    meaning: str
    is_unique: bool


FindEvent = Callable[[str, date], EventDate | None]
"""Returns when the meeting was that a phrase means, given today; None if there is none."""


def event_phrases(words: list[PeriodToken]) -> Iterator[list[PeriodToken]]:
    """Yield the phrases at the beginning of a text that may name an event, the shortest first."""
    table = period_words()
    events, links = table.lists["events"], table.lists["event_links"]
    for at, word in enumerate(words[:MAX_WORDS_BEFORE]):
        if word.text.lower() in table.sides and word.text.lower() not in links:
            return
        if word.text.lower() in events:
            yield words[: at + 1]
            rest = words[at + 1 : at + 1 + MAX_WORDS_AFTER]
            if rest and rest[0].text.lower() in links:
                yield from (words[: at + 1 + size] for size in range(2, len(rest) + 1))
            return
