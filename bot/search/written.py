"""Whom or what the lexicon has under a word: those whom the word names by itself."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.index.lexicon import Entry, Form, Lexicon
from bot.index.model import EntityKind
from bot.names.spelling import stem
from bot.search import features
from bot.search.likely import likely
from bot.search.likeness import SAME, Likeness
from bot.search.query import Group, Source

REMEMBERED = 8_192  # words

Found = tuple[Entry, Likeness]
ByKind = dict[EntityKind, tuple[Group, ...]]


class WrittenNames:
    """Names words as they are written, and remembers them: people ask for the same few names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.groups = lru_cache(REMEMBERED)(self._find_groups)

    def _find_groups(self, word: str, is_native: bool, is_one: bool) -> ByKind:  # noqa: FBT001  # keys
        """Return those whom a word may well name, of each kind, best first.

        `is_one` tells that it was written as one word, not as several that are looked up as one.
        """
        words = {word, stem(word)} if is_one else {word}
        entries = self._lexicon.entries(words)
        return by_kind(name_directly(find_written(word, entries, is_one=is_one), native=is_native))


def find_written(word: str, entries: dict[str, list[Entry]], *, is_one: bool) -> list[Found]:
    """Return what is known of a word as it is written; of one word alone, of its stem too."""
    found = [(each, SAME) for each in entries.get(word, ()) if each.form is not Form.STEM]
    if is_one:
        stems = entries.get(stem(word), ())
        found += [(each, SAME) for each in stems if each.form is Form.STEM]
    return found


def name_directly(found: Iterable[Found], *, native: bool) -> Iterator[Group]:
    """Yield those whom a word names by itself."""
    for entry, likeness in found:
        if entry.kind is EntityKind.PERSON and not features.may_stand(
            entry.part, entry.form is Form.NATIVE, native
        ):
            continue
        score = features.weigh_part(entry.kind, entry.part) * likeness.alone
        if score:
            source = Source(entry.owners, entry if entry.has_meetings else None)
            yield Group(entry.kind, entry.owners, round(score, 4), likeness.rank, (source,))


def by_kind(groups: Iterable[Group]) -> ByKind:
    """Return those of each kind who are well enough named and may be meant, best first."""
    scored: dict[EntityKind, list[Group]] = {}
    for group in groups:
        if group.score >= features.LEAST:
            scored.setdefault(group.kind, []).append(group)
    return {kind: likely(found) for kind, found in scored.items()}
