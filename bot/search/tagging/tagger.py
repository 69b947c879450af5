"""The people, topics and places that a running text names, rather too few than one too many.

A message is not a question: most of its words name nothing, so nothing is guessed or taken for a
typing error. The index is walked through word by word, so that it need not be kept in memory.
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
from bot.search.query.interpretation import KINDS
from bot.search.query.model import Candidate, Query, Term, TermKind
from bot.search.tagging.mention_filter import MOST_BEARERS, accepts_mention, resolve_surname
from bot.search.tagging.text import LONGEST, TaggedText

LONGEST_NAME = 8  # words
MOST_TERMS = 12  # named one by one; nobody looks for a meeting of all in a page
# Which kind counts when the same words are the name of several
PREFERRED = (EntityKind.PERSON, EntityKind.PLACE, EntityKind.TOPIC)


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Words from `start` up to `end`, and who or what they name."""

    start: int
    end: int
    kind: EntityKind
    bearers: tuple[tuple[str, str], ...]
    """Ids with canonical names."""


Spans = dict[str, list[tuple[int, int]]]
"""By folded words, from and up to which words of a text they stand."""


class EntityTagger:
    """Spots what texts name that one index knows."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def tag(self, text: str) -> Query:
        """Return the query for all that a text names; one without terms when it names nothing."""
        running = TaggedText(text)
        named = _without_overlaps(self._named(running))
        families = self._families(running, named)
        spotted = sorted([*named, *families], key=lambda each: each.start)
        return Query("", tuple(_terms(spotted, running)), is_cut=len(text) > LONGEST)

    def _named(self, running: TaggedText) -> Iterator[EntityMention]:
        """Yield the names that stand in a text in full."""
        spans = self._walk(running)
        called: defaultdict[str, list[NameEntry]] = defaultdict(list)
        for name in self._index.run(partial(find_names, keys=spans)):
            called[name.folded].append(name)
        for key, names in called.items():
            for start, end in spans[key]:
                meant = [name for name in names if accepts_mention(name, running, start, end)]
                for kind in PREFERRED:
                    bearers = {each.entity: each.canonical for each in meant if each.kind is kind}
                    if bearers:
                        yield EntityMention(start, end, kind, tuple(bearers.items()))

    def _walk(self, running: TaggedText) -> Spans:
        """Return where each run of words stands that may be a name, by its folded words."""
        found: Spans = {}
        begun = dict.fromkeys(range(len(running.words)), "")
        for length in range(1, LONGEST_NAME + 1):
            longer = _longer(running, begun, length)
            known = self._index.run(partial(find_name_prefixes, keys=longer))
            spans = {key: places for key, places in longer.items() if key in known}
            found |= spans
            begun = {start: key for key, places in spans.items() for start, _ in places}
            if not begun:
                break
        return found

    def _families(self, running: TaggedText, named: list[EntityMention]) -> list[EntityMention]:
        """Return those who are called by their family names, with a title or as the only one."""
        taken = {at for each in named for at in range(each.start, each.end)}
        places = [at for at in range(len(running.words)) if at not in taken]
        written = {form for at in places for form in _forms(running.words[at].written)}
        relatives: defaultdict[str, list[SurnameBearer]] = defaultdict(list)
        for each in self._index.run(partial(find_by_surname, surnames=written)):
            relatives[each.family.lower()].append(each)
        known = {entity for each in named for entity, _ in each.bearers}
        return [
            EntityMention(
                at, at + 1, EntityKind.PERSON, tuple((each.entity, each.name) for each in meant)
            )
            for at in places
            if (bearers := relatives.get(running.words[at].written.lower()))
            and not known.intersection(each.entity for each in bearers)
            and (meant := resolve_surname(bearers, running, at))
        ]


def _longer(running: TaggedText, begun: Mapping[int, str], length: int) -> Spans:
    """Return runs of so many words, each of which goes on what began where it begins."""
    longer: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, before in begun.items():
        end = start + length
        if end <= len(running.words) and (length == 1 or running.continues_name(end - 1)):
            word = running.words[end - 1].folded
            # As it is written last: that is what a longer name goes on from
            for form in dict.fromkeys((singular(word), word)):
                longer[f"{before} {form}".lstrip()].append((start, end))
    return longer


def _forms(written: str) -> set[str]:
    return {written, written.title(), written.upper()}


def _without_overlaps(spotted: Iterable[EntityMention]) -> list[EntityMention]:
    """Keep the longest of those that share words, and of equals the preferred kind."""
    taken: set[int] = set()
    kept = []
    for each in sorted(spotted, key=lambda one: (one.start - one.end, PREFERRED.index(one.kind))):
        places = set(range(each.start, each.end))
        if not places & taken:
            taken |= places
            kept.append(each)
    return kept


def _terms(spotted: list[EntityMention], running: TaggedText) -> Iterator[Term]:
    """Yield a term for each that is named, people first: they tell meetings apart best."""
    terms: dict[tuple[EntityKind, tuple[tuple[str, str], ...]], Term] = {}
    for each in spotted:
        candidates = tuple(Candidate(*bearer, 1.0) for bearer in each.bearers[:MOST_BEARERS])
        typed = running.written(each.start, each.end)
        terms.setdefault((each.kind, each.bearers), Term(typed, KINDS[each.kind], candidates))
    order = (TermKind.PERSON, TermKind.TOPIC, TermKind.PLACE)
    yield from sorted(terms.values(), key=lambda term: order.index(term.kind))[:MOST_TERMS]
