"""Who or what runs of a text's words name: looked up in the lexicon, not in every name."""

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from pyroaring import BitMap

from bot.index.lexicon import Entry, Form, Lexicon
from bot.index.model import EntityKind
from bot.names.known import LONGEST_JOIN, PREFIXES
from bot.names.parts import Part
from bot.names.spelling import stem
from bot.search import features
from bot.search.alignment import align
from bot.search.effort import Depth
from bot.search.likely import likely
from bot.search.likeness import SAME, Likeness, NearWords
from bot.search.owners import NO_PEOPLE, OfKind, Owners, Run, find_owners, is_light
from bot.search.postings import together
from bot.search.query import Group, Source
from bot.search.words import Word

MOST_VERIFIED = 48  # owners of all words of a run that are looked at one by one, those met most
WHOLE = 0.75  # what a run is worth, at least, whose words are not looked at as parts of names
WEAK = frozenset({Part.GIVEN, Part.SOME, Part.NONE})
SHORTEST_OF_SENTENCE = 3  # letters
LEAST = 0.45  # what a run has to be worth as a name: Соловьёв is no Silva, though both have s, l, v
MOST_WIDE = 2  # words that are tried as one with two errors: `ban salman`
FAINTEST = 0.3  # likeness that a word has to another to stand for it: Geun-hye is not Jin

Found = tuple[Entry, Likeness]
Near = dict[str, dict[str, Likeness]]


class Namer:
    """Names the runs of one text's words.

    What the lexicon has as one word is taken for what it says of it. Otherwise the words of a run
    are looked up apart: those who own all of them are few, and the words are aligned with each of
    their names.
    """

    def __init__(
        self, words: tuple[Word, ...], lexicon: Lexicon, near_words: NearWords, depth: Depth
    ) -> None:
        self._folded = tuple(word.folded for word in words)
        self._native = tuple(word.is_east_asian for word in words)
        self._lexicon = lexicon
        runs = {run: "".join(self._folded[slice(*run)]) for run in _runs(len(words))}
        self._entries: dict[str, list[Entry]] = {}
        self._look_up({*runs.values(), *map(stem, self._folded)})
        self._near = self._find_near(runs, words, near_words, depth)
        self._look_up({near for found in self._near.values() for near in found})
        self._found = {
            run: found for run, joined in runs.items() if (found := self._find(run, joined))
        }
        self._words = words
        self._depth = depth

    @cached_property
    def _by_parts(self) -> dict[Run, list[Group]]:
        """Who and what is named by several words each."""
        if self._depth >= Depth.SPELLINGS:
            return self._align_all(self._owners(frozenset(EntityKind)), [])
        whole = self._find_whole()
        if self._are_named(self._words, whole):
            return {}
        return self._align_all(self._owners(NO_PEOPLE), whole)

    def _owners(self, kinds: frozenset[EntityKind]) -> Owners:
        """Return who has the words of each run in some of their names, only those of some kinds."""
        apart = {
            run: theirs for run, found in self._found.items() if (theirs := _of_kinds(found, kinds))
        }
        return find_owners(self._folded, apart)

    def _look_up(self, words: set[str]) -> None:
        unseen = words - self._entries.keys()
        for entry in self._lexicon.entries(unseen) if unseen else ():
            self._entries.setdefault(entry.word, []).append(entry)

    def _find_near(
        self, runs: dict[Run, str], words: tuple[Word, ...], near_words: NearWords, depth: Depth
    ) -> Near:
        """Return what runs may have been meant for: at first those of which a word is unknown."""
        if depth < Depth.SPELLINGS:
            return {}
        unknown = {
            at for at in range(len(words)) if depth is Depth.OTHERS or self._is_unknown(words[at])
        }
        others = {at for at, word in enumerate(words) if _is_of_sentence(word)}
        sought = {
            joined
            for (start, end), joined in runs.items()
            if not unknown.isdisjoint(places := range(start, end))
            and others.isdisjoint(places)
            and not (words[start].is_filler and end - start == 1)
        }
        loose = {word.folded for word in words if word.is_read}
        near = near_words.find(sought, loose)
        if depth >= Depth.ERRORS:
            wide = {joined for run, joined in runs.items() if _may_be_wide(words[slice(*run)])}
            near |= near_words.find(sought & wide, loose, two_errors=True)
        return {word: _clear(known) for word, known in near.items()}

    def _is_unknown(self, word: Word) -> bool:
        """Tell a word by which nobody and nothing is called: no more than a given name."""
        entries = self._entries.get(word.folded, ())
        if word.is_read:
            return True
        return all(each.part in WEAK for each in entries)

    def has(self, start: int, end: int) -> bool:
        """Tell whether a run may name anybody or anything."""
        return (start, end) in self._found or (start, end) in self._by_parts

    @property
    def known(self) -> set[int]:
        """The places of the words that may be part of what names somebody or something."""
        light = (at for at, word in enumerate(self._folded) if is_light(word))
        return {*light, *(at for run in self._found for at in range(*run))}

    def groups(self, start: int, end: int) -> dict[EntityKind, tuple[Group, ...]]:
        """Return those whom a run may well name, of each kind, best first."""
        scored: dict[EntityKind, list[Group]] = {}
        for group in (*self._named_directly(start, end), *self._by_parts.get((start, end), ())):
            if group.score >= LEAST:
                scored.setdefault(group.kind, []).append(group)
        return {kind: likely(found) for kind, found in scored.items()}

    def _find(self, run: Run, joined: str) -> list[Found]:
        """Return what the lexicon says of a run written as one word, and of what is near it."""
        start, end = run
        entries, near = self._entries, self._near.get(joined)
        if not near and joined not in entries and end - start > 1:
            return []
        found = [(each, SAME) for each in entries.get(joined, ()) if each.form is not Form.STEM]
        if end - start == 1:
            stems = entries.get(stem(joined), ())
            found += [(each, SAME) for each in stems if each.form is Form.STEM]
        for word, likeness in near.items() if near else ():
            latin = (each for each in entries.get(word, ()) if each.form is Form.LATIN)
            found += [(each, likeness) for each in latin]
        return found

    def _named_directly(self, start: int, end: int) -> Iterator[Group]:
        native = all(self._native[start:end])
        for entry, likeness in self._found.get((start, end), ()):
            if likeness.is_mistyped and end - start > 1:  # each of the words has to begin alike
                continue
            if entry.kind is EntityKind.PERSON and not features.may_stand(
                entry.part, entry.form is Form.NATIVE, native
            ):
                continue
            score = features.weigh_part(entry.kind, entry.part) * likeness.alone
            if score:
                source = Source(entry.owners, entry if entry.has_meetings else None)
                yield Group(entry.kind, entry.owners, round(score, 4), likeness.rank, (source,))

    def _are_named(self, words: tuple[Word, ...], whole: list[Run]) -> bool:
        """Tell whether all that means something names people, and one topic or place in one run.

        Two of these may be one: `denuclearization of the Korean Peninsula`.
        """
        first, last = max(whole, key=lambda run: run[1] - run[0], default=(0, 0))
        if any(start < first or end > last for start, end in whole):
            return False
        named = {
            at
            for run, found in self._found.items()
            if any(features.weigh_part(each.kind, each.part) >= WHOLE for each, _ in found)
            for at in range(*run)
        }
        return all(word.is_filler or at in named for at, word in enumerate(words))

    def _find_whole(self) -> list[Run]:
        """Return the runs that are all of the name of a topic or place."""
        return [
            run
            for run, found in self._found.items()
            if any(each.part is Part.WHOLE and each.kind in NO_PEOPLE for each, _ in found)
        ]

    def _align_all(self, owners: Owners, whole: list[Run]) -> dict[Run, list[Group]]:
        """Return who is named by several words each, the words of a whole name only together."""
        found: dict[Run, list[Group]] = {}
        for start, end in sorted(owners, key=lambda run: run[0] - run[1]):
            if end - start == 1 or any(first <= start and end <= last for first, last in whole):
                continue
            found[start, end] = list(self._aligned(start, end, owners[start, end]))
            if any(group.score >= WHOLE for group in found[start, end]):
                whole.append((start, end))
        return found

    def _aligned(self, start: int, end: int, owners: OfKind) -> Iterator[Group]:
        first = next((at for at in range(start, end) if len(self._folded[at]) > 1), start)
        words = self._folded[first:end] + self._folded[start:first]  # `K. Kang`
        ways = [words]
        if words[0] in PREFIXES:  # `al-Sisi`, who is recorded as el-Sisi
            ways.append((*words[1:], words[0]))
        native = all(self._native[start:end])
        for kind, possible in owners.items():
            for number in islice(possible, MOST_VERIFIED):
                if best := self._best_fit(number, kind, ways, native=native):
                    owner = BitMap([number])
                    yield Group(kind, owner, *best, (Source(owner),))

    def _best_fit(
        self, number: int, kind: EntityKind, ways: list[tuple[str, ...]], *, native: bool
    ) -> tuple[float, int] | None:
        """Return the best score of words, in any of their orders, on any of a name's forms."""
        is_topic = kind is EntityKind.TOPIC
        best = max(
            (
                (features.score(fit, known, kind, typed_east_asian=native), -fit.unlikeness)
                for known in self._lexicon.forms(number)
                for words in ways
                for fit in align(words, known, self._near, by_stem=is_topic)
            ),
            default=(0.0, 0),
        )
        return (best[0], -best[1]) if best[0] else None


def _is_of_sentence(word: Word) -> bool:
    """Tell a word that is no misspelled name; a shorter one may be of one: `Lee Do-hon`."""
    return word.is_filler and len(word.folded) >= SHORTEST_OF_SENTENCE


def _may_be_wide(words: tuple[Word, ...]) -> bool:
    """Tell a run in which more errors are looked for: two words, or what was written as one."""
    return len(words) <= MOST_WIDE or words[0].start == words[-1].start


def _clear(near: dict[str, Likeness]) -> dict[str, Likeness]:
    """Leave out what has hardly more in common than some consonants."""
    return {word: likeness for word, likeness in near.items() if likeness.beside >= FAINTEST}


def _of_kinds(found: list[Found], kinds: frozenset[EntityKind]) -> OfKind:
    by_kind: dict[EntityKind, list[BitMap]] = {}
    for entry, _ in found:
        if entry.kind in kinds:
            by_kind.setdefault(entry.kind, []).append(entry.owners)
    return {kind: together(each) for kind, each in by_kind.items()}


def _runs(size: int) -> Iterator[Run]:
    for start in range(size):
        for end in range(start + 1, min(start + LONGEST_JOIN, size) + 1):
            yield start, end
