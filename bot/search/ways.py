"""Ways to read a query's words: terms from left to right, and the signs of what is asked."""

from dataclasses import dataclass, replace

from bot.search.asked import Asked, Sign, what_is_asked
from bot.search.query import Role, Term, TermKind
from bot.search.readings import Reading

EACH_TERM = 0.08  # what a term costs: `Park Jin` is one person rather than two
AND_SO_ON = frozenset({"and", "or", "nor"})  # `without Wang and Kono`
SPEAKERS = frozenset({TermKind.PERSON, TermKind.PLACE})


@dataclass(frozen=True, slots=True)
class Way:
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
        return what_is_asked({sign for sign, _ in self.signs})

    @property
    def speaking(self) -> tuple[Term, ...]:
        """Whose words are wanted: of those before `say`, or else of all; nobody's in `who said`."""
        signs = dict(reversed(self.signs))
        if self.asked is not Asked.QUOTES or Sign.WHO in signs:
            return ()
        before = [term for term in self.terms[: signs[Sign.SAID]] if _may_speak(term)]
        return tuple(before or filter(_may_speak, self.terms))


def taken(way: Way, reading: Reading, typed: str, size: int) -> Way:
    """Return a way that reads a run of `size` words more, which were typed so."""
    value = way.value + reading.quality * size
    if reading.term is None:
        return _with_word(replace(way, value=value), reading.sign, typed)
    term = replace(reading.term, is_excluded=way.leaves_out or _goes_on(way, reading.term))
    # A written word of which several syllables are unknown is unknown once
    if term.kind is TermKind.UNKNOWN and way.terms[-1:] == (term,):
        return way
    return Way((*way.terms, term), value - EACH_TERM, way.signs)


def _with_word(way: Way, sign: Sign | None, typed: str) -> Way:
    if sign is Sign.NOT:
        return replace(way, leaves_out=True)
    if sign:
        return replace(way, signs=(*way.signs, (sign, len(way.terms))))
    if way.terms and way.terms[-1].is_excluded and not way.leaves_out:
        return replace(way, goes_on=typed.lower() in AND_SO_ON)
    return way


def _goes_on(way: Way, term: Term) -> bool:
    if not way.goes_on:
        return False
    last = way.terms[-1]
    return last.kind is term.kind and term.role in {last.role, Role.EITHER}


def _may_speak(term: Term) -> bool:
    return term.kind in SPEAKERS and term.role is not Role.WHERE and not term.is_excluded
