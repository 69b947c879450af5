"""What a run of words can be taken for, and how well that explains it."""

from typing import NamedTuple

from bot.index.model import EntityKind
from bot.search.query.intent import IntentCue
from bot.search.query.model import Term, TermKind

KINDS = {
    EntityKind.PERSON: TermKind.PERSON,
    EntityKind.TOPIC: TermKind.TOPIC,
    EntityKind.PLACE: TermKind.PLACE,
}


class Interpretation(NamedTuple):
    """A term that some words can be taken for, and how well it explains them.

    There is no term for words that only make a sentence, or that tell by `sign` what it wants.
    """

    term: Term | None
    weight: float
    sign: IntentCue | None = None
