"""What a run of a query's words can stand for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from bot.search.analysis.stopwords import TITLES
from bot.search.analysis.tokenizer import Token
from bot.search.analysis.unspaced_boundaries import find_hyphens, find_unspaced_boundaries
from bot.search.knowledge.knowledge_base import KnowledgeBase
from bot.search.linking import scoring
from bot.search.linking.candidates import CandidateGenerator
from bot.search.linking.token_intersection import TokenSpan
from bot.search.parsing.context import ContextInterpreter
from bot.search.query.intent import IntentCue, Signs, find_intent_cues
from bot.search.query.interpretation import KINDS, Interpretation
from bot.search.query.model import ScoredEntities, Term, TermKind

LONGEST_RUN = 6  # words of a query that are tried as one name
# How well words have to be named for nothing that is spelled otherwise to be meant rather; a given
# name alone does not
CONFIDENT_SCORE = 0.9
LONGEST_PHRASE = 4  # words that are looked up side by side in texts


class SpanInterpreter:
    """Gives the readings of any run of one text's words, and remembers what it looked up."""

    def __init__(
        self,
        text: str,
        words: tuple[Token, ...],
        namer: CandidateGenerator,
        is_in_text: Callable[[str], bool] | None,
        background: KnowledgeBase,
    ) -> None:
        self.size = len(words)
        self._text = text
        self._signs = find_intent_cues(words)
        self._words = _with_signs_as_fillers(words, self._signs)
        self._is_in_text = is_in_text
        # As long as nothing but names is looked for, what is unknown is of use only if left out
        self._takes_unknown = is_in_text is not None or self._leaves_out()
        self._namer = namer
        self._beside = ContextInterpreter(words, background, is_near=is_in_text is not None)
        self._weights = [*accumulate((word.weight for word in words), initial=0.0)]
        self._joints = find_unspaced_boundaries(words)
        self._atomic_boundaries: set[int] = (
            set()
        )  # joints within whole names, which are not taken apart
        self._named: dict[TokenSpan, list[Interpretation]] = {}
        self._read: dict[TokenSpan, list[Interpretation]] = {}
        self._of_people = self._find_people() if is_in_text else set()
        self._quality = [float(self._is_beside(at)) for at in range(self.size)]
        if not is_in_text:
            self._look_up(namer.runs)

    def interpret(self, start: int, end: int) -> list[Interpretation]:
        """Return what the words from `start` up to `end` can stand for."""
        if start in self._atomic_boundaries or end in self._atomic_boundaries:
            return []
        found = self._read.get((start, end))
        if found is None:
            found = self._read[start, end] = self._read_anew(start, end)
        return found

    def _read_anew(self, start: int, end: int) -> list[Interpretation]:
        found = [*self.named(start, end)]
        if self._beside.has_context_word(start, end):
            found += self._beside.readings(start, end, self.typed(start, end), self.named)
        elif self._is_in_text:
            found += self._beside.kinds(start, end, self.typed(start, end))
        if (sign := self._signs.get(start)) and sign[0] == end:
            found.append(Interpretation(None, scoring.SIGN, sign[1]))
        elif end - start == 1 and self._words[start].is_stopword:
            quality = scoring.LONE_TITLE if self._beside.is_title[start] else scoring.FILLER
            found.append(Interpretation(None, quality))
        elif self._is_in_text and self._is_apart(start, end):
            found += self._in_text(start, end)
        if end - start == 1 and self._takes_unknown:
            found.append(Interpretation(Term(self.typed(start, end), TermKind.UNKNOWN), 0.0))
        return found

    @property
    def may_explain_all(self) -> bool:
        """Whether no word is left that surely is unknown, where that is of no use."""
        return self._takes_unknown or min(self._quality, default=1.0) >= scoring.MIN_CANDIDATE_SCORE

    def find_whole_names(self, *, loosely: bool) -> bool:
        """Look for whole names in another spelling among all words; tell whether one was found."""
        if not self.may_explain_all:
            return False
        found = self._namer.find_more_whole_names(self._text, loosely=loosely)
        self._note_quality(found)
        for first, last in found:
            known = self._read.items()
            self._read = {run: each for run, each in known if run[0] > first or run[1] < last}
        return bool(found)

    def _look_up(self, runs: Iterable[TokenSpan]) -> None:
        """Note how well the words are named; those written as one apart only if not together."""
        joints = self._joints
        apart = {run for run in runs if not joints.isdisjoint(run)} if joints else set()
        self._note_quality(run for run in runs if run not in apart)
        places = {at for at, quality in enumerate(self._quality) if quality < CONFIDENT_SCORE}
        hyphens = find_hyphens(self._text, self._words)
        places |= self._half_read(hyphens)
        if places:
            exact = {run for run, named in self._named.items() if named}
            self._note_quality(self._namer.find_whole_names(self._text, places, exact))
        self._atomic_boundaries = {at for at in hyphens if self._is_called(at - 1, at + 1)}
        if apart:
            self._atomic_boundaries.update(
                *(range(start + 1, end) for start, end in self._written_as_one())
            )
            self._note_quality(run for run in apart if self._atomic_boundaries.isdisjoint(run))

    def _written_as_one(self) -> Iterator[TokenSpan]:
        """Yield the runs that are somebody's name written without spaces, and nothing more.

        왕이와 is Wang Yi with a particle, though a Wang I-wa may be found.
        """
        words = self._words
        for (start, end), named in self._named.items():
            if (
                words[start].start == words[end - 1].start
                and self._joints.isdisjoint((start, end))
                and not any(word.is_stopword for word in words[start:end])
                and _is_sure([each for each in named if _is_person(each)])
            ):
                yield start, end

    def _half_read(self, hyphens: set[int]) -> set[int]:
        """Return the places of words with a hyphen between them that nobody is called by together.

        `Wei-chao` is one name, though Wei and Chao are families.
        """
        if not hyphens:
            return hyphens
        sure = (range(run[0] + 1, run[1]) for run, named in self._named.items() if _is_sure(named))
        return {at for hyphen in hyphens.difference(*sure) for at in (hyphen - 1, hyphen)}

    def _is_called(self, start: int, end: int) -> bool:
        """Tell whether somebody has words in their name, spelled so."""
        named = self._named.get((start, end), ())
        return any(_is_person(each) and each.term and not each.term.is_fuzzy_only for each in named)

    def _note_quality(self, runs: Iterable[TokenSpan]) -> None:
        """Note how well the words of runs name somebody, of which that may just have been found."""
        best = self._quality
        for start, end in runs:
            named = self._named[start, end] = self._name(start, end)
            quality = max([reading.weight for reading in named], default=0.0)
            for at in range(start, end):
                best[at] = max(best[at], quality)

    def _is_beside(self, at: int) -> bool:
        """Tell whether a word may stand for anything but a name, or for nothing."""
        is_marked = self._beside.has_context_word(at, at + 1)
        return is_marked or self._words[at].is_stopword or at in self._namer.light

    def named(self, start: int, end: int) -> list[Interpretation]:
        """Return the people, topics and places that words name, a reading for each kind."""
        found = self._named.get((start, end))
        if found is None:
            found = self._named[start, end] = self._name(start, end)
        return found

    def _name(self, start: int, end: int) -> list[Interpretation]:
        named = self._namer.candidates(start, end)
        if not named:
            return []
        typed = self.typed(start, end)
        worth = scoring.TRUNCATED_NAME_FACTOR if self._is_cut(start, end) else 1.0
        return [
            Interpretation(
                Term(typed, KINDS[kind], groups=_times(worth, groups)), groups[0].score * worth
            )
            for kind, groups in named.items()
        ]

    def _in_text(self, start: int, end: int) -> list[Interpretation]:
        words = self._words[start:end]
        if (
            self._is_in_text is None
            or len(words) > LONGEST_PHRASE
            or not _means_much(words[0])
            or not _means_much(words[-1])
        ):
            return []
        # Looking for the words behind `not` would ignore what it says
        signs = (self._signs[at][1] for at in range(start, end) if at in self._signs)
        if IntentCue.NOT in signs:
            return []
        # Each of the words is soon known to be in a text or not, a phrase is not
        apart = (self.typed(at, at + 1) for at in range(start, end))
        if not all(map(self._is_in_text, apart)):
            return []
        if not self._is_in_text(typed := self.typed(start, end)):
            return []
        quality = scoring.IN_TEXT if len(words) == 1 else scoring.PHRASE_IN_TEXT
        return [Interpretation(Term(typed, TermKind.TEXT), quality)]

    def _find_people(self) -> set[int]:
        """Return the places of the words that are somebody's name.

        A person whom a text only mentions did not take part: that would pretend an answer.
        """
        return {
            at
            for start in range(len(self._words))
            for end in range(start + 1, min(start + LONGEST_RUN, len(self._words)) + 1)
            for reading in self.named(start, end)
            if _is_person(reading) and reading.term and not reading.term.is_fuzzy_only
            for at in range(start, end)
        }

    def _leaves_out(self) -> bool:
        return any(sign is IntentCue.NOT for _, sign in self._signs.values())

    def _is_apart(self, start: int, end: int) -> bool:
        """Tell whether a run names nobody and cuts no written word in two, as 강 would 강경화."""
        if not self._of_people.isdisjoint(range(start, end)):
            return False
        return self._joints.isdisjoint((start, end))

    def _is_cut(self, start: int, end: int) -> bool:
        """Tell whether more of a name that is written without spaces stands beside the run."""
        beside = [*([start - 1] if start in self._joints else []), *({end} & self._joints)]
        return any(not self._words[at].is_stopword for at in beside)

    def weight(self, start: int, end: int) -> float:
        """Return what a run of words counts for."""
        return self._weights[end] - self._weights[start]

    def typed(self, start: int, end: int) -> str:
        """Return the words from `start` up to `end` as they were typed."""
        return " ".join(self._text[self._words[start].start : self._words[end - 1].end].split())


def _with_signs_as_fillers(words: tuple[Token, ...], signs: Signs) -> tuple[Token, ...]:
    """Return the words, those that tell what is wanted as fillers, which may be left out."""
    if not signs:
        return words
    covered = {at for start, (end, _) in signs.items() for at in range(start, end)}
    return tuple(
        word._replace(is_stopword=word.is_stopword or at in covered)
        for at, word in enumerate(words)
    )


def _is_person(reading: Interpretation) -> bool:
    return reading.term is not None and reading.term.kind is TermKind.PERSON


def _is_sure(named: list[Interpretation]) -> bool:
    """Tell whether somebody or something is called by words, and is not only like them."""
    return any(reading.weight >= CONFIDENT_SCORE for reading in named)


def _means_much(word: Token) -> bool:
    """Tell a word at which a phrase may begin or end: `foreign minister`, not `trade with`."""
    return not word.is_stopword or (word.folded in TITLES and word.folded != "of")


def _times(worth: float, groups: tuple[ScoredEntities, ...]) -> tuple[ScoredEntities, ...]:
    return (
        tuple(replace(group, score=round(group.score * worth, 4)) for group in groups)
        if worth < 1
        else groups
    )
