"""Trips and what their remarks say, with everybody in them as a sighting for identity."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.gazetteer.gazetteer import Gazetteer
from bot.gazetteer.office_titles import office_class
from bot.importing.entity_resolution.mentions import REGAL, PersonMention
from bot.importing.entity_resolution.name_comparison import is_family_name
from bot.importing.model import ArchiveKind, ParsedMention, Remarks, Side, Span, Trip
from bot.importing.remarks.parser import read_remarks
from bot.importing.remarks.participants import ListReader
from bot.importing.tokenizer import tokenize

HOME = "united-states"
ROLES = {"president": "President", "secretary": "Secretary of State"}
# Offices that only the United States has
AMERICAN = re.compile(
    r"secretary of (?:defense|homeland security|the treasury|commerce|energy|agriculture|labor)"
    r"|(?:treasury|commerce|energy) secretary|attorney general|epa administrator",
    re.IGNORECASE,
)
# Those whom a traveller may come with, who are of the same country
COMPANIONS = frozenset({"president", "vice president", "secretary of state", "soldier"})
# Who has these may be of any country
ANYWHERE = re.compile(r"^(?:gen\.|admiral|adm\.|ambassador|special envoy|envoy)$", re.IGNORECASE)
ROYAL = frozenset(["prince", "princess", "sheikh", "sheik", "shaikh"])
NOWHERE = ""
SECRETARY_OF_STATE = re.compile(r"^(?:former )?secretary of state$", re.IGNORECASE)
VATICAN = "vatican-city"


@dataclass(frozen=True, slots=True)
class TripEntry:
    """A trip, what its remarks say, and where the sightings of its people begin.

    `travellers` are who travelled: one, or those whom a visit's file names together.
    """

    trip: Trip
    country: str
    remarks: Remarks
    travellers: tuple[ParsedMention, ...]


def read_entry(trip: Trip, gazetteer: Gazetteer, country: str) -> TripEntry:
    """Return what a trip says; `country` is the id of its country."""
    return TripEntry(
        trip, country, read_remarks(trip.remarks, gazetteer), _travellers(trip, gazetteer)
    )


def _travellers(trip: Trip, gazetteer: Gazetteer) -> tuple[ParsedMention, ...]:
    """Return who travelled: by name and role, or as a visit's file describes them."""
    whole = Span(0, len(trip.traveller))
    if trip.archive is ArchiveKind.TRAVELS:
        office = ROLES.get(trip.role, trip.role.capitalize())
        if re.search(r"\bas President-elect\b", trip.remarks):
            office = "President-elect"
        side = Side(country=HOME)
        return (ParsedMention(whole, trip.traveller, office, sides=(side,), is_stated=True),)
    tokens = tokenize(trip.traveller)
    found = ListReader(tokens, gazetteer).read(0, len(tokens)).mentions
    return found or (ParsedMention(whole, trip.traveller),)


def sightings(
    entries: Sequence[TripEntry],
) -> tuple[list[PersonMention], list[tuple[int, int, int]]]:
    """Return every mention of a person, and for each its entry, event and place in the event.

    The event of a traveller is -1.
    """
    found: list[PersonMention] = []
    places: list[tuple[int, int, int]] = []
    for number, entry in enumerate(entries):
        for event, mentions in _mentions(entry):
            for place, mention in enumerate(mentions):
                if mention.is_person:
                    found.append(_sighting(entry, event, mention, len(found)))
                    places.append((number, event, place))
    return found, places


def _mentions(entry: TripEntry) -> Iterable[tuple[int, tuple[ParsedMention, ...]]]:
    yield -1, entry.travellers
    yield from enumerate(event.mentions for event in entry.remarks.events)


def _sighting(entry: TripEntry, event: int, mention: ParsedMention, ref: int) -> PersonMention:
    sides = [side.country or f"body:{side.body}" for side in mention.sides]
    certain = mention.is_stated
    if not certain:
        sides, certain = _likely_sides(entry, event, mention, sides)
    return PersonMention(
        ref=ref,
        day=entry.trip.first,
        name=mention.name,
        office=mention.office,
        side=sides[0],
        is_former=mention.is_former,
        is_certain=certain,
        others=tuple(sides[1:]),
        is_regal=_is_regal(mention),
    )


def host_of(entry: TripEntry) -> str:
    """Return the country that a trip or a visit went to, by the gazetteer's id."""
    return HOME if entry.trip.archive is ArchiveKind.VISITS else entry.country


def _is_regal(mention: ParsedMention) -> bool:
    """Whether someone is called by the first name, as rulers are."""
    titles = {word.lower() for word in mention.honorific.split()}
    is_royal = office_class(mention.office) in REGAL or bool(titles & ROYAL)
    return is_royal and not is_family_name(mention.name)


def _likely_sides(
    entry: TripEntry, event: int, mention: ParsedMention, lent: Sequence[str]
) -> tuple[list[str], bool]:
    """Return for whom someone may speak whose country the words leave out, and whether surely."""
    host = host_of(entry)
    own = entry.country if entry.trip.archive is ArchiveKind.VISITS else HOME
    is_countryman = mention.is_companion and office_class(mention.office) in COMPANIONS
    if event < 0 or is_countryman:
        return [own], True
    if office_class(mention.office) == "pope":
        return [VATICAN], True
    if AMERICAN.search(mention.office):
        return [HOME], True
    if SECRETARY_OF_STATE.match(mention.office):
        is_holy = VATICAN in (host, *lent) or mention.honorific == "Cardinal"
        return ([VATICAN], True) if is_holy else ([HOME, host], False)
    if ANYWHERE.search(mention.office) and not lent:
        return [NOWHERE], True
    unknown = [NOWHERE] if mention.office.lower() == "general" and not lent else []
    return [host, *(side for side in lent if side != host), *unknown], False


def ended(entries: Iterable[TripEntry]) -> list[tuple[str, str, date]]:
    """Return of whom the archive says that they had died: side, name, and the day."""
    return [
        (
            next((side.country for side in person.sides if side.country), host_of(entry)),
            person.name,
            entry.trip.first,
        )
        for entry in entries
        for person in entry.remarks.ended
        if not person.is_former
    ]


def without_duplicates(trips: Iterable[Trip]) -> tuple[list[Trip], int]:
    """Return the trips, each once, and how many say exactly what another says.

    Which of them stays does not depend on the order of the files: the one with the lowest id.
    """
    kept: dict[object, Trip] = {}
    count = 0
    for trip in trips:
        key = replace(trip, id="", created=None, file="")
        other = kept.get(key)
        count += other is not None
        if other is None or _order(trip) < _order(other):
            kept[key] = trip
    return sorted(kept.values(), key=lambda each: (each.first, _order(each))), count


def _order(trip: Trip) -> tuple[str, int, str]:
    return trip.archive.value, int(trip.id) if trip.id.isdigit() else 0, trip.id
