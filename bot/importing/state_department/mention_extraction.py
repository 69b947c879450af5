"""Parse trips, and extract the mentions of people in them for entity resolution."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from bot.gazetteer.gazetteer import Gazetteer
from bot.gazetteer.office_titles import office_class
from bot.importing.entity_resolution.mentions import PersonMention, is_ruler_class
from bot.importing.entity_resolution.name_comparison import has_article
from bot.importing.lexicon import any_of, load_lexicon
from bot.importing.model import ArchiveKind, ParsedMention, Remarks, Side, Span, Trip
from bot.importing.remarks.parser import parse_remarks
from bot.importing.remarks.participants import ParticipantParser
from bot.importing.tokenizer import tokenize_remarks

UNITED_STATES, VATICAN = "united-states", "vatican-city"
NO_SIDE = ""
ORGANISATION_PREFIX = "body:"  # of a side that is no country
TRAVELLERS = -1  # in the place of an event's number: those who travelled
TRAVELLER_OFFICES = {"president": "President", "secretary": "Secretary of State"}
AS_PRESIDENT_ELECT = re.compile(r"\bas President-elect\b")
SECRETARY_OF_STATE = re.compile(r"(?:former )?secretary of state", re.IGNORECASE)
# Classes of offices whose holders may travel together, being of one country
COMPANION_CLASSES = frozenset({"president", "vice president", "secretary of state", "soldier"})


class MentionPosition(NamedTuple):
    """Where a mention is: the numbers of a trip, of an event in it, and in the event's list."""

    trip: int
    event: int
    place: int


@dataclass(frozen=True, slots=True)
class TripEntry:
    """A trip with what its remarks report.

    `country` is the gazetteer's id of the trip's country. `travellers` are one, or all that
    the file of a visit names together.
    """

    trip: Trip
    country: str
    remarks: Remarks
    travellers: tuple[ParsedMention, ...]

    @property
    def host(self) -> str:
        """The gazetteer's id of the country that was visited."""
        return UNITED_STATES if self.trip.archive is ArchiveKind.VISITS else self.country

    @property
    def home(self) -> str:
        """The gazetteer's id of the travellers' country."""
        return self.country if self.trip.archive is ArchiveKind.VISITS else UNITED_STATES


def parse_trip(trip: Trip, gazetteer: Gazetteer, country: str) -> TripEntry:
    """Return what a trip reports; `country` is the gazetteer's id of its country."""
    return TripEntry(
        trip, country, parse_remarks(trip.remarks, gazetteer), _travellers(trip, gazetteer)
    )


def extract_mentions(
    entries: Sequence[TripEntry],
) -> tuple[list[PersonMention], list[MentionPosition]]:
    """Return every mention of a person, and the position of each; `ref` is the index in both."""
    mentions: list[PersonMention] = []
    positions: list[MentionPosition] = []
    for number, entry in enumerate(entries):
        for event, parsed in _parsed_mentions(entry):
            for index, mention in enumerate(parsed):
                if mention.is_person:
                    mentions.append(_person_mention(entry, event, mention, len(mentions)))
                    positions.append(MentionPosition(number, event, index))
    return mentions, positions


def deceased_people(entries: Iterable[TripEntry]) -> list[tuple[str, str, date]]:
    """Return the people in office whose funeral the archive reports: side, name, and the day."""
    return [
        (
            next((side.country for side in person.sides if side.country), entry.host),
            person.name,
            entry.trip.first,
        )
        for entry in entries
        for person in entry.remarks.deceased
        if not person.is_former
    ]


def without_duplicates(trips: Iterable[Trip]) -> tuple[list[Trip], int]:
    """Return the trips in order of time, each once, and how many repeat another.

    Of equal trips the one with the lowest id is kept, whatever the order of the files.
    """
    kept: dict[Trip, Trip] = {}
    count = 0
    for trip in trips:
        content = replace(trip, id="", created=None, file="")
        other = kept.get(content)
        count += other is not None
        if other is None or _id_order(trip) < _id_order(other):
            kept[content] = trip
    return sorted(kept.values(), key=lambda each: (each.first, _id_order(each))), count


def _id_order(trip: Trip) -> tuple[str, int, str]:
    return trip.archive.value, int(trip.id) if trip.id.isdigit() else 0, trip.id


def _travellers(trip: Trip, gazetteer: Gazetteer) -> tuple[ParsedMention, ...]:
    """Return who travelled: by name and role, or as the file of a visit describes them."""
    whole = Span(0, len(trip.traveller))
    if trip.archive is ArchiveKind.TRAVELS:
        office = TRAVELLER_OFFICES.get(trip.role, trip.role.capitalize())
        if AS_PRESIDENT_ELECT.search(trip.remarks):
            office = "President-elect"
        sides = (Side(country=UNITED_STATES),)
        return (ParsedMention(whole, trip.traveller, office, sides=sides, is_stated=True),)
    tokens = tokenize_remarks(trip.traveller)
    mentions = ParticipantParser(tokens, gazetteer).parse(0, len(tokens)).mentions
    return mentions or (ParsedMention(whole, trip.traveller),)


def _parsed_mentions(entry: TripEntry) -> Iterator[tuple[int, tuple[ParsedMention, ...]]]:
    yield TRAVELLERS, entry.travellers
    yield from enumerate(event.mentions for event in entry.remarks.events)


def _person_mention(
    entry: TripEntry, event: int, mention: ParsedMention, ref: int
) -> PersonMention:
    sides = [side.country or f"{ORGANISATION_PREFIX}{side.organisation}" for side in mention.sides]
    is_certain = mention.is_stated
    if not is_certain:
        sides, is_certain = _likely_sides(entry, event, mention, sides)
    return PersonMention(
        ref=ref,
        day=entry.trip.first,
        name=mention.name,
        office=mention.office,
        side=sides[0],
        is_former=mention.is_former,
        is_certain=is_certain,
        other_sides=tuple(sides[1:]),
        uses_given_name=_uses_given_name(mention),
    )


def _uses_given_name(mention: ParsedMention) -> bool:
    """Return whether somebody is called by the given name, as rulers are."""
    titles = {word.lower() for word in mention.honorific.split()}
    is_royal = not titles.isdisjoint(load_lexicon().royal_honorifics)
    is_ruler = is_royal or is_ruler_class(office_class(mention.office))
    return is_ruler and not has_article(mention.name)


def _likely_sides(
    entry: TripEntry, event: int, mention: ParsedMention, inherited: Sequence[str]
) -> tuple[list[str], bool]:
    """Return the sides of somebody whose side the words leave out, and whether it is certain.

    `inherited` are the sides of the one before in the list.
    """
    known = office_class(mention.office)
    if event == TRAVELLERS or (mention.is_companion and known in COMPANION_CLASSES):
        return [entry.home], True
    if known == "pope":
        return [VATICAN], True
    american, of_any_country = _office_patterns()
    if american.search(mention.office):
        return [UNITED_STATES], True
    if SECRETARY_OF_STATE.fullmatch(mention.office):
        is_holy_see = VATICAN in (entry.host, *inherited) or mention.honorific == "Cardinal"
        return ([VATICAN], True) if is_holy_see else ([UNITED_STATES, entry.host], False)
    if of_any_country.fullmatch(mention.office) and not inherited:
        return [NO_SIDE], True
    unknown = [NO_SIDE] if mention.office.lower() == "general" and not inherited else []
    others = [side for side in inherited if side != entry.host]
    return [entry.host, *others, *unknown], False


@cache
def _office_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of American offices, and of those whose holders may be of any country."""
    lexicon = load_lexicon()
    return (
        re.compile(any_of(lexicon.american_offices), re.IGNORECASE),
        re.compile(any_of(lexicon.offices_of_any_country), re.IGNORECASE),
    )
