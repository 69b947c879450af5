"""People as identity found them into the registry's form: one name and id, offices with years."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, count

from bot.gazetteer.office_titles import office_class
from bot.importing.entity_resolution.mentions import REGAL, PersonMention
from bot.importing.entity_resolution.mentions import ResolvedPerson as Found
from bot.importing.entity_resolution.name_comparison import FAMILY_FIRST, name_words
from bot.importing.reference.places import slug
from bot.importing.state_department.mention_extraction import HOME
from bot.records.model import OfficeRecord, PersonRecord

BODY = "body:"
# What rulers are called by; nobody is called `Crown Prince and Prime Minister Ali`
TITLE = re.compile(
    r"King|Queen|Emperor|Empress|Shah|Sultan|Emir|Amir|Pope|Crown Prince|Prince|Princess"
    r"|Grand Duke|Grand Duchess"
)
# Names of these stand in either order in the archive, or have no family name
EITHER_WAY = frozenset({"japan", "burma", "singapore", "malaysia", "mongolia", "cambodia"})
# Who travels is named in full with a middle name, which few people use
MIDDLE = 3  # words
BRACKET = re.compile(r"\s*\([^)]*\)")  # `Henry A. (Heinz Alfred) Kissinger`


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom identity has found, with the id and the name in the records."""

    id: str
    name: str
    found: Found


def name_people(people: Sequence[Found]) -> list[Named]:
    """Give everybody a name and an id; the ids of the registry stay.

    Who is known by the family name only has the country in the id, and where several share it, the
    later ones the year in which they appear: so that an id does not change with what is added.
    """
    named: list[Named] = []
    taken: set[str] = {person.known.id for person in people if person.known}
    for person in sorted(people, key=_appearance):
        name = person.known.names[0] if person.known else _canonical(person)
        id_ = person.known.id if person.known else _free_id(name, person, taken)
        taken.add(id_)
        named.append(Named(id_, name, person))
    return named


def define(named: Named, place_id: Callable[[str], str]) -> PersonRecord:
    """Return somebody as the records define them; `place_id` gives a country's id."""
    found = named.found
    forms = Counter(form for each in found.sightings for form in _forms(each))
    names = [form for form, _ in sorted(forms.items()) if form != named.name]
    country = country_of(found)
    short = _without_middle(named.name) if country == HOME else None
    if short:
        names.append(short)
    return PersonRecord(
        id=named.id,
        name=named.name,
        family=_family(named),
        names=tuple(dict.fromkeys(name for name in names if name != named.name)),
        country=place_id(country) if country else None,
        offices=tuple(_offices(found)),
    )


def country_of(found: Found) -> str | None:
    """Return the country that somebody is of: for which they speak most often."""
    sides = Counter(each.side for each in found.sightings if not each.side.startswith(BODY))
    sides.pop("", None)
    if found.known:
        return found.known.country
    return min(sides, key=lambda side: (-sides[side], side)) if sides else None


def _appearance(person: Found) -> tuple[bool, object, str]:
    first = min(person.sightings, key=lambda each: (each.day, each.name))
    return person.known is None, first.day, first.name


def _forms(sighting: PersonMention) -> list[str]:
    """Return a name as it is written; that of a ruler with the title as well."""
    if TITLE.fullmatch(sighting.office):
        return [sighting.name, f"{sighting.office} {sighting.name}"]
    return [sighting.name]


def _canonical(person: Found) -> str:
    """Return the fullest of the forms of a name that are written often."""
    counts = Counter(each.name for each in person.sightings)
    full = {name: count for name, count in counts.items() if len(name_words(name)) > 1}
    choice = full or counts
    name = min(choice, key=lambda each: (-choice[each], -len(each), each))
    titles = [each.office for each in person.sightings if TITLE.fullmatch(each.office)]
    if len(titles) * 2 > len(person.sightings):  # sightings stand in order of time
        return f"{titles[-1]} {name}"
    return BRACKET.sub("", name)


def _free_id(name: str, person: Found, taken: set[str]) -> str:
    is_full = len(name_words(name)) > 1
    country = country_of(person) or "unknown"
    year = person.sightings[0].day.year
    plain = slug(name) or "unnamed"
    with_country = f"{plain}-{country}"
    candidates = chain(
        [plain] if is_full else [],
        [with_country, f"{with_country}-{year}"],
        (f"{with_country}-{year}-{number}" for number in count(2)),
    )
    return next(each for each in candidates if each not in taken)


def _family(named: Named) -> str | None:
    """Return the family name: as it stands alone somewhere, else where it stands by custom."""
    words = named.name.split(" ")
    if any(office_class(each.office) in REGAL for each in named.found.sightings):
        return None
    alone = Counter(
        each.name
        for each in named.found.sightings
        if len(name_words(each.name)) == 1 and each.name in words
    )
    if alone:
        return min(alone, key=lambda each: (-alone[each], each))
    if len(name_words(named.name)) == 1:
        return named.name
    country = country_of(named.found)
    if country in EITHER_WAY:
        return None
    return words[0] if country in FAMILY_FIRST else words[-1]


def _without_middle(name: str) -> str | None:
    """Return `John Kerry` for `John Forbes Kerry`; Americans alone are called so."""
    words = name.split(" ")
    if len(words) != MIDDLE or not all(word[:1].isupper() for word in words):
        return None
    return f"{words[0]} {words[-1]}"


def _offices(found: Found) -> list[OfficeRecord]:
    """Return the offices that the archive shows somebody in, each from first to last."""
    groups: defaultdict[tuple[str, str], list[PersonMention]] = defaultdict(list)
    for each in found.sightings:
        if each.office and not each.is_former:
            body = each.side if each.side.startswith(BODY) else ""
            groups[office_class(each.office), body].append(each)
    return [_office(body, seen) for (_, body), seen in sorted(groups.items(), key=_first_day)]


def _first_day(group: tuple[tuple[str, str], list[PersonMention]]) -> tuple[object, str]:
    return group[1][0].day, group[0][0]


def _office(body: str, seen: Sequence[PersonMention]) -> OfficeRecord:
    titles = Counter(each.office for each in seen)
    first, last = seen[0].day.isoformat(), seen[-1].day.isoformat()
    return OfficeRecord(
        title=min(titles, key=lambda title: (-titles[title], title)),
        of=body.removeprefix(BODY) or None,
        held=first if first == last else f"{first}/{last}",
    )
