"""What was asked to be left out: `Kang meetings without Wang`."""

from dataclasses import replace

from bot.index.read.index import Index
from bot.search.query.model import Query
from bot.search.retrieval.posting_tiers import TieredPostings, union
from bot.search.retrieval.retriever import retrieve


def apply_exclusions(
    found: list[TieredPostings], query: Query, index: Index
) -> list[TieredPostings]:
    """Return the meetings found for each term, without those that satisfy an excluded one."""
    if not query.excluded:
        return found
    # One by one: `without Wang and Kono` leaves out the meetings of either
    alone = (replace(query, terms=(term,)) for term in query.excluded)
    unwanted = union(retrieve(each, index)[0].all for each in alone)
    return [postings.without(unwanted) for postings in found]
