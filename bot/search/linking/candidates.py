"""Who or what runs of a text's words name: looked up in the lexicon, not in every name."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from pyroaring import BitMap

from bot.index.model import EntityKind, WordForm
from bot.index.read.lexicon import Lexicon
from bot.name_matching.name_parts import MAX_JOINED_WORDS, PREFIXES
from bot.name_matching.part_roles import NamePart
from bot.name_matching.word_variants import stem
from bot.search.analysis.tokenizer import Token, is_function_word
from bot.search.linking import scoring
from bot.search.linking.exact_match import (
    ByKind,
    ExactMatchCache,
    LexiconHit,
    find_written,
    group_by_entity_kind,
    score_lexicon_entries,
)
from bot.search.linking.full_name_match import match_by_consonant_skeleton, match_full_names
from bot.search.linking.fuzzy_terms import FuzzyTermIndex, TermSimilarity
from bot.search.linking.match_level import MatchLevel
from bot.search.linking.name_variants import generate_variants
from bot.search.linking.span_overlap import drop_people, subsumed_spans
from bot.search.linking.token_alignment import align
from bot.search.linking.token_intersection import (
    NO_PEOPLE,
    OfKind,
    Owners,
    TokenSpan,
    intersect_token_postings,
    is_non_content,
)
from bot.search.query.model import PostingSource, ScoredEntities
from bot.search.retrieval.posting_tiers import union

MAX_VERIFIED_PER_SPAN = (
    48  # owners of all words of a run that are looked at one by one, those met most
)
MAX_VERIFIED_PER_QUERY = (
    32  # and of all runs of a text, the longest first: hostile texts must not be slow
)
FEWEST_VERIFIED = 4
WHOLE = 0.75  # what a run is worth, at least, whose words are not looked at as parts of names
WEAK = frozenset({NamePart.GIVEN, NamePart.PARTIAL, NamePart.NONE})
MOST_WIDE = 2  # words that are tried as one with two errors: `ban salman`
MIN_TERM_SIMILARITY = (
    0.3  # likeness that a word has to another to stand for it: Geun-hye is not Jin
)

Near = dict[str, dict[str, TermSimilarity]]
NOTHING: dict[str, TermSimilarity] = {}
NO_ONE: list[Any] = []


@dataclass(frozen=True, slots=True)
class LexiconLookups:
    """The words of an index's names: whom they name as they are written, and which are near."""

    written: ExactMatchCache
    near: FuzzyTermIndex

    @classmethod
    def of(cls, lexicon: Lexicon) -> Self:
        """Look words up in a lexicon."""
        return cls(ExactMatchCache(), FuzzyTermIndex(lexicon))


class CandidateGenerator:
    """Names the runs of one text's words.

    What the lexicon has as one word is taken for what it says of it. Otherwise the words of a run
    are looked up apart: those who own all of them are few, and the words are aligned with each of
    their names.
    """

    def __init__(
        self, words: tuple[Token, ...], lexicon: Lexicon, known: LexiconLookups, depth: MatchLevel
    ) -> None:
        self._folded = tuple(word.folded for word in words)
        self._native = tuple(word.is_east_asian for word in words)
        self._words = words
        self._lexicon = lexicon
        self._written = known.written
        self._depth = depth
        self._joined = {run: "".join(self._folded[slice(*run)]) for run in _runs(len(words))}
        self._entries = lexicon.entries({*self._joined.values(), *map(stem, self._folded)})
        self._near = self._find_near(known.near) if depth >= MatchLevel.VARIANT else {}
        if near := {each for found in self._near.values() for each in found}:
            self._entries |= lexicon.entries(near - self._entries.keys())
        self._found = {
            run: found
            for run, joined in self._joined.items()
            if run[1] - run[0] == 1 or joined in self._entries or joined in self._near
            if (found := self._find(run, joined))
        }
        self._parts = subsumed_spans(self._found) if depth < MatchLevel.VARIANT else set()
        for run in self._parts:
            self._found[run] = drop_people(self._found[run])
        self._whole: dict[TokenSpan, list[ScoredEntities]] = {}
        self._sought: set[TokenSpan] = (
            set()
        )  # that were looked for as whole names in another spelling

    def find_whole_names(
        self, text: str, places: AbstractSet[int], exact: AbstractSet[TokenSpan]
    ) -> set[TokenSpan]:
        """Look for the whole names that runs with a word at one of these places may be.

        Not for what is `exact`, as somebody is called so; returns the runs for which one was found.
        """
        return self._look_for_whole_names(
            text, lambda run: not (run in exact or places.isdisjoint(range(*run)))
        )

    def find_more_whole_names(self, text: str, *, loosely: bool) -> set[TokenSpan]:
        """Look for the whole names that any other runs may be; return those for which it is so.

        `loosely` looks for those that were looked for in vain by their consonants too.
        """
        in_vain = self._sought - self._whole.keys()
        found = self._look_for_whole_names(text, lambda run: run not in self._sought)
        if not loosely:
            return found
        left = [*generate_variants(text, self._words, in_vain.__contains__)]
        more = match_by_consonant_skeleton(left, self._whole, self._lexicon)
        self._whole |= more
        return {*found, *more}

    def _look_for_whole_names(
        self, text: str, is_wanted: Callable[[TokenSpan], bool]
    ) -> set[TokenSpan]:
        spelled = list(generate_variants(text, self._words, is_wanted))
        self._sought |= {each.run for each in spelled}
        found = match_full_names(spelled, self._lexicon)
        self._whole |= found
        return {*found}

    @cached_property
    def _multi_token_candidates(self) -> dict[TokenSpan, list[ScoredEntities]]:
        """Who and what is named by several words each."""
        if self._depth >= MatchLevel.VARIANT:
            every = self._of_kinds(frozenset(EntityKind))
            return self._align_all(intersect_token_postings(self._folded, every), [])
        things = self._of_kinds(NO_PEOPLE)
        if not things:
            return {}
        whole = self._find_whole()
        if self._are_named(self._words, whole):
            return {}
        return self._align_all(intersect_token_postings(self._folded, things), whole)

    def _of_kinds(self, kinds: frozenset[EntityKind]) -> Owners:
        """Return for each run who has it in some of their names, only those of some kinds."""
        return {
            run: theirs for run, found in self._found.items() if (theirs := _of_kinds(found, kinds))
        }

    def _find_near(self, near_words: FuzzyTermIndex) -> Near:
        """Return what runs may have been meant for: at first those of which a word is unknown."""
        words, depth = self._words, self._depth
        unknown = {
            at
            for at in range(len(words))
            if depth is MatchLevel.ANY_VARIANT or self._is_unknown(words[at])
        }
        others = {at for at, word in enumerate(words) if is_function_word(word)}
        sought = {
            joined
            for (start, end), joined in self._joined.items()
            if not unknown.isdisjoint(places := range(start, end))
            and others.isdisjoint(places)
            and not (words[start].is_stopword and end - start == 1)
        }
        loose = {word.folded for word in words if word.is_transliterated}
        near = near_words.find(sought, loose)
        if depth >= MatchLevel.TWO_EDITS:
            wide = {
                joined for run, joined in self._joined.items() if _may_be_wide(words[slice(*run)])
            }
            near |= near_words.find(sought & wide, loose, two_errors=True)
        return {word: _clear(known) for word, known in near.items()}

    def _is_unknown(self, word: Token) -> bool:
        """Tell a word by which nobody and nothing is called: no more than a given name."""
        entries = self._entries.get(word.folded, ())
        if word.is_transliterated:
            return True
        return all(each.part in WEAK for each in entries)

    @property
    def runs(self) -> set[TokenSpan]:
        """The runs that may name anybody or anything."""
        return {*self._found, *self._whole, *self._multi_token_candidates}

    @cached_property
    def light(self) -> set[int]:
        """The places of the words that may stand beside a name: `K.`, `al`."""
        return {at for at, word in enumerate(self._folded) if is_non_content(word)}

    def candidates(self, start: int, end: int) -> ByKind:
        """Return those whom a run may well name, of each kind, best first."""
        run = start, end
        found = self._found.get(run, NO_ONE)
        beside = (*self._multi_token_candidates.get(run, NO_ONE), *self._whole.get(run, NO_ONE))
        if not found and not beside:
            return {}
        joined, native = self._joined.get(run, ""), all(self._native[start:end])
        if not beside and joined not in self._near and run not in self._parts:
            return self._written.groups(joined, found, native=native, is_one=end - start == 1)
        if end - start > 1:  # of a mistyped run each of the words has to begin alike
            found = [each for each in found if not each[1].is_mistyped]
        return group_by_entity_kind((*score_lexicon_entries(found, native=native), *beside))

    def _find(self, run: TokenSpan, joined: str) -> list[LexiconHit]:
        """Return what the lexicon says of a run written as one word, and of what is near it."""
        found = find_written(joined, self._entries, is_one=run[1] - run[0] == 1)
        for word, likeness in self._near.get(joined, NOTHING).items():
            latin = (each for each in self._entries.get(word, ()) if each.form is WordForm.LATIN)
            found += [(each, likeness) for each in latin]
        return found

    def _are_named(self, words: tuple[Token, ...], whole: list[TokenSpan]) -> bool:
        """Tell whether all that means something names people, and one topic or place in one run.

        Two of these may be one: `denuclearization of the Korean Peninsula`.
        """
        first, last = max(whole, key=lambda run: run[1] - run[0], default=(0, 0))
        if any(start < first or end > last for start, end in whole):
            return False
        named = {
            at
            for run, found in self._found.items()
            if any(scoring.weigh_part(each.kind, each.part) >= WHOLE for each, _ in found)
            for at in range(*run)
        }
        return all(word.is_stopword or at in named for at, word in enumerate(words))

    def _find_whole(self) -> list[TokenSpan]:
        """Return the runs that are all of the name of a topic or place."""
        return [
            run
            for run, found in self._found.items()
            if any(each.part is NamePart.WHOLE and each.kind in NO_PEOPLE for each, _ in found)
        ]

    def _align_all(
        self, owners: Owners, whole: list[TokenSpan]
    ) -> dict[TokenSpan, list[ScoredEntities]]:
        """Return who is named by several words each, the words of a whole name only together."""
        found: dict[TokenSpan, list[ScoredEntities]] = {}
        left = MAX_VERIFIED_PER_QUERY
        for start, end in sorted(owners, key=lambda run: run[0] - run[1]):
            if end - start == 1 or any(first <= start and end <= last for first, last in whole):
                continue
            most = max(FEWEST_VERIFIED, min(MAX_VERIFIED_PER_SPAN, left))
            possible = {kind: each[:most] for kind, each in owners[start, end].items()}
            left -= sum(map(len, possible.values()))
            found[start, end] = list(self._aligned(start, end, possible))
            if any(group.score >= WHOLE for group in found[start, end]):
                whole.append((start, end))
        return found

    def _aligned(self, start: int, end: int, owners: OfKind) -> Iterator[ScoredEntities]:
        first = next((at for at in range(start, end) if len(self._folded[at]) > 1), start)
        words = self._folded[first:end] + self._folded[start:first]  # `K. Kang`
        ways = [words]
        if words[0] in PREFIXES:  # `al-Sisi`, who is recorded as el-Sisi
            ways.append((*words[1:], words[0]))
        native = all(self._native[start:end])
        for kind, possible in owners.items():
            for number in possible:
                if best := self._best_fit(number, kind, ways, native=native):
                    owner = BitMap([number])
                    yield ScoredEntities(kind, owner, *best, (PostingSource(owner),))

    def _best_fit(
        self, number: int, kind: EntityKind, ways: list[tuple[str, ...]], *, native: bool
    ) -> tuple[float, int] | None:
        """Return the best score of words, in any of their orders, on any of a name's forms."""
        is_topic = kind is EntityKind.TOPIC
        best = max(
            (
                (scoring.score(fit, known, kind, typed_east_asian=native), -fit.unlikeness)
                for known in self._lexicon.forms(number)
                for words in ways
                for fit in align(words, known, self._near, by_stem=is_topic)
            ),
            default=(0.0, 0),
        )
        return (best[0], -best[1]) if best[0] else None


def _may_be_wide(words: tuple[Token, ...]) -> bool:
    """Tell a run in which more errors are looked for: two words, or what was written as one."""
    return len(words) <= MOST_WIDE or words[0].start == words[-1].start


def _clear(near: dict[str, TermSimilarity]) -> dict[str, TermSimilarity]:
    """Leave out what has hardly more in common than some consonants."""
    return {
        word: likeness
        for word, likeness in near.items()
        if likeness.in_name_score >= MIN_TERM_SIMILARITY
    }


def _of_kinds(found: list[LexiconHit], kinds: frozenset[EntityKind]) -> OfKind:
    by_kind: dict[EntityKind, list[BitMap]] = {}
    for entry, _ in found:
        if entry.kind in kinds:
            by_kind.setdefault(entry.kind, []).append(entry.entity_ids)
    return {kind: union(each) for kind, each in by_kind.items()}


def _runs(size: int) -> Iterator[TokenSpan]:
    for start in range(size):
        for end in range(start + 1, min(start + MAX_JOINED_WORDS, size) + 1):
            yield start, end
