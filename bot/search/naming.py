"""Who or what runs of a text's words name: looked up in the lexicon, not in every name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from itertools import islice

from pyroaring import BitMap

from bot.index.lexicon import Entity, Entry, Form, Lexicon
from bot.index.model import EntityKind
from bot.names.known import LINKS, LONGEST_JOIN
from bot.names.parts import Part
from bot.names.spelling import stem
from bot.search import features
from bot.search.alignment import align
from bot.search.likeness import (
    MISSPELLED,
    SAME,
    SOUNDS_SO,
    SPELLED_SO,
    Likeness,
    find_near,
)
from bot.search.query import Group, Source
from bot.search.words import Word

SHORTEST_HALF = 3  # letters
MOST_VERIFIED = 48  # owners of all words of a run that are looked at one by one, those met most
NONE: BitMap = BitMap()
# Beside what is spelled so another romanisation may be meant too, but nothing mistyped
FARTHEST_BESIDE = {SPELLED_SO: SOUNDS_SO, SOUNDS_SO: MISSPELLED, MISSPELLED: MISSPELLED}

Found = tuple[Entry, Likeness]


class Namer:
    """Names the runs of one text's words; `is_near` also takes other spellings of names.

    A single word is taken for what the lexicon says of it. Several are looked up apart; those who
    own all of them are few, and the words are aligned with each of their names.
    """

    def __init__(
        self, words: tuple[Word, ...], lexicon: Lexicon, *, is_near: bool, two_errors: bool = False
    ) -> None:
        self._folded = tuple(word.folded for word in words)
        self._native = tuple(word.is_east_asian for word in words)
        self._lexicon = lexicon
        runs = {run: "".join(self._folded[slice(*run)]) for run in _runs(len(words))}
        wanted = {*runs.values(), *map(stem, self._folded)}
        loose = {joined for run, joined in runs.items() if words[run[0]].is_loose}
        self._near = (
            find_near(runs.values(), lexicon, loose, two_errors=two_errors) if is_near else {}
        )
        wanted.update(word for near in self._near.values() for word in near)
        self._entries: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in lexicon.entries(wanted):
            self._entries[entry.word].append(entry)
        self._found = {run: self._find(run, joined) for run, joined in runs.items()}
        self._possible: dict[tuple[int, int], dict[EntityKind, BitMap]] = {}

    def groups(self, start: int, end: int) -> dict[EntityKind, tuple[Group, ...]]:
        """Return those whom a run may well name, of each kind, best first."""
        scored: defaultdict[EntityKind, list[Group]] = defaultdict(list)
        for group in self._named_directly(start, end):
            scored[group.kind].append(group)
        if end - start > 1:
            for group in self._named_by_parts(start, end):
                scored[group.kind].append(group)
        return {kind: likely for kind, found in scored.items() if (likely := _likely(found))}

    def _find(self, run: tuple[int, int], joined: str) -> list[Found]:
        """Return what the lexicon says of a run written as one word, and of what is near it."""
        start, end = run
        found = [(each, SAME) for each in self._entries[joined] if each.form is not Form.STEM]
        if end - start == 1:
            stems = self._entries[stem(joined)]
            found += [(each, SAME) for each in stems if each.form is Form.STEM]
        for word, likeness in self._near.get(joined, {}).items():
            latin = (each for each in self._entries[word] if each.form is Form.LATIN)
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
                source = Source(entry.owners, entry.meetings)
                yield Group(entry.kind, entry.owners, round(score, 4), likeness.rank, (source,))

    def _named_by_parts(self, start: int, end: int) -> Iterator[Group]:
        first = next((at for at in range(start, end) if len(self._folded[at]) > 1), start)
        words = self._folded[first:end] + self._folded[start:first]  # `K. Kang`
        native = all(self._native[start:end])
        for kind, possible in self._owners(first, end).items():
            for number in islice(possible, MOST_VERIFIED):
                entity = self._lexicon.entity(number)
                if best := self._best_fit(entity, words, native=native):
                    owner = BitMap([number])
                    yield Group(kind, owner, *best, (Source(owner),))

    def _best_fit(
        self, entity: Entity, words: tuple[str, ...], *, native: bool
    ) -> tuple[float, int] | None:
        """Return the best score of words on any of a name's forms, and how like it they are."""
        is_topic = entity.kind is EntityKind.TOPIC
        best = max(
            (
                (features.score(fit, known, entity.kind, typed_east_asian=native), -fit.unlikeness)
                for known in entity.forms
                for fit in align(words, known, self._near, by_stem=is_topic)
            ),
            default=(0.0, 0),
        )
        return (best[0], -best[1]) if best[0] else None

    def _owners(self, start: int, end: int) -> dict[EntityKind, BitMap]:
        """Return those who own all words of a run, in some of their names."""
        if (start, end) not in self._possible:
            self._possible[start, end] = {
                kind: owners
                for kind in EntityKind
                if (owners := BitMap.union(NONE, *self._ways(start, end, kind)))
            }
        return self._possible[start, end]

    def _ways(self, start: int, end: int, kind: EntityKind) -> Iterator[BitMap]:
        for at in range(max(start, end - LONGEST_JOIN), end):
            found = [entry.owners for entry, _ in self._found[at, end] if entry.kind is kind]
            if not found:
                continue
            owners = BitMap.union(*found)
            yield owners if at == start else owners & self._owners(start, at).get(kind, NONE)
        last = self._folded[end - 1]
        if end - start > 1 and (len(last) == 1 or last in LINKS):
            yield self._owners(start, end - 1).get(kind, NONE)


def _runs(size: int) -> Iterator[tuple[int, int]]:
    for start in range(size):
        for end in range(start + 1, min(start + LONGEST_JOIN, size) + 1):
            yield start, end


def _likely(found: list[Group]) -> tuple[Group, ...]:
    """Return those who may well be meant, best first: none mistyped where one is not.

    Each is in the best of the groups alone.
    """
    closest = min(group.unlikeness for group in found)
    near = [group for group in found if group.unlikeness <= FARTHEST_BESIDE[closest]]
    least = max(group.score for group in near) - features.AS_GOOD
    seen, likely = BitMap(), []
    for group in _merged(group for group in near if group.score >= least):
        owners = group.owners - seen
        seen |= owners
        if owners:
            likely.append(group.narrowed(owners))
    return tuple(likely)


def _merged(groups: Iterable[Group]) -> list[Group]:
    """Put together those of one score, best first."""
    by_score: defaultdict[tuple[float, int], list[Group]] = defaultdict(list)
    for group in groups:
        by_score[group.score, group.unlikeness].append(group)
    return [
        reduce(Group.joined, by_score[key])
        for key in sorted(by_score, key=lambda key: (-key[0], key[1]))
    ]


def split_joined(words: tuple[Word, ...], lexicon: Lexicon) -> tuple[Word, ...]:
    """Take words apart that nobody knows, but that are two names: `KangWang`."""
    known = {entry.word for entry in lexicon.entries({word.folded for word in words})}
    halves = {
        word.folded: list(_halves(word.folded))
        for word in words
        if word.folded not in known and not word.is_filler
    }
    pairs = {half for cuts in halves.values() for cut in cuts for half in cut}
    names = {each.word for each in lexicon.entries(pairs) if _is_name(each)} if pairs else set()
    return tuple(
        part for word in words for part in _split(word, halves.get(word.folded, []), names)
    )


def _halves(word: str) -> Iterator[tuple[str, str]]:
    for at in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
        yield word[:at], word[at:]


def _is_name(entry: Entry) -> bool:
    return entry.kind is EntityKind.PERSON and entry.part in {Part.FAMILY, Part.WHOLE}


def _split(word: Word, cuts: list[tuple[str, str]], names: set[str]) -> list[Word]:
    for cut in cuts:
        if names.issuperset(cut):
            return [replace(word, folded=half) for half in cut]
    return [word]
