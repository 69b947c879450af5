"""Segmentations keep what a parse passes over and assumes."""

from bot.search.parsing.segmentation import Interpretation, Segmentation, extend
from bot.search.query.model import (
    Assumption,
    AssumptionKind,
    IgnoredKind,
    IgnoredWords,
    Term,
    TermKind,
)


def test_ignored_words_and_assumptions_are_kept() -> None:
    assumption = Assumption("Nikita Khrushchev", "Khrushchev", AssumptionKind.NAME)
    person = Term("Nikita Khrushchev", TermKind.PERSON)
    passed_over = Interpretation(None, 0.9, ignored=IgnoredKind.ORDINARY_WORD)
    segmentation = extend(Segmentation(), passed_over, "um", 0.9)
    segmentation = extend(segmentation, Interpretation(person, 1.0, assumed=assumption), "", 1.9)
    assert segmentation == Segmentation(
        (person,), 1.9, ignored=(IgnoredWords("um"),), assumed=(assumption,)
    )
