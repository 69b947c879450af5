"""Ways to read a query's words: terms from left to right, and the signs of what is asked."""

from typing import NamedTuple

from bot.search.query.intent import Intent, IntentCue, classify_intent
from bot.search.query.interpretation import Interpretation
from bot.search.query.model import PlaceRole, Term, TermKind

TERM_PENALTY = 0.12  # what a term costs: `Park Jin` is one person rather than two
COORDINATORS = frozenset({"and", "or", "nor"})  # `without Wang and Kono`
SPEAKERS = frozenset({TermKind.PERSON, TermKind.PLACE})


class Segmentation(NamedTuple):
    """One way to cut words into runs with a reading each.

    Each sign stands with how many terms were read before it. `leaves_out` tells that the next term
    is to be left out, `goes_on` that it is when it is of the same sort as the one before it.
    """

    terms: tuple[Term, ...] = ()
    score: float = 0.0
    cues: tuple[tuple[IntentCue, int], ...] = ()
    negates_next: bool = False
    continues_negation: bool = False

    @property
    def intent(self) -> Intent:
        """What the signs tell that is wanted."""
        return classify_intent({sign for sign, _ in self.cues}) if self.cues else Intent.MEETINGS

    @property
    def speaker_terms(self) -> tuple[Term, ...]:
        """Whose words are wanted: of those before `say`, or else of all; nobody's in `who said`."""
        if self.intent is not Intent.QUOTES:
            return ()
        signs = dict(reversed(self.cues))
        if IntentCue.WHO in signs:
            return ()
        before = [term for term in self.terms[: signs[IntentCue.SAID]] if _may_speak(term)]
        return tuple(before or filter(_may_speak, self.terms))


def extended_score(way: Segmentation, reading: Interpretation, weight: float) -> float:
    """Return the value of a way when it reads a run of words more, which weighs so much."""
    value = way.score + reading.weight * weight
    return value if reading.term is None or _is_again(way, reading.term) else value - TERM_PENALTY


def extend(way: Segmentation, reading: Interpretation, typed: str, value: float) -> Segmentation:
    """Return a way that reads a run of words more, and has this value.

    Of words that are no term, `typed` is what was typed.
    """
    term = reading.term
    if term is None:
        return _with_word(way, value, reading.sign, typed)
    if _is_again(way, term):
        return way
    if way.negates_next or _goes_on(way, term):
        term = term._replace(is_excluded=True)
    return Segmentation((*way.terms, term), value, way.cues)


def _is_again(way: Segmentation, term: Term) -> bool:
    """Tell a written word of which several syllables are unknown: it is unknown once."""
    if term.kind is not TermKind.UNKNOWN or not way.terms:
        return False
    last = way.terms[-1]
    return last.kind is TermKind.UNKNOWN and last.surface == term.surface


def _with_word(way: Segmentation, value: float, sign: IntentCue | None, typed: str) -> Segmentation:
    terms, _, signs, leaves_out, goes_on = way
    if sign is IntentCue.NOT:
        leaves_out = True
    elif sign:
        signs = (*signs, (sign, len(terms)))
    elif terms and terms[-1].is_excluded and not leaves_out:
        goes_on = typed.lower() in COORDINATORS
    return Segmentation(terms, value, signs, leaves_out, goes_on)


def _goes_on(way: Segmentation, term: Term) -> bool:
    if not way.continues_negation:
        return False
    last = way.terms[-1]
    return last.kind is term.kind and term.role in {last.role, PlaceRole.EITHER}


def _may_speak(term: Term) -> bool:
    return term.kind in SPEAKERS and term.role is not PlaceRole.WHERE and not term.is_excluded
