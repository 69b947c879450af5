"""A digest as an answer: cards as those of any other answer, each with how long ago it was."""

from dataclasses import replace

from bot.answer.cards import card_of
from bot.answer.model import Answer, Card
from bot.digest.digest_text import ago, heading, headline
from bot.digest.model import Digest, DigestEntry
from bot.search.retrieval.results import Hit


def digest_cards(digest: Digest) -> tuple[Card, ...]:
    """Return the cards of a digest's meetings, in its order."""
    return tuple(_card(entry, ago(entry, is_nearest=digest.is_nearest)) for entry in digest.entries)


def digest_answer(digest: Digest) -> Answer:
    """Return a digest as one answer, for a person who asked for the day."""
    notes = (digest.note,) if digest.note else ()
    if not digest.entries:
        return Answer(headline(digest), notes, ())
    count = len(digest.entries) + digest.more
    meetings = "1 meeting" if count == 1 else f"{count:,} meetings"
    return Answer(f"{heading(digest)}: {meetings}.", notes, digest_cards(digest), digest.more)


def _card(entry: DigestEntry, when: str) -> Card:
    quotes = (entry.quote,) if entry.quote else ()
    card = card_of(Hit(entry.meeting, score=1.0, matches=(), missing=(), quotes=quotes))
    return replace(card, when_and_where=f"{when} · {card.when_and_where}")
