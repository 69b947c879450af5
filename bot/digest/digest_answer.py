"""A digest as an answer: cards as in any list of meetings, each with how long ago it was."""

from dataclasses import replace

from bot.answer.cards import card_of
from bot.answer.model import Answer, Card
from bot.answer.text.phrases import pluralize
from bot.digest.digest_text import ago, heading, headline
from bot.digest.model import Digest, DigestEntry
from bot.search.query.model import Query, date_term
from bot.search.retrieval.results import Hit, SearchResult


def digest_cards(digest: Digest) -> tuple[Card, ...]:
    """Return a card for each entry of a digest, in its order."""
    return tuple(_card(entry, ago(entry, is_nearest=digest.is_nearest)) for entry in digest.entries)


def digest_answer(digest: Digest) -> Answer:
    """Return a digest as an answer, for a person who asked for the day."""
    line = headline(digest)
    if digest.entries:
        line = f"{heading(digest)}: {pluralize(digest.total, 'meeting')}."
    notes = (digest.note,) if digest.note else ()
    return Answer(line, notes, digest_cards(digest), digest.more, result=_result(digest))


def _result(digest: Digest) -> SearchResult:
    """Return the search result for the day of any year."""
    query = Query(heading(digest), (date_term(f"XXXX-{digest.day:%m-%d}"),))
    hits = tuple(map(_hit, digest.entries))
    return SearchResult(query, digest.total, not_held=0, partial_total=0, hits=hits)


def _card(entry: DigestEntry, when: str) -> Card:
    card = card_of(_hit(entry))
    return replace(card, when_and_where=f"{when} · {card.when_and_where}")


def _hit(entry: DigestEntry) -> Hit:
    others = (quote for quote in entry.meeting.quotes if quote != entry.quote)
    quotes = (entry.quote, *others) if entry.quote else ()
    return Hit(entry.meeting, score=1.0, matches=(), missing=(), quotes=quotes)
