"""The people, topics and places that a running text names, rather too few than one too many.

A message is not a question: most of its words name nothing, so nothing is guessed or taken for a
typing error. The index is walked through word by word, so that it need not be kept in memory.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from bot.index.called import Called, Relative, find_beginnings, find_called, find_families
from bot.index.model import EntityKind
from bot.index.reader import Index
from bot.search.query import Candidate, Query, Term, TermKind
from bot.search.readings import KINDS
from bot.search.running_text import LONGEST, RunningText, Word
from bot.search.spelling import singular
from bot.search.wordlists import FILLERS, TITLES

LONGEST_NAME = 8  # words
MOST_TERMS = 12  # named one by one; nobody looks for a meeting of all in a page
MOST_BEARERS = 5  # of one name: among more, it does not say who is meant
SAME_SOUND = (
    3  # syllables that are enough where a name is written with other characters: 東京, 东京
)
# Behind these a family name follows; behind `foreign` or `former` an office does
BEFORE_FAMILY = TITLES - frozenset(
    """
    assistant chief defence defense deputy ex foreign former of official prime senior special
    state supreme then top vice
    """.split()  # noqa: SIM905  # as below
)
# `The Korea Herald` is not in Korea
PAPERS = frozenset(
    """
    agency daily gazette globe herald journal mail news observer post press review star sun
    telegraph times today tribune
    """.split()  # noqa: SIM905  # a list literal of these is a page long
)
# Which kind counts when the same words are the name of several
PREFERRED = (EntityKind.PERSON, EntityKind.PLACE, EntityKind.TOPIC)


@dataclass(frozen=True, slots=True)
class Spotted:
    """Words from `start` up to `end`, and who or what they name."""

    start: int
    end: int
    kind: EntityKind
    bearers: tuple[tuple[str, str], ...]
    """Ids with canonical names."""


Spans = dict[str, list[tuple[int, int]]]
"""By folded words, from and up to which words of a text they stand."""


class Spotter:
    """Spots what texts name that one index knows."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def query_of(self, text: str) -> Query:
        """Return the query for all that a text names; one without terms when it names nothing."""
        running = RunningText(text)
        named = _without_overlaps(self._named(running))
        families = self._families(running, named)
        spotted = sorted([*named, *families], key=lambda each: each.start)
        return Query("", tuple(_terms(spotted, running)), is_cut=len(text) > LONGEST)

    def _named(self, running: RunningText) -> Iterator[Spotted]:
        """Yield the names that stand in a text in full."""
        spans = self._walk(running)
        called: defaultdict[str, list[Called]] = defaultdict(list)
        for name in self._index.ask(partial(find_called, keys=spans)):
            called[name.folded].append(name)
        for key, names in called.items():
            for start, end in spans[key]:
                meant = [name for name in names if _is_meant(name, running, start, end)]
                for kind in PREFERRED:
                    bearers = {each.entity: each.canonical for each in meant if each.kind is kind}
                    if bearers:
                        yield Spotted(start, end, kind, tuple(bearers.items()))

    def _walk(self, running: RunningText) -> Spans:
        """Return where each run of words stands that may be a name, by its folded words."""
        found: Spans = {}
        begun = dict.fromkeys(range(len(running.words)), "")
        for length in range(1, LONGEST_NAME + 1):
            longer = _longer(running, begun, length)
            known = self._index.ask(partial(find_beginnings, keys=longer))
            spans = {key: places for key, places in longer.items() if key in known}
            found |= spans
            begun = {start: key for key, places in spans.items() for start, _ in places}
            if not begun:
                break
        return found

    def _families(self, running: RunningText, named: list[Spotted]) -> list[Spotted]:
        """Return those who are called by their family names, with a title or as the only one."""
        taken = {at for each in named for at in range(each.start, each.end)}
        places = [at for at in range(len(running.words)) if at not in taken]
        written = {form for at in places for form in _forms(running.words[at].written)}
        relatives: defaultdict[str, list[Relative]] = defaultdict(list)
        for each in self._index.ask(partial(find_families, families=written)):
            relatives[each.family.lower()].append(each)
        known = {entity for each in named for entity, _ in each.bearers}
        return [
            Spotted(
                at, at + 1, EntityKind.PERSON, tuple((each.entity, each.name) for each in meant)
            )
            for at in places
            if (bearers := relatives.get(running.words[at].written.lower()))
            and not known.intersection(each.entity for each in bearers)
            and (meant := _meant_by_family(bearers, running, at))
        ]


def _longer(running: RunningText, begun: Mapping[int, str], length: int) -> Spans:
    """Return runs of so many words, each of which goes on what began where it begins."""
    longer: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, before in begun.items():
        end = start + length
        if end <= len(running.words) and (length == 1 or running.goes_on(end - 1)):
            word = running.words[end - 1].folded
            # As it is written last: that is what a longer name goes on from
            for form in dict.fromkeys((singular(word), word)):
                longer[f"{before} {form}".lstrip()].append((start, end))
    return longer


def _forms(written: str) -> set[str]:
    return {written, written.title(), written.upper()}


def _is_meant(name: Called, running: RunningText, start: int, end: int) -> bool:
    """Tell whether a name is meant where its words stand, and they do not just look like it."""
    if running.is_cut_out(start, end):
        return False
    words = running.words[start:end]
    if words[0].is_syllable:
        written = "".join(running.written(start, end).split())
        return len(words) > 1 and (
            "".join(name.name.split()) == written or len(words) >= SAME_SOUND
        )
    if name.kind is EntityKind.TOPIC:
        return _is_topic(words, running)
    if name.kind is EntityKind.PLACE:
        return _is_place(words, running, end)
    return _is_person(words, running, start, end)


def _is_person(words: tuple[Word, ...], running: RunningText, start: int, end: int) -> bool:
    if len(words) == 1:
        return _stands_alone(running, start)
    if running.has_case and running.is_capitalised(start, end):
        return not all(word.is_common for word in words)
    return not any(word.is_common for word in words)


def _is_topic(words: tuple[Word, ...], running: RunningText) -> bool:
    if len(words) > 1:
        return not all(word.folded in FILLERS for word in words)
    is_acronym = running.has_case and words[0].written.isupper() and len(words[0].written) > 1
    return is_acronym or words[0].is_telling


def _is_place(words: tuple[Word, ...], running: RunningText, end: int) -> bool:
    after = running.words[end : end + 1]
    if after and running.is_beside(end) and after[0].folded in PAPERS and after[0].is_capital:
        return False
    if all(len(word.folded) <= len("us") for word in words):  # US, U.S., N.Y., DC
        return running.has_case and all(word.written.isupper() for word in words)
    if len(words) == 1:
        return words[0].is_telling and (words[0].is_capital or not running.has_case)
    return not all(word.is_common for word in words)


def _meant_by_family(bearers: list[Relative], running: RunningText, at: int) -> list[Relative]:
    """Return who is meant by a family name, if that can be told: `Foreign Minister Wang`."""
    if running.has_case and not running.words[at].is_capital:
        return []
    title = _title_before(running, at)
    if not title:
        is_one = len(bearers) == 1 and running.has_case and _stands_alone(running, at)
        return bearers if is_one else []
    of_office = [each for each in bearers if title in each.offices.lower()]
    meant = of_office or bearers
    return meant if len(meant) <= MOST_BEARERS else []


def _title_before(running: RunningText, at: int) -> str:
    """Return the titles right before a word: `foreign minister`; none is the empty text."""
    start = at
    while start > 0 and running.words[start - 1].folded in TITLES:
        gap = running.gap(start)
        if not gap or gap.strip() not in {"", "."}:
            break
        start -= 1
    if start == at or running.words[at - 1].folded not in BEFORE_FAMILY:
        return ""
    return " ".join(word.folded for word in running.words[start:at])


def _stands_alone(running: RunningText, at: int) -> bool:
    """Tell a name of one word from one word of another's name: Wang of Jack Wang."""
    word = running.words[at]
    if not (word.is_telling and word.is_capital and running.has_case):
        return False
    before, after = running.words[at - 1], running.words[at + 1 : at + 2]
    is_given = running.is_beside(at) and _may_be_name(before) and not before.is_possessive
    is_family = running.is_beside(at + 1) and _may_be_name(after[0]) and not word.is_possessive
    return not is_given and not is_family and not running.is_cut_out(at, at + 1)


def _may_be_name(word: Word) -> bool:
    return word.written[:1].isupper() and not word.is_common and word.folded not in TITLES


def _without_overlaps(spotted: Iterable[Spotted]) -> list[Spotted]:
    """Keep the longest of those that share words, and of equals the preferred kind."""
    taken: set[int] = set()
    kept = []
    for each in sorted(spotted, key=lambda one: (one.start - one.end, PREFERRED.index(one.kind))):
        places = set(range(each.start, each.end))
        if not places & taken:
            taken |= places
            kept.append(each)
    return kept


def _terms(spotted: list[Spotted], running: RunningText) -> Iterator[Term]:
    """Yield a term for each that is named, people first: they tell meetings apart best."""
    terms: dict[tuple[EntityKind, tuple[tuple[str, str], ...]], Term] = {}
    for each in spotted:
        candidates = tuple(Candidate(*bearer, 1.0) for bearer in each.bearers[:MOST_BEARERS])
        typed = running.written(each.start, each.end)
        terms.setdefault((each.kind, each.bearers), Term(typed, KINDS[each.kind], candidates))
    order = (TermKind.PERSON, TermKind.TOPIC, TermKind.PLACE)
    yield from sorted(terms.values(), key=lambda term: order.index(term.kind))[:MOST_TERMS]
