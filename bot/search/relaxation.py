"""What of a query its best meetings have: a text names more than any one meeting was about."""

from dataclasses import replace

from bot.search.query.model import Query, Term
from bot.search.retrieval.results import PageRange
from bot.search.searcher import Searcher

LOOKED_AT = 5  # meetings: what is read at once


def relax_query(query: Query, searcher: Searcher) -> tuple[Query, tuple[Term, ...]]:
    """Return a query without the terms that none of its best meetings has, and those terms."""
    hits = searcher.search(searcher.retrieve(query), PageRange(LOOKED_AT)).hits
    unmet = set.intersection(*(set(hit.missing) for hit in hits)) if hits else set()
    kept = tuple(term for term in query.terms if term.surface not in unmet)
    return replace(query, terms=kept), tuple(term for term in query.terms if term not in kept)
