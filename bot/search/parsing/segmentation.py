"""Segment a query into interpreted spans, from left to right."""

from typing import NamedTuple

from bot.search.parsing.context_words import context_words
from bot.search.query.intent import Intent, IntentCue, classify_intent
from bot.search.query.model import Assumption, IgnoredKind, IgnoredWords, PlaceRole, Term, TermKind

SPEAKERS = frozenset({TermKind.PERSON, TermKind.PLACE})


class Interpretation(NamedTuple):
    """What a span of tokens can mean, and how well that explains each of its tokens (0 to 1).

    There is no term for stopwords, for words that tell by a `cue` what the question asks for, and
    for words that are `ignored`: the answer mentions these, and what was `assumed`.
    """

    term: Term | None
    weight: float
    cue: IntentCue | None = None
    ignored: IgnoredKind | None = None
    assumed: Assumption | None = None


class Segmentation(NamedTuple):
    """A way to read the first tokens of a query as terms and words that are no terms.

    `score` is the sum over the tokens of how well they are explained, less a penalty for each term.
    Each of the `cues` comes with the number of terms before it. `negates_next` tells that the next
    term is excluded, `continues_negation` that it is if it is of the same kind as the last one.
    `ignored` and `assumed` are as in `Query`.
    """

    terms: tuple[Term, ...] = ()
    score: float = 0.0
    cues: tuple[tuple[IntentCue, int], ...] = ()
    negates_next: bool = False
    continues_negation: bool = False
    ignored: tuple[IgnoredWords, ...] = ()
    assumed: tuple[Assumption, ...] = ()

    @property
    def intent(self) -> Intent:
        """What the cues tell that the question asks for."""
        return classify_intent({cue for cue, _ in self.cues}) if self.cues else Intent.MEETINGS

    @property
    def speaker_terms(self) -> tuple[Term, ...]:
        """Whose quotes are asked for: the terms before `say`, or else all; none in `who said`."""
        if self.intent is not Intent.QUOTES:
            return ()
        cues = dict(reversed(self.cues))
        if IntentCue.WHO in cues:
            return ()
        before = [term for term in self.terms[: cues[IntentCue.SAID]] if _may_speak(term)]
        return tuple(before or filter(_may_speak, self.terms))


def extended_score(
    segmentation: Segmentation, interpretation: Interpretation, weight: float, term_penalty: float
) -> float:
    """Return the score of a segmentation with one span more; `weight` is that of its tokens."""
    term, score = interpretation.term, segmentation.score + interpretation.weight * weight
    if term is None or (term.kind is TermKind.UNKNOWN and _is_repeated(segmentation, term)):
        return score
    return score - term_penalty


def extend(
    segmentation: Segmentation, interpretation: Interpretation, surface: str, score: float
) -> Segmentation:
    """Return a segmentation with one span more, and with this score.

    `surface` is the text of a span that is no term.
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
        terms=(*segmentation.terms, term),
        score=score,
        negates_next=False,
        continues_negation=False,
    )


def _is_repeated(segmentation: Segmentation, term: Term) -> bool:
    """Return whether this is another syllable of an unknown word, which is one unknown term."""
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
    elif cue:
        cues = (*cues, (cue, len(terms)))
    elif terms and terms[-1].is_excluded and not negates_next:
        continues_negation = surface.lower() in context_words().list_connectors
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
