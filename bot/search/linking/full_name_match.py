"""Match spans with full names in another spelling or script, or with a typing error.

All words of a name are looked up as one word. As few other names are similar to it, most misspelled
names lead to one person at once.
"""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import accumulate

from rapidfuzz.distance import JaroWinkler, Postfix, Prefix

from bot.index.model import EntityKind, WordForm
from bot.index.read.full_name_index import FullNameHit
from bot.index.read.lexicon import Lexicon, LexiconEntry
from bot.name_matching.deletion_keys import MAX_FULL_NAME_LENGTH, deletion_keys, typed_similarity
from bot.name_matching.part_roles import FULL_NAME_PARTS
from bot.name_matching.similarity import (
    POSSIBLE_SOUND_SCORE,
    SAME_LETTERS_WEIGHT,
    SAME_SOUND_SCORE,
)
from bot.search.analysis.tokenizer import TokenSpan
from bot.search.linking.fuzzy_terms import TermSimilarity, other_initial_similarity
from bot.search.linking.name_variants import NameVariant
from bot.search.query.model import MatchType, PostingSource, ScoredEntities
from bot.search.tuning import Limits, Weights

NOT_SIMILAR = TermSimilarity(0.0, 0.0)

FullNameCandidates = dict[TokenSpan, list[ScoredEntities]]
KeysOf = Callable[[NameVariant], Sequence[str]]
"""Returns the keys to look up a variant by, first that of its likeliest pronunciation."""
VariantsByKey = dict[str, list[tuple[NameVariant, bool]]]
"""The variants that have a key, and whether it is the first of their keys."""


class FullNameMatcher:
    """Matches variants of spans with the full names of one index."""

    def __init__(self, lexicon: Lexicon, weights: Weights, limits: Limits) -> None:
        self._lexicon = lexicon
        self._weights = weights
        self._limits = limits

    def match(self, variants: Collection[NameVariant]) -> FullNameCandidates:
        """Return candidates for the spans that are similar to a full name.

        Rare readings and consonants are weak evidence: they are tried only for spans with a token
        that is in no other match.
        """
        found = self._look_up([each for each in variants if not each.is_rare], self._spelling_keys)
        others = [each for each in variants if each.is_rare or each.is_non_latin]
        return found | self.match_by_consonants(others, found)

    def match_by_consonants(
        self, variants: Iterable[NameVariant], matched: Iterable[TokenSpan]
    ) -> FullNameCandidates:
        """Return candidates for spans whose consonants, or a rare reading, match a full name.

        Spans with all tokens in `matched` spans are left out.
        """
        positions = {at for span in matched for at in range(*span)}
        left = [each for each in variants if not positions.issuperset(range(*each.span))]
        return self._look_up(left, self._consonant_keys) if left else {}

    def _look_up(self, variants: Iterable[NameVariant], keys_of: KeysOf) -> FullNameCandidates:
        """Return candidates whose full names share a key with a variant and are similar to it."""
        by_key: VariantsByKey = {}
        for variant in variants:
            keys = keys_of(variant)
            for key in self._lexicon.full_names.filter_known(keys):
                by_key.setdefault(key, []).append((variant, key == keys[0]))
        hits = self._to_compare(self._lexicon.full_names.with_keys(by_key), by_key)
        entries = self._entries({hit.full_name.name for hit in hits})
        part_weights, limits = self._weights.name_parts, self._limits
        found: FullNameCandidates = {}
        for (span, name), similarity in self._similarities(by_key, hits).items():
            for entry in entries[name]:
                weight = part_weights[entry.kind].get(entry.part, 0.0)
                score = round(weight * similarity.isolated_score, limits.score_decimals)
                if score >= self._weights.full_name_threshold:
                    source = PostingSource(entry.entity_ids, entry if entry.has_meetings else None)
                    group = ScoredEntities(
                        entry.kind, entry.entity_ids, score, similarity.match_type, (source,)
                    )
                    found.setdefault(span, []).append(group)
        return found

    def _to_compare(self, hits: list[FullNameHit], by_key: VariantsByKey) -> list[FullNameHit]:
        """Return the hits, or of too many those that are spelled most like a variant."""
        most = self._limits.max_compared_names
        if len(hits) <= most:
            return hits

        def spelling_similarity(hit: FullNameHit) -> float:
            return max(
                JaroWinkler.similarity(variant.joined, hit.full_name.name)
                for variant, _ in by_key[hit.key]
            )

        return heapq.nlargest(most, hits, key=spelling_similarity)

    def _entries(self, names: Collection[str]) -> dict[str, list[LexiconEntry]]:
        """Return the entries of people who have these joined words as their full name."""
        return {
            name: [
                entry
                for entry in entries
                if entry.part in FULL_NAME_PARTS
                and entry.kind is EntityKind.PERSON
                and entry.form is WordForm.LATIN
            ]
            for name, entries in self._lexicon.entries(names).items()
        }

    def _similarities(
        self, by_key: VariantsByKey, hits: Iterable[FullNameHit]
    ) -> dict[tuple[TokenSpan, str], TermSimilarity]:
        """Return the similarity of spans to names that share a key, by the best variant."""
        best: dict[tuple[TokenSpan, str], TermSimilarity] = {}
        for hit in hits:
            for variant, is_first in by_key[hit.key]:
                if not self._family_name_agrees(variant.words, hit):  # the cheapest check
                    continue
                similarity = self._similarity(variant, hit, is_likeliest=is_first and hit.is_likely)
                key = variant.span, hit.full_name.name
                if similarity.isolated_score > best.get(key, NOT_SIMILAR).isolated_score:
                    best[key] = similarity
        return best

    def _family_name_agrees(self, typed: tuple[str, ...], hit: FullNameHit) -> bool:
        """Return whether the first or last word begins like the family name in that position.

        `Sheng-qiang Yoo` sounds like Shengjian Guo only as one word, and `Kyung-wha Wang` is not
        Kang. But `al-Kssad` is al-Assad, as the first letter of a long word may be mistyped.
        """
        _, family, at = hit.full_name
        initial_sounds = self._lexicon.phonetics.initial_sounds
        return (
            not family
            or typed[at] == family
            or not initial_sounds(typed[at]).isdisjoint(initial_sounds(family))
            or (_is_deletion_key(hit.key) and self._typo_similarity(typed[at], family) > 0)
        )

    def _similarity(
        self, variant: NameVariant, hit: FullNameHit, *, is_likeliest: bool
    ) -> TermSimilarity:
        """Return the similarity of a variant to a name with the same key.

        `is_likeliest` says whether it is the key of the likeliest pronunciation of both.
        """
        weights, name = self._weights, hit.full_name.name
        if _is_deletion_key(hit.key):
            score = self._typo_score(variant.words, variant.joined, name)
            return TermSimilarity(score, score)
        if hit.key.isupper():
            alike = self._lexicon.similarity.of_likely_sounds(variant.joined, name)
            if variant.is_non_latin:
                score = weights.consonants_isolated * alike
            else:
                is_alike = alike >= weights.consonant_match_threshold
                score = weights.romanization_isolated * alike if is_alike else 0.0
            return TermSimilarity(score, score)
        spelling = SAME_LETTERS_WEIGHT * JaroWinkler.similarity(variant.joined, name)
        alike = (
            (SAME_SOUND_SCORE + spelling) ** weights.likeliest_sound_exponent
            if is_likeliest
            else (POSSIBLE_SOUND_SCORE + spelling) ** weights.other_sound_exponent
        )
        score = weights.romanization_isolated * alike
        return TermSimilarity(score, score, MatchType.PHONETIC)

    def _typo_score(self, words: tuple[str, ...], joined: str, name: str) -> float:
        """Return how well words explain a name if one of them is mistyped, 0 if they do not.

        The error is in the words that have letters between the common prefix and suffix. A word of
        three letters is weak evidence, so it is also compared together with the next one.
        """
        before = Prefix.similarity(joined, name)
        after = min(Postfix.similarity(joined, name), min(len(joined), len(name)) - before)
        ends = [0, *accumulate(map(len, words))]
        first = bisect_right(ends, before, hi=len(words)) - 1
        last = max(first + 1, bisect_left(ends, len(joined) - after))
        best = 0.0
        # The last ones: a letter may be missing at the end of the word before
        for start, end in ((first, last), (first, last + 1), (first - 1, last), (first - 1, first)):
            if start >= 0 and end <= len(words):
                typed = joined[ends[start] : ends[end]]
                meant = name[ends[start] : ends[end] + len(name) - len(joined)]
                if meant and meant != typed and (alike := self._typo_similarity(typed, meant)):
                    best = max(best, self._weigh_typo(len(joined) - len(typed), len(typed), alike))
        return best

    def _typo_similarity(self, typed: str, meant: str) -> float:
        """Return the similarity of a mistyped word, if other words of the name are exact."""
        return typed_similarity(typed, meant) or other_initial_similarity(
            typed, meant, self._limits
        )

    def _weigh_typo(self, exact: int, mistyped: int, alike: float) -> float:
        """Return the score of words with so many letters in exact and in mistyped ones."""
        if not exact:
            return self._weights.typo_isolated * alike
        score = exact + self._weights.typo_in_name * alike * mistyped
        return score / (exact + mistyped)

    def _spelling_keys(self, variant: NameVariant) -> Sequence[str]:
        phonetics = self._lexicon.phonetics
        if variant.is_non_latin:
            return phonetics.likeliest_name_keys(variant.words)
        typed = deletion_keys(variant.joined, MAX_FULL_NAME_LENGTH)
        return (*phonetics.name_keys(variant.words), *typed)

    def _consonant_keys(self, variant: NameVariant) -> Sequence[str]:
        if variant.is_rare:
            return self._spelling_keys(variant)
        return self._lexicon.phonetics.consonant_keys(variant.joined)


def _is_deletion_key(key: str) -> bool:
    return key.startswith("-")
