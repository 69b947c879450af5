"""Segment a query into interpreted spans, from left to right."""

from typing import NamedTuple

from bot.search.parsing.context_words import context_words
from bot.search.query.intent import (
    CueMention,
    Intent,
    IntentCue,
    classify_intent,
)
from bot.search.query.intent_cues import count_in
from bot.search.query.model import Assumption, IgnoredKind, IgnoredWords, PlaceRole, Term, TermKind

SPEAKERS = frozenset({TermKind.PERSON, TermKind.PLACE})


class Interpretation(NamedTuple):
    """A meaning of a span of tokens, with a weight from 0 to 1 for how well it explains each token.

    Stopwords, intent cues and words that are `ignored` are no terms. The answer mentions what was
    `ignored` and `assumed`.
    """

    term: Term | None
    weight: float
    cue: IntentCue | None = None
    ignored: IgnoredKind | None = None
    assumed: Assumption | None = None
    more_terms: tuple[Term, ...] = ()  # `leaders of the two Koreas` are two


class Segmentation(NamedTuple):
    """The first tokens of a query, divided into spans with an interpretation each.

    `score` is the sum of the weights of all tokens, less a penalty for each term. The next term is
    excluded if `negates_next`, or if `continues_negation` and it is of the same kind as the last
    term. `ignored` and `assumed` are as in `Query`.
    """

    terms: tuple[Term, ...] = ()
    score: float = 0.0
    cues: tuple[CueMention, ...] = ()
    negates_next: bool = False
    continues_negation: bool = False
    ignored: tuple[IgnoredWords, ...] = ()
    assumed: tuple[Assumption, ...] = ()

    @property
    def intent(self) -> Intent:
        """The intent of the question, from its cues."""
        return classify_intent(self.cue_kinds) if self.cues else Intent.MEETINGS

    @property
    def cue_kinds(self) -> frozenset[IntentCue]:
        """The kinds of its cues."""
        return frozenset(each.cue for each in self.cues)

    @property
    def speaker_terms(self) -> tuple[Term, ...]:
        """The terms whose quotes are wanted: those before `say`, else all; none in `who said`."""
        if self.intent is not Intent.QUOTES:
            return ()
        if IntentCue.WHO in self.cue_kinds:
            return ()
        said = next(each.terms_before for each in self.cues if each.cue is IntentCue.SAID)
        before = [term for term in self.terms[:said] if _may_speak(term)]
        return tuple(before or filter(_may_speak, self.terms))


def extended_score(
    segmentation: Segmentation, interpretation: Interpretation, weight: float, term_penalty: float
) -> float:
    """Return the score of a segmentation and one more span, whose tokens have this weight."""
    term, score = interpretation.term, segmentation.score + interpretation.weight * weight
    if term is None or (term.kind is TermKind.UNKNOWN and _is_repeated(segmentation, term)):
        return score
    return score - term_penalty


def extend(
    segmentation: Segmentation, interpretation: Interpretation, surface: str, score: float
) -> Segmentation:
    """Return a segmentation with one more span, which has a score as `extended_score` says.

    `surface` is the text of the span, needed only if it is no term.
    """
    term = interpretation.term
    if interpretation.assumed:
        assumed = (*segmentation.assumed, interpretation.assumed)
        segmentation = segmentation._replace(assumed=assumed)
    if interpretation.ignored:
        ignored = (*segmentation.ignored, IgnoredWords(surface, interpretation.ignored))
        return segmentation._replace(score=score, ignored=ignored)
    if term is None:
        return _with_word(segmentation, score, interpretation.cue, surface)
    if _is_repeated(segmentation, term):
        return segmentation
    if segmentation.negates_next or _continues_negation(segmentation, term):
        term = term._replace(is_excluded=True)
    return segmentation._replace(
        terms=(*segmentation.terms, term, *interpretation.more_terms),
        score=score,
        negates_next=False,
        continues_negation=False,
    )


def _is_repeated(segmentation: Segmentation, term: Term) -> bool:
    """Return whether this is another syllable of the same unknown word, which is one term."""
    if term.kind is not TermKind.UNKNOWN or not segmentation.terms:
        return False
    last = segmentation.terms[-1]
    return last.kind is TermKind.UNKNOWN and last.surface == term.surface


def _with_word(
    segmentation: Segmentation, score: float, cue: IntentCue | None, surface: str
) -> Segmentation:
    terms, cues = segmentation.terms, segmentation.cues
    negates_next, continues_negation = segmentation.negates_next, segmentation.continues_negation
    if cue is IntentCue.NOT:
        negates_next = True
    elif terms and terms[-1].is_excluded and not negates_next and cue in {None, IntentCue.OR}:
        is_connector = surface.lower() in context_words().list_connectors
        continues_negation = is_connector or cue is IntentCue.OR
    elif cue:
        cues = (*cues, CueMention(cue, len(terms), count_in(surface)))
    return segmentation._replace(
        score=score,
        cues=cues,
        negates_next=negates_next,
        continues_negation=continues_negation,
    )


def _continues_negation(segmentation: Segmentation, term: Term) -> bool:
    if not segmentation.continues_negation:
        return False
    last = segmentation.terms[-1]
    return last.kind is term.kind and term.role in {last.role, PlaceRole.EITHER}


def _may_speak(term: Term) -> bool:
    return term.kind in SPEAKERS and term.role is not PlaceRole.WHERE and not term.is_excluded
