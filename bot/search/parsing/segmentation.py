"""Ways to read a query's words: terms from left to right, and the signs of what is asked."""

from typing import NamedTuple

from bot.search.query.intent import Asked, Sign, what_is_asked
from bot.search.query.interpretation import Reading
from bot.search.query.model import Role, Term, TermKind

EACH_TERM = 0.12  # what a term costs: `Park Jin` is one person rather than two
AND_SO_ON = frozenset({"and", "or", "nor"})  # `without Wang and Kono`
SPEAKERS = frozenset({TermKind.PERSON, TermKind.PLACE})


class Way(NamedTuple):
    """One way to cut words into runs with a reading each.

    Each sign stands with how many terms were read before it. `leaves_out` tells that the next term
    is to be left out, `goes_on` that it is when it is of the same sort as the one before it.
    """

    terms: tuple[Term, ...] = ()
    value: float = 0.0
    signs: tuple[tuple[Sign, int], ...] = ()
    leaves_out: bool = False
    goes_on: bool = False

    @property
    def asked(self) -> Asked:
        """What the signs tell that is wanted."""
        return what_is_asked({sign for sign, _ in self.signs}) if self.signs else Asked.MEETINGS

    @property
    def speaking(self) -> tuple[Term, ...]:
        """Whose words are wanted: of those before `say`, or else of all; nobody's in `who said`."""
        if self.asked is not Asked.QUOTES:
            return ()
        signs = dict(reversed(self.signs))
        if Sign.WHO in signs:
            return ()
        before = [term for term in self.terms[: signs[Sign.SAID]] if _may_speak(term)]
        return tuple(before or filter(_may_speak, self.terms))


def worth(way: Way, reading: Reading, weight: float) -> float:
    """Return the value of a way when it reads a run of words more, which weighs so much."""
    value = way.value + reading.quality * weight
    return value if reading.term is None or _is_again(way, reading.term) else value - EACH_TERM


def taken(way: Way, reading: Reading, typed: str, value: float) -> Way:
    """Return a way that reads a run of words more, and has this value.

    Of words that are no term, `typed` is what was typed.
    """
    term = reading.term
    if term is None:
        return _with_word(way, value, reading.sign, typed)
    if _is_again(way, term):
        return way
    if way.leaves_out or _goes_on(way, term):
        term = term._replace(is_excluded=True)
    return Way((*way.terms, term), value, way.signs)


def _is_again(way: Way, term: Term) -> bool:
    """Tell a written word of which several syllables are unknown: it is unknown once."""
    if term.kind is not TermKind.UNKNOWN or not way.terms:
        return False
    last = way.terms[-1]
    return last.kind is TermKind.UNKNOWN and last.typed == term.typed


def _with_word(way: Way, value: float, sign: Sign | None, typed: str) -> Way:
    terms, _, signs, leaves_out, goes_on = way
    if sign is Sign.NOT:
        leaves_out = True
    elif sign:
        signs = (*signs, (sign, len(terms)))
    elif terms and terms[-1].is_excluded and not leaves_out:
        goes_on = typed.lower() in AND_SO_ON
    return Way(terms, value, signs, leaves_out, goes_on)


def _goes_on(way: Way, term: Term) -> bool:
    if not way.goes_on:
        return False
    last = way.terms[-1]
    return last.kind is term.kind and term.role in {last.role, Role.EITHER}


def _may_speak(term: Term) -> bool:
    return term.kind in SPEAKERS and term.role is not Role.WHERE and not term.is_excluded
