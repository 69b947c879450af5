"""Whose whole names words are, in another spelling, in another script, or with a typing error.

The shortest way from most misspelled names to their bearers: all words of a name are looked up as
one, which few other names are like.
"""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import accumulate

from rapidfuzz.distance import JaroWinkler, Postfix, Prefix

from bot.index.model import EntityKind, WordForm
from bot.index.read.full_name_index import FullName, FullNameHit
from bot.index.read.lexicon import Lexicon, LexiconEntry
from bot.name_matching.deletion_keys import MAX_FULL_NAME_LENGTH, deletion_keys
from bot.name_matching.phonetic_keys import consonant_keys, initial_sounds
from bot.name_matching.similarity import (
    POSSIBLE_SOUND_SCORE,
    SAME_LETTERS_WEIGHT,
    SAME_SOUND_SCORE,
    likely_similarity,
)
from bot.search.linking import scoring
from bot.search.linking.fuzzy_terms import (
    CONSONANTS,
    MISTYPED,
    MISTYPED_BESIDE,
    SOUNDING,
    SOUNDS_SO,
    TermSimilarity,
    mistyped_similarity,
)
from bot.search.linking.name_variants import NameVariant, Words
from bot.search.linking.token_intersection import TokenSpan
from bot.search.query.model import PostingSource, ScoredEntities

LEAST = 0.7  # what a name must be worth for the words of a run to be taken for it at once
# How like names in Latin letters must be that have only their consonants in common
LEAST_BY_CONSONANTS = 0.88
MOST_COMPARED = 96  # names; hundreds share a few consonants
NOT_ALIKE = TermSimilarity(0.0, 0.0)
TYPED = "-"  # begins the keys of typing errors

WholeNames = dict[TokenSpan, list[ScoredEntities]]
KeysOf = Callable[[NameVariant], Sequence[str]]
"""The keys of a way to read words, the likeliest of how it sounds first."""
SpansByKey = dict[str, list[tuple[NameVariant, bool]]]
"""By key the ways to read words that have it, and whether it is the likeliest."""


def match_full_names(spelled: Collection[NameVariant], lexicon: Lexicon) -> WholeNames:
    """Return whose whole names runs may be, each read in all its ways.

    Ways that are rare, and consonants, which say less, count only for words that are in no name
    that is found otherwise.
    """
    usual = [each for each in spelled if not each.is_rare]
    found = _look_up(usual, _spelling_keys, lexicon)
    others = [each for each in spelled if each.is_rare or each.is_foreign]
    return found | match_by_consonant_skeleton(others, found, lexicon)


def match_by_consonant_skeleton(
    spelled: Iterable[NameVariant], known: Iterable[TokenSpan], lexicon: Lexicon
) -> WholeNames:
    """Return whose whole names runs may be by their consonants, or read in a rare way.

    Only of those with a word that is in no run for which a name is known.
    """
    named = {at for run in known for at in range(*run)}
    left = [each for each in spelled if not named.issuperset(range(*each.run))]
    return _look_up(left, _loose_keys, lexicon) if left else {}


def _look_up(spelled: Iterable[NameVariant], keys_of: KeysOf, lexicon: Lexicon) -> WholeNames:
    """Return whose whole names runs may be, of the names that share a key with them."""
    asked: SpansByKey = {}
    for each in spelled:
        keys = keys_of(each)
        for key in lexicon.full_names.filter_known(keys):
            asked.setdefault(key, []).append((each, key == keys[0]))
    near = _to_compare(lexicon.full_names.with_keys(asked), asked)
    bearers = _bearers({each.full_name.name for each in near}, lexicon)
    found: WholeNames = {}
    for (run, name), likeness in _alike(asked, near).items():
        for entry in bearers[name]:
            score = round(scoring.weigh_part(entry.kind, entry.part) * likeness.isolated_score, 4)
            if score >= LEAST:
                source = PostingSource(entry.entity_ids, entry if entry.has_meetings else None)
                group = ScoredEntities(
                    entry.kind, entry.entity_ids, score, likeness.match_type, (source,)
                )
                found.setdefault(run, []).append(group)
    return found


def _to_compare(near: list[FullNameHit], asked: SpansByKey) -> list[FullNameHit]:
    """Return the names that look most like what shares a key with them, of very many."""
    if len(near) <= MOST_COMPARED:
        return near

    def looks(known: FullNameHit) -> float:
        return max(
            JaroWinkler.similarity(each.joined, known.full_name.name)
            for each, _ in asked[known.key]
        )

    return heapq.nlargest(MOST_COMPARED, near, key=looks)


def _alike(
    asked: SpansByKey, near: Iterable[FullNameHit]
) -> dict[tuple[TokenSpan, str], TermSimilarity]:
    """Return how like each run is to each name with one of its keys, read in its best way."""
    best: dict[tuple[TokenSpan, str], TermSimilarity] = {}
    for known in near:
        is_typed = known.key.startswith(TYPED)
        for each, is_first in asked[known.key]:
            if not _family_name_agrees(
                each.words, known.full_name, is_typed=is_typed
            ):  # soonest told
                continue
            likeness = _likeness(each, known, is_same=is_first and known.is_likely)
            at = each.run, known.full_name.name
            if likeness.isolated_score > best.get(at, NOT_ALIKE).isolated_score:
                best[at] = likeness
    return best


def _bearers(names: Collection[str], lexicon: Lexicon) -> dict[str, list[LexiconEntry]]:
    """Return who has each of these names, as one word, as their whole name in Latin letters."""
    return {
        name: [
            each
            for each in entries
            if each.part in scoring.WHOLE_NAMES
            and each.kind is EntityKind.PERSON
            and each.form is WordForm.LATIN
        ]
        for name, entries in lexicon.entries(names).items()
    }


def _family_name_agrees(typed: Words, known: FullName, *, is_typed: bool) -> bool:
    """Tell whether the first or last of some words begins like the family name that is there.

    `Sheng-qiang Yoo` sounds like Shengjian Guo only when all is one word. `Kyung-wha Wang` is not
    Kang, but `al-Kssad` is al-Assad: a long word may be mistyped in its first letter.
    """
    _, family, at = known
    return (
        not family
        or typed[at] == family
        or not initial_sounds(typed[at]).isdisjoint(initial_sounds(family))
        or (is_typed and mistyped_similarity(typed[at], family) > 0)
    )


def _spelling_keys(spelled: NameVariant) -> Sequence[str]:
    if spelled.is_foreign:
        return spelled.sounds
    return (*spelled.sounds, *deletion_keys(spelled.joined, MAX_FULL_NAME_LENGTH))


def _loose_keys(spelled: NameVariant) -> Sequence[str]:
    return _spelling_keys(spelled) if spelled.is_rare else consonant_keys(spelled.joined)


def _likeness(spelled: NameVariant, known: FullNameHit, *, is_same: bool) -> TermSimilarity:
    """Return how like two whole names are that share a key; do both most likely sound so?"""
    key, name = known.key, known.full_name.name
    if key.startswith(TYPED):
        worth = _mistyped(spelled.words, spelled.joined, name)
        return TermSimilarity(worth, worth)
    if key.isupper():
        alike = likely_similarity(spelled.joined, name)
        if spelled.is_foreign:
            return TermSimilarity(CONSONANTS * alike, CONSONANTS * alike)
        worth = SOUNDING * alike if alike >= LEAST_BY_CONSONANTS else 0.0
        return TermSimilarity(worth, worth)
    looks = SAME_LETTERS_WEIGHT * JaroWinkler.similarity(spelled.joined, name)
    alike = (SAME_SOUND_SCORE + looks) ** 0.5 if is_same else (POSSIBLE_SOUND_SCORE + looks) ** 0.75
    return TermSimilarity(SOUNDING * alike, SOUNDING * alike, SOUNDS_SO)


def _mistyped(words: Words, joined: str, known: str) -> float:
    """Return what words are worth that are a name but for a typing error, 0 where they are not.

    The error is in the words that are not wholly before or behind the letters that differ. A word
    of three letters says too little by itself: then the one beside it is looked at with it.
    """
    before = Prefix.similarity(joined, known)
    behind = min(Postfix.similarity(joined, known), min(len(joined), len(known)) - before)
    ends = [0, *accumulate(map(len, words))]
    first = bisect_right(ends, before, hi=len(words)) - 1
    last = max(first + 1, bisect_left(ends, len(joined) - behind))
    best = 0.0
    # A letter may be missing at the end of the word before
    for start, end in ((first, last), (first, last + 1), (first - 1, last), (first - 1, first)):
        if start >= 0 and end <= len(words):
            typed = joined[ends[start] : ends[end]]
            meant = known[ends[start] : ends[end] + len(known) - len(joined)]
            if meant and meant != typed and (alike := mistyped_similarity(typed, meant)):
                best = max(best, _worth(len(joined) - len(typed), len(typed), alike))
    return best


def _worth(exact: int, mistyped: int, alike: float) -> float:
    """Return what so many letters in exact and mistyped words are worth."""
    if not exact:
        return MISTYPED * alike
    return (exact + MISTYPED_BESIDE * alike * mistyped) / (exact + mistyped)
