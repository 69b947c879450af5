"""What a run of words can be taken for, and how well that explains it."""

from typing import NamedTuple

from bot.index.model import EntityKind
from bot.search.query.intent import Sign
from bot.search.query.model import Term, TermKind

KINDS = {
    EntityKind.PERSON: TermKind.PERSON,
    EntityKind.TOPIC: TermKind.TOPIC,
    EntityKind.PLACE: TermKind.PLACE,
}


class Reading(NamedTuple):
    """A term that some words can be taken for, and how well it explains them.

    There is no term for words that only make a sentence, or that tell by `sign` what it wants.
    """

    term: Term | None
    quality: float
    sign: Sign | None = None
