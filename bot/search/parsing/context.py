"""What stands beside names, or for more than one: titles, places, kinds of meeting, offices."""

from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate

from bot.gazetteer.office_titles import is_plural_title
from bot.search.analysis.stopwords import TITLES
from bot.search.analysis.tokenizer import Token
from bot.search.knowledge.knowledge_base import KnowledgeBase
from bot.search.knowledge.meeting_types import LONGEST, find_kinds, is_meeting_type_word
from bot.search.linking import scoring
from bot.search.parsing.metonyms import interpret_metonyms
from bot.search.query.interpretation import Interpretation
from bot.search.query.model import Candidate, PlaceRole, Term, TermKind

REMEMBERED = 8_192  # words
PREPOSITION_ROLES = {
    "in": PlaceRole.WHERE,
    "at": PlaceRole.WHERE,
    "to": PlaceRole.WHERE,
    "with": PlaceRole.DELEGATION,
}

OfRun = Callable[[int, int], list[Interpretation]]


class ContextInterpreter:
    """Reads runs of one text's words as more than a name, or as other than one.

    `is_near` takes mistyped words for kinds of meetings too.
    """

    def __init__(
        self, words: tuple[Token, ...], background: KnowledgeBase, *, is_near: bool
    ) -> None:
        self._folded = tuple(word.folded for word in words)
        self._background = background
        self._is_near = is_near
        self.is_title = [word in TITLES for word in self._folded]
        # Few words stand for anything but a name, and no run of others has to be looked at for it
        self._is_telling = [
            background.may_refer(word.folded, native=word.is_east_asian or word.is_transliterated)
            for word in words
        ]
        marks = map(is_beside_names, self._folded)
        marked = (one or other for one, other in zip(self._is_telling, marks, strict=True))
        self._marked = [*accumulate(marked, initial=0)]

    def has_context_word(self, start: int, end: int) -> bool:
        """Tell whether a run has a word that may stand for anything but a name."""
        return self._marked[start] != self._marked[end]

    def readings(self, start: int, end: int, typed: str, named: OfRun) -> list[Interpretation]:
        """Return what a run that has such a word, and was typed so, can stand for.

        `named` gives the readings of a run as a name.
        """
        found = []
        if self.is_title[start] or self.is_title[end - 1]:
            found += self._titled(start, end, typed, named)
        if self._folded[start] in PREPOSITION_ROLES:
            found += self._preposition_role(start, end, typed, named)
        found += self.kinds(start, end, typed)
        if any(self._is_telling[start:end]):
            found += self._stand_ins(start, end, typed)
        return found

    def _titled(self, start: int, end: int, typed: str, named: OfRun) -> list[Interpretation]:
        """Read `President Moon` and `Wang, foreign minister` as the names alone."""
        first, last = start, end
        while first < end and self.is_title[first]:
            first += 1
        while last > first and self.is_title[last - 1]:
            last -= 1
        if (first, last) == (start, end) or first == last or self._folded[start] == "of":
            return []
        people = _of_kind(named(first, last), TermKind.PERSON)
        worth = [scoring.TITLE] * (end - start - (last - first))
        return [
            Interpretation(
                term._replace(surface=typed), _mean([*worth, *[quality] * (last - first)])
            )
            for term, quality in people
        ]

    def _preposition_role(
        self, start: int, end: int, typed: str, named: OfRun
    ) -> list[Interpretation]:
        """Read `in China` as where, and `with China` as whom."""
        role = PREPOSITION_ROLES[self._folded[start]]
        first = start + 1
        if first < end and self._folded[first] == "the":
            first += 1
        if first >= end:
            return []
        worth = [scoring.WHERE] * (first - start)
        return [
            Interpretation(
                term._replace(surface=typed, role=role), _mean([*worth, *[quality] * (end - first)])
            )
            for term, quality in _of_kind(named(first, end), TermKind.PLACE)
        ]

    def kinds(self, start: int, end: int, typed: str) -> list[Interpretation]:
        """Read the words for kinds of meetings, also mistyped ones where names may be."""
        if end - start > LONGEST:
            return []
        kinds, is_exact = find_kinds(self._folded[start:end], is_near=self._is_near)
        if not kinds:
            return []
        candidates = tuple(Candidate(kind.value, kind.value, 1.0, is_exact) for kind in kinds)
        quality = scoring.MEETING_KIND * (1.0 if is_exact else scoring.MISTYPED_KIND)
        term = Term(typed, TermKind.KIND, candidates)
        return [Interpretation(term, quality)]

    def _stand_ins(self, start: int, end: int, typed: str) -> list[Interpretation]:
        """Read what names nobody, but stands for them: an office, a capital, an occasion."""
        found = interpret_metonyms(self._folded, start, end, typed, self._background)
        holders = (
            [Interpretation(None, scoring.LONE_OFFICE)]
            if is_plural_title(self._folded[start:end])
            else []
        )
        return [*holders, *(Interpretation(term, quality) for term, quality in found)]


@lru_cache(REMEMBERED)
def is_beside_names(word: str) -> bool:
    """Tell whether a folded word may stand beside a name, or for a kind of meeting."""
    return word in TITLES or word in PREPOSITION_ROLES or is_meeting_type_word(word)


def _of_kind(readings: list[Interpretation], kind: TermKind) -> list[tuple[Term, float]]:
    return [(each.term, each.weight) for each in readings if each.term and each.term.kind is kind]


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
