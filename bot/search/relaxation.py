"""Relax a query that asks for more than any meeting was about, such as one from a message."""

from dataclasses import replace

from bot.search.query.model import Query, Term
from bot.search.retrieval.results import PageRange
from bot.search.searcher import Searcher


def relax_query(query: Query, searcher: Searcher) -> tuple[Query, tuple[Term, ...]]:
    """Return a query without the terms that none of its best meetings matches, and those terms."""
    page = PageRange(searcher.limits.relaxation_sample_size)
    hits = searcher.search(searcher.retrieve(query), page).hits
    missing = set.intersection(*(set(hit.missing) for hit in hits)) if hits else set()
    kept = tuple(term for term in query.terms if term.surface not in missing)
    return replace(query, terms=kept), tuple(term for term in query.terms if term not in kept)
