"""Whom or what the lexicon has under a word: those whom the word names by itself."""

from collections.abc import Iterable

from bot.index.model import EntityKind
from bot.index.read.lexicon import Entry, Form
from bot.name_matching.word_variants import stem
from bot.search.linking import scoring
from bot.search.linking.fuzzy_terms import SAME, Likeness
from bot.search.linking.pruning import likely
from bot.search.query.model import Group, Source

REMEMBERED = 8_192  # words

Found = tuple[Entry, Likeness]
ByKind = dict[EntityKind, tuple[Group, ...]]


class WrittenNames:
    """Whom words name as they are written; remembered, as people ask for the same few names."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bool, bool], ByKind] = {}

    def groups(self, word: str, found: list[Found], *, native: bool, is_one: bool) -> ByKind:
        """Return those whom a word may well name, of each kind, best first.

        `found` is all that the lexicon says of it, the same for the same word; `is_one` tells that
        it was written as one word, not as several that are looked up as one.
        """
        key = word, native, is_one
        known = self._known.get(key)
        if known is None:
            known = by_kind(name_directly(found, native=native))
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[key] = known
        return known


def find_written(word: str, entries: dict[str, list[Entry]], *, is_one: bool) -> list[Found]:
    """Return what is known of a word as it is written; of one word alone, of its stem too."""
    found = [(each, SAME) for each in entries.get(word, ()) if each.form is not Form.STEM]
    if is_one and (stems := entries.get(stem(word))):
        found += [(each, SAME) for each in stems if each.form is Form.STEM]
    return found


def name_directly(found: Iterable[Found], *, native: bool) -> list[Group]:
    """Return those whom a word names by itself."""
    groups = []
    for entry, likeness in found:
        _, kind, form, part, owners, has_meetings = entry
        weight = scoring.weigh_part(kind, part)
        if kind is EntityKind.PERSON and not (
            weight and scoring.may_stand(part, form is Form.NATIVE, native)
        ):
            continue
        if score := round(weight * likeness.alone, 4):
            source = Source(owners, entry if has_meetings else None)
            groups.append(Group(kind, owners, score, likeness.rank, (source,)))
    return groups


def by_kind(groups: Iterable[Group]) -> ByKind:
    """Return those of each kind who are well enough named and may be meant, best first."""
    scored: dict[EntityKind, list[Group]] = {}
    for group in groups:
        if group.score >= scoring.LEAST:
            scored.setdefault(group.kind, []).append(group)
    return {kind: likely(found) for kind, found in scored.items()}
