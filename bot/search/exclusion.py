"""What was asked to be left out: `Kang meetings without Wang`."""

from dataclasses import replace

from bot.index.reader import Index
from bot.search.query import Query
from bot.search.retrieve import Postings, retrieve


def left_out(found: list[Postings], query: Query, index: Index) -> list[Postings]:
    """Return the meetings found for each term, without those that satisfy an excluded one."""
    if not query.excluded:
        return found
    # One by one: `without Wang and Kono` leaves out the meetings of either
    unwanted: set[int] = set()
    for term in query.excluded:
        unwanted.update(*retrieve(replace(query, terms=(term,)), index))
    return [
        {number: score for number, score in postings.items() if number not in unwanted}
        for postings in found
    ]
