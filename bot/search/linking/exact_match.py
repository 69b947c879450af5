"""Whom or what the lexicon has under a word: those whom the word names by itself."""

from collections.abc import Iterable

from bot.index.model import EntityKind, WordForm
from bot.index.read.lexicon import LexiconEntry
from bot.name_matching.word_variants import stem
from bot.search.linking import scoring
from bot.search.linking.fuzzy_terms import SAME, TermSimilarity
from bot.search.linking.pruning import prune_candidates
from bot.search.query.model import PostingSource, ScoredEntities

REMEMBERED = 8_192  # words

LexiconHit = tuple[LexiconEntry, TermSimilarity]
ByKind = dict[EntityKind, tuple[ScoredEntities, ...]]


class ExactMatchCache:
    """Whom words name as they are written; remembered, as people ask for the same few names."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bool, bool], ByKind] = {}

    def groups(self, word: str, found: list[LexiconHit], *, native: bool, is_one: bool) -> ByKind:
        """Return those whom a word may well name, of each kind, best first.

        `found` is all that the lexicon says of it, the same for the same word; `is_one` tells that
        it was written as one word, not as several that are looked up as one.
        """
        key = word, native, is_one
        known = self._known.get(key)
        if known is None:
            known = group_by_entity_kind(score_lexicon_entries(found, native=native))
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[key] = known
        return known


def find_written(
    word: str, entries: dict[str, list[LexiconEntry]], *, is_one: bool
) -> list[LexiconHit]:
    """Return what is known of a word as it is written; of one word alone, of its stem too."""
    found = [(each, SAME) for each in entries.get(word, ()) if each.form is not WordForm.STEM]
    if is_one and (stems := entries.get(stem(word))):
        found += [(each, SAME) for each in stems if each.form is WordForm.STEM]
    return found


def score_lexicon_entries(found: Iterable[LexiconHit], *, native: bool) -> list[ScoredEntities]:
    """Return those whom a word names by itself."""
    groups = []
    for entry, likeness in found:
        _, kind, form, part, owners, has_meetings = entry
        weight = scoring.weigh_part(kind, part)
        if kind is EntityKind.PERSON and not (
            weight and scoring.is_valid_partial_name(part, form is WordForm.NATIVE, native)
        ):
            continue
        if score := round(weight * likeness.isolated_score, 4):
            source = PostingSource(owners, entry if has_meetings else None)
            groups.append(ScoredEntities(kind, owners, score, likeness.match_type, (source,)))
    return groups


def group_by_entity_kind(groups: Iterable[ScoredEntities]) -> ByKind:
    """Return those of each kind who are well enough named and may be meant, best first."""
    scored: dict[EntityKind, list[ScoredEntities]] = {}
    for group in groups:
        if group.score >= scoring.MIN_CANDIDATE_SCORE:
            scored.setdefault(group.kind, []).append(group)
    return {kind: prune_candidates(found) for kind, found in scored.items()}
