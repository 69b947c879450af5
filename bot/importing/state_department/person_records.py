"""Build the records of people from their mentions: one name and id, and offices with years."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain, count

from bot.gazetteer.countries import FamilyNamePosition, load_countries
from bot.importing.entity_resolution.mentions import PersonMention, ResolvedPerson
from bot.importing.entity_resolution.name_comparison import name_words
from bot.importing.lexicon import any_of, load_lexicon
from bot.importing.state_department.mention_extraction import (
    NO_SIDE,
    ORGANISATION_PREFIX,
    UNITED_STATES,
)
from bot.records.model import OfficeRecord, PersonRecord
from bot.text import slug

WORDS_WITH_MIDDLE_NAME = 3
BRACKET = re.compile(r"\s*\([^)]*\)")  # `Henry A. (Heinz Alfred) Kissinger`


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A resolved person with the id and the name in the records."""

    id: str
    name: str
    person: ResolvedPerson


def name_people(people: Sequence[ResolvedPerson]) -> list[NamedPerson]:
    """Give everybody a name and an id; the registry's people keep theirs.

    The id of somebody who is known by the family name alone has the country in it; where several
    would have the same id, later ones have the year of the first mention. So an id does not change
    with what is added to the archive.
    """
    named: list[NamedPerson] = []
    taken: set[str] = {person.known.id for person in people if person.known}
    for person in sorted(people, key=_first_appearance):
        name = person.known.names[0] if person.known else _canonical_name(person)
        id_ = person.known.id if person.known else _free_id(name, person, taken)
        taken.add(id_)
        named.append(NamedPerson(id_, name, person))
    return named


def person_record(named: NamedPerson, place_id: Callable[[str], str]) -> PersonRecord:
    """Return the record of somebody; `place_id` gives the id of a country in the records."""
    person = named.person
    forms = {form for mention in person.mentions for form in _forms(mention)}
    names = [form for form in sorted(forms) if form != named.name]
    country = country_of(person)
    short = _without_middle_name(named.name) if country == UNITED_STATES else None
    if short:
        names.append(short)
    return PersonRecord(
        id=named.id,
        name=named.name,
        family=_family_name(named),
        names=tuple(dict.fromkeys(name for name in names if name != named.name)),
        country=place_id(country) if country else None,
        offices=tuple(_offices(person)),
    )


def country_of(person: ResolvedPerson) -> str | None:
    """Return the gazetteer's id of somebody's country: the one they represent most often."""
    if person.known:
        return person.known.country
    sides = Counter(
        mention.side
        for mention in person.mentions
        if mention.side != NO_SIDE and not mention.side.startswith(ORGANISATION_PREFIX)
    )
    return min(sides, key=lambda side: (-sides[side], side)) if sides else None


def _first_appearance(person: ResolvedPerson) -> tuple[bool, date, str]:
    first = min(person.mentions, key=lambda each: (each.day, each.name))
    return person.known is None, first.day, first.name


def _forms(mention: PersonMention) -> list[str]:
    """Return a name as it is written; that of a ruler with the title as well."""
    if _ruler_title().fullmatch(mention.office):
        return [mention.name, f"{mention.office} {mention.name}"]
    return [mention.name]


@cache
def _ruler_title() -> re.Pattern[str]:
    return re.compile(any_of(load_lexicon().ruler_titles))


def _canonical_name(person: ResolvedPerson) -> str:
    """Return the fullest of the most frequent forms of a name."""
    counts = Counter(each.name for each in person.mentions)
    full = {each.name for each in person.mentions if each.is_full_name}
    name = min(full or counts, key=lambda each: (-counts[each], -len(each), each))
    titles = [each.office for each in person.mentions if _ruler_title().fullmatch(each.office)]
    if len(titles) * 2 > len(person.mentions):  # mentions are in order of time
        return f"{titles[-1]} {name}"
    return BRACKET.sub("", name)


def _free_id(name: str, person: ResolvedPerson, taken: set[str]) -> str:
    is_full = len(name_words(name)) > 1
    country = country_of(person) or "unknown"
    year = person.mentions[0].day.year
    plain = slug(name) or "unnamed"
    with_country = f"{plain}-{country}"
    candidates = chain(
        [plain] if is_full else [],
        [with_country, f"{with_country}-{year}"],
        (f"{with_country}-{year}-{number}" for number in count(2)),
    )
    return next(each for each in candidates if each not in taken)


def _family_name(named: NamedPerson) -> str | None:
    """Return the family name: the word that is somewhere alone, else by the country's custom."""
    words = named.name.split(" ")
    mentions = named.person.mentions
    if any(mention.is_ruler for mention in mentions):
        return None
    alone = Counter(
        mention.name for mention in mentions if len(mention.words) == 1 and mention.name in words
    )
    if alone:
        return min(alone, key=lambda each: (-alone[each], each))
    if len(name_words(named.name)) == 1:
        return named.name
    country = load_countries().get(country_of(named.person) or "")
    position = country.family_name if country else FamilyNamePosition.LAST
    if position is FamilyNamePosition.EITHER:
        return None
    return words[0] if position is FamilyNamePosition.FIRST else words[-1]


def _without_middle_name(name: str) -> str | None:
    """Return `John Kerry` for `John Forbes Kerry`, as Americans are called."""
    words = name.split(" ")
    if len(words) != WORDS_WITH_MIDDLE_NAME or not all(word[:1].isupper() for word in words):
        return None
    return f"{words[0]} {words[-1]}"


def _offices(person: ResolvedPerson) -> Iterator[OfficeRecord]:
    """Yield the offices that the archive mentions somebody in, by the day of the first mention."""
    groups: defaultdict[tuple[str, str], list[PersonMention]] = defaultdict(list)
    for mention in person.mentions:
        if mention.office and not mention.is_former:
            is_organisation = mention.side.startswith(ORGANISATION_PREFIX)
            organisation = mention.side.removeprefix(ORGANISATION_PREFIX) if is_organisation else ""
            groups[mention.office_class, organisation].append(mention)
    in_order = sorted(groups.items(), key=lambda group: (group[1][0].day, group[0][0]))
    for (_, organisation), mentions in in_order:
        yield _office_record(organisation, mentions)


def _office_record(organisation: str, mentions: Sequence[PersonMention]) -> OfficeRecord:
    titles = Counter(mention.office for mention in mentions)
    first, last = mentions[0].day.isoformat(), mentions[-1].day.isoformat()
    return OfficeRecord(
        title=min(titles, key=lambda title: (-titles[title], title)),
        of=organisation or None,
        held=first if first == last else f"{first}/{last}",
    )
