"""Tag the people, topics and places that a message names, preferring precision to recall.

A message is not a question: most of its words name nothing, so nothing is guessed or taken for a
typing error. The names are looked up in the index word by word, so that they need not be in memory.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.index.read.name_dictionary import (
    NameEntry,
    SurnameBearer,
    find_by_surname,
    find_name_prefixes,
    find_names,
)
from bot.name_matching.word_variants import singular
from bot.search.query.model import TERM_KINDS, Candidate, Query, Term, TermKind
from bot.search.tagging.mention_filter import MentionFilter
from bot.search.tagging.text import TaggedText
from bot.search.tuning import Limits, Weights

# The kind that counts where the same words are names of several kinds
PREFERRED = (EntityKind.PERSON, EntityKind.PLACE, EntityKind.TOPIC)
# People come first in the query: they distinguish meetings best
TERM_ORDER = (TermKind.PERSON, TermKind.TOPIC, TermKind.PLACE)

Bearers = tuple[tuple[str, str], ...]
"""The entities that have a name, by id and canonical name."""
Spans = dict[str, list[tuple[int, int]]]
"""Folded words, with the positions of their first word and after their last one in a text."""


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Words from `start` up to `end`, and the entities that they name."""

    start: int
    end: int
    kind: EntityKind
    bearers: Bearers


class EntityTagger:
    """Tags in messages what one index knows."""

    def __init__(
        self, index: Index, weights: Weights = Weights(), limits: Limits = Limits()
    ) -> None:
        self._index = index
        self._limits = limits
        self._filter = MentionFilter(weights, limits)

    def tag(self, message: str) -> Query:
        """Return the query for all that a message names; without terms if it names nothing."""
        text = TaggedText(message, self._limits)
        named = _without_overlaps(self._full_names(text))
        mentions = sorted([*named, *self._surnames(text, named)], key=lambda each: each.start)
        is_cut = len(message) > self._limits.max_tagged_text_chars
        return Query("", tuple(self._terms(mentions, text)), is_cut=is_cut)

    def _full_names(self, text: TaggedText) -> Iterator[EntityMention]:
        """Yield the names that are written in full."""
        spans = self._name_spans(text)
        entries: defaultdict[str, list[NameEntry]] = defaultdict(list)
        for entry in self._index.run(partial(find_names, keys=spans)):
            entries[entry.folded].append(entry)
        for folded, names in entries.items():
            for start, end in spans[folded]:
                meant = [
                    name for name in names if self._filter.accepts_mention(name, text, start, end)
                ]
                for kind in PREFERRED:
                    bearers = {each.entity: each.canonical for each in meant if each.kind is kind}
                    if bearers:
                        yield EntityMention(start, end, kind, tuple(bearers.items()))

    def _name_spans(self, text: TaggedText) -> Spans:
        """Return the spans that may be a name: a word longer as long as some name begins so."""
        found: Spans = {}
        begun = dict.fromkeys(range(len(text.words)), "")
        for length in range(1, self._limits.max_tagged_name_words + 1):
            longer = _extend_spans(text, begun, length)
            known = self._index.run(partial(find_name_prefixes, keys=longer))
            spans = {folded: each for folded, each in longer.items() if folded in known}
            found |= spans
            begun = {start: folded for folded, each in spans.items() for start, _ in each}
            if not begun:
                break
        return found

    def _surnames(self, text: TaggedText, named: list[EntityMention]) -> list[EntityMention]:
        """Return the people named by a family name, with a title or as the only one who has it."""
        taken = {at for each in named for at in range(each.start, each.end)}
        free = [at for at in range(len(text.words)) if at not in taken]
        written = {form for at in free for form in _case_forms(text.words[at].written)}
        bearers_of: defaultdict[str, list[SurnameBearer]] = defaultdict(list)
        for each in self._index.run(partial(find_by_surname, surnames=written)):
            bearers_of[each.family.lower()].append(each)
        known = {entity for each in named for entity, _ in each.bearers}
        return [
            EntityMention(
                at, at + 1, EntityKind.PERSON, tuple((each.entity, each.name) for each in meant)
            )
            for at in free
            if (bearers := bearers_of.get(text.words[at].written.lower()))
            and not known.intersection(each.entity for each in bearers)
            and (meant := self._filter.resolve_surname(bearers, text, at))
        ]

    def _terms(self, mentions: list[EntityMention], text: TaggedText) -> Iterator[Term]:
        """Yield a term for each that is named, in the order of their kinds."""
        terms: dict[tuple[EntityKind, Bearers], Term] = {}
        for each in mentions:
            bearers = each.bearers[: self._limits.max_surname_bearers]
            candidates = tuple(Candidate(entity, name, 1.0) for entity, name in bearers)
            term = Term(text.written(each.start, each.end), TERM_KINDS[each.kind], candidates)
            terms.setdefault((each.kind, each.bearers), term)
        ordered = sorted(terms.values(), key=lambda term: TERM_ORDER.index(term.kind))
        yield from ordered[: self._limits.max_tagged_entities]


def _extend_spans(text: TaggedText, begun: Mapping[int, str], length: int) -> Spans:
    """Return spans of so many words that go on from the words that begin at the same position."""
    longer: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, before in begun.items():
        end = start + length
        if end <= len(text.words) and (length == 1 or text.continues_name(end - 1)):
            word = text.words[end - 1].folded
            # The form as written comes last: longer names go on from it
            for form in dict.fromkeys((singular(word), word)):
                longer[f"{before} {form}".lstrip()].append((start, end))
    return longer


def _case_forms(written: str) -> set[str]:
    return {written, written.title(), written.upper()}


def _without_overlaps(mentions: Iterable[EntityMention]) -> list[EntityMention]:
    """Keep the longest of the mentions that share words, and of equals the preferred kind."""
    taken: set[int] = set()
    kept = []
    for each in sorted(mentions, key=lambda one: (one.start - one.end, PREFERRED.index(one.kind))):
        positions = set(range(each.start, each.end))
        if not positions & taken:
            taken |= positions
            kept.append(each)
    return kept
