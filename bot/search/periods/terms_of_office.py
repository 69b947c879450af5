"""Resolve a name to the terms in office of whoever has it: the gazetteer's leaders, the index's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.dates import DateSpan, parse_edtf
from bot.gazetteer.leaders import load_leaders
from bot.index.model import EntityKind
from bot.index.read.index import Index
from bot.name_matching.part_roles import NamePart
from bot.text import FoldedWords

# A given name alone says too little
NAMING_PARTS = frozenset({NamePart.WHOLE, NamePart.INVERTED, NamePart.FAMILY, NamePart.PARTIAL})


@dataclass(frozen=True, slots=True)
class TermsOfOffice:
    """Somebody's terms in one office; consecutive terms are one time in office."""

    name: str
    title: str
    terms: tuple[DateSpan, ...]
    is_ruler: bool

    @property
    def times(self) -> tuple[DateSpan, ...]:
        """The times in office: terms of which one ends when the next begins are joined."""
        times: list[DateSpan] = []
        for term in self.terms:
            last = times[-1].last if times else None
            if last and term.first and (term.first - last).days <= 1:
                start, end = times[-1].edtf.split("/")[0], term.edtf.split("/")[-1]
                times[-1] = parse_edtf(f"{start}/{end}")
            else:
                times.append(term)
        return tuple(times)


class OfficeTerms:
    """Looks up whose terms in office a name means."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, name: FoldedWords, *, as_ruler: bool = True) -> tuple[TermsOfOffice, ...]:
        """Return the terms of everybody with a folded name; none if nobody had an office.

        Who led a country comes before others of the name, or with `as_ruler` false after them.
        Leaders who left before the index begins are not meant.
        """
        found = [
            TermsOfOffice(each.name, each.title, tuple(map(parse_edtf, each.terms)), each.is_ruler)
            for each in load_leaders().get(name, ())
        ]
        if not found or (not as_ruler and all(each.is_ruler for each in found)):
            found += self._in_index(name)
        relevant = [each for each in found if self._reaches_index(each.terms)]
        preferred = [each for each in relevant if each.is_ruler is as_ruler]
        return tuple(preferred or relevant)

    def people(self, name: FoldedWords) -> list[str]:
        """Return the ids of the people in the index who have a folded name or family name."""
        lexicon = self._index.lexicon
        numbers = {
            number
            for entry in lexicon.entries(["".join(name)]).get("".join(name), ())
            if entry.kind is EntityKind.PERSON and entry.part in NAMING_PARTS
            for number in entry.entity_ids
        }
        return [lexicon.entity(number).id for number in sorted(numbers)]

    def _in_index(self, name: FoldedWords) -> Iterable[TermsOfOffice]:
        for person in self.people(name):
            for (shown, title), held in self._offices.get(person, {}).items():
                yield TermsOfOffice(shown, title, tuple(held), is_ruler=False)

    @cached_property
    def _offices(self) -> dict[str, dict[tuple[str, str], list[DateSpan]]]:
        offices: dict[str, dict[tuple[str, str], list[DateSpan]]] = {}
        for each in self._index.offices():
            if each.held:
                terms = offices.setdefault(each.person, {}).setdefault((each.name, each.title), [])
                terms.append(parse_edtf(each.held))
        return offices

    @cached_property
    def _first_day(self) -> date:
        first = self._index.facts().first_day
        return date.fromisoformat(first) if first else date.min

    def _reaches_index(self, terms: Iterable[DateSpan]) -> bool:
        return any((term.last or date.max) >= self._first_day for term in terms)
