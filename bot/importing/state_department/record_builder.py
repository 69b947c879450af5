"""Build the record of each trip: its source, its meetings, and the words that bear them out."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.dates import in_words
from bot.gazetteer.countries import Country
from bot.gazetteer.gazetteer import Gazetteer
from bot.importing.model import ArchiveKind, ParsedMention, RemarkEvent, Span, Trip
from bot.importing.reference.places import Places, locales
from bot.importing.reference.topics import TopicFinder
from bot.importing.state_department.meeting_titles import meeting_title
from bot.importing.state_department.mention_extraction import (
    TRAVELLERS,
    MentionPosition,
    TripEntry,
)
from bot.records.model import (
    DateBasis,
    DateRecord,
    EvidenceRecord,
    MeetingRecord,
    ParticipantRecord,
    Prominence,
    Record,
    SourceRecord,
)

PUBLISHER = "Office of the Historian, US Department of State"
LICENCE = "CC0 1.0"
SITE = "https://history.state.gov/departmenthistory"
TITLES = {
    ArchiveKind.TRAVELS: "Travels abroad",
    ArchiveKind.VISITS: "Visits to the United States",
}
ELEMENTS = {ArchiveKind.TRAVELS: "trip", ArchiveKind.VISITS: "visit"}
LEADING_LINK = re.compile(r"^[\s,;.]*(?:(?:and|but) )?", re.IGNORECASE)
TRAILING_AND = re.compile(r"(?:,|;)? and$")
ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
NO_REMARKS = "The archive has no remarks on this trip."


@dataclass(frozen=True, slots=True)
class Representative:
    """The person that a mention is of: id and name, and the id of the side in the records."""

    id: str
    name: str
    side: str | None


@dataclass(frozen=True, slots=True)
class TripRecordBuilder:
    """Builds the record of each trip; `people` has the person of each mention."""

    places: Places
    topics: TopicFinder
    gazetteer: Gazetteer
    people: Mapping[MentionPosition, Representative]

    def record(self, number: int, entry: TripEntry) -> Record:
        """Return the record of a trip; `number` is that of its mentions' positions."""
        indices = range(len(entry.remarks.events))
        meetings = tuple(self._meeting(number, entry, index) for index in indices)
        return Record(source=_source(entry.trip), meetings=meetings)

    def _meeting(self, number: int, entry: TripEntry, index: int) -> MeetingRecord:
        trip, event = entry.trip, entry.remarks.events[index]
        words = _words_of(entry, index)
        participants = self._participants(number, entry, index)
        sides = [each.side for each in participants if each.side]
        topics = self.topics.find(words.of(trip.remarks), [*sides, entry.country])
        city = self._city_in_words(entry, event)
        places = (city[0],) if city else self.places.of_trip(trip, entry.host)
        return MeetingRecord(
            id=f"{source_id(trip)}-{index + 1}",
            title=self._title(number, entry, index),
            kind=event.kind,
            status=event.status,
            role=Prominence.SUBJECT,
            date=_dating(trip),
            place=places[0] if len(places) == 1 else None,
            places=places if len(places) > 1 else (),
            occasion=_occasion(event, trip.remarks),
            participants=participants,
            topics=tuple(topic for topic, _ in topics),
            summary=_sentence(words.of(trip.remarks)),
            evidence=(
                *_evidence(entry, event, words, [span for _, span in topics]),
                *([_borne_out("place", city[1], trip.remarks)] if city else []),
            ),
            notes=_notes(trip),
        )

    def _city_in_words(self, entry: TripEntry, event: RemarkEvent) -> tuple[str, Span] | None:
        """Return the city that the words name, where the archive has no field for it."""
        if entry.trip.locale:
            return None
        text = event.span.of(entry.trip.remarks)
        found = self.places.city_in_text(text, entry.host)
        if found is None:
            return None
        city, span = found
        return city, _shifted(span, event.span.start)

    def _title(self, number: int, entry: TripEntry, index: int) -> str:
        event, trip = entry.remarks.events[index], entry.trip
        positions = (MentionPosition(number, TRAVELLERS, at) for at in range(len(entry.travellers)))
        travellers = [self.people[each].name for each in positions if each in self.people]
        met = [
            self.people[MentionPosition(number, index, at)].name
            if mention.is_person
            else _described(mention, trip.remarks)
            for at, mention in enumerate(event.mentions)
        ]
        return meeting_title(
            event,
            travellers or [trip.traveller],
            met,
            where=", ".join(locales(trip)) or self.places.name(entry.host),
            occasion=_occasion(event, trip.remarks),
        )

    def _participants(
        self, number: int, entry: TripEntry, index: int
    ) -> tuple[ParticipantRecord, ...]:
        """Return the travellers, and then those they met."""
        trip = entry.trip
        lists = (
            (TRAVELLERS, entry.travellers, trip.traveller),
            (index, entry.remarks.events[index].mentions, trip.remarks),
        )
        return tuple(
            self._participant(MentionPosition(number, event, at), mention, text)
            for event, mentions, text in lists
            for at, mention in enumerate(mentions)
        )

    def _participant(
        self, position: MentionPosition, mention: ParsedMention, text: str
    ) -> ParticipantRecord:
        office = mention.office or mention.honorific or None
        if mention.is_person:
            person = self.people[position]
            return ParticipantRecord(person=person.id, side=person.side, office=office)
        described = _described(mention, text)
        return ParticipantRecord(described=described, side=self._group_side(described))

    def _group_side(self, described: str) -> str | None:
        """Return the country of a group whose words name only one."""
        words = described.split()
        entries = (self.gazetteer.longest(words[at:]) for at in range(len(words)))
        countries = {each[0].id for each in entries if each and isinstance(each[0], Country)}
        return self.places.record_id(countries.pop()) if len(countries) == 1 else None


def source_id(trip: Trip) -> str:
    """Return the id of a trip's source: the archive and the trip's own id."""
    return f"state-department-{trip.archive.value}-{trip.id}".lower()


def _source(trip: Trip) -> SourceRecord:
    where = ", ".join(filter(None, [*locales(trip), trip.country]))
    day = in_words(_dating(trip).edtf)
    return SourceRecord(
        id=source_id(trip),
        publisher=PUBLISHER,
        title=f"{TITLES[trip.archive]}: {trip.traveller}, {where}, {day}",
        published=_published(trip),
        sha256=hashlib.sha256(trip.remarks.encode()).hexdigest(),
        origin=f"{trip.file}, {ELEMENTS[trip.archive]} {trip.id}",
        url=f"{SITE}/{trip.archive.value}",
        licence=LICENCE,
        text=trip.remarks or None,
    )


def _published(trip: Trip) -> DateRecord:
    """Return when the archive took the trip in, where it says so and that is after the trip."""
    if trip.created is not None and trip.created >= trip.first:
        return DateRecord(edtf=trip.created.isoformat(), basis=DateBasis.STATED)
    reasoning = "The archive does not tell when it took this in: not before the trip."
    return DateRecord(
        edtf=f"{trip.first.isoformat()}/..", basis=DateBasis.DERIVED, reasoning=reasoning
    )


def _dating(trip: Trip) -> DateRecord:
    if trip.first == trip.last:
        return DateRecord(edtf=trip.first.isoformat(), basis=DateBasis.STATED)
    return DateRecord(
        edtf=f"{trip.first.isoformat()}/{trip.last.isoformat()}",
        basis=DateBasis.DERIVED,
        reasoning="The days of the trip; the archive does not tell the meeting's own.",
    )


def _words_of(entry: TripEntry, index: int) -> Span:
    """Return the part of the remarks that is about an event: up to the next one."""
    events = entry.remarks.events
    start = 0 if index == 0 else events[index].span.start
    end = len(entry.trip.remarks) if index + 1 == len(events) else events[index + 1].span.start
    return Span(start, end)


def _sentence(words: str) -> str:
    """Return a part of the remarks as a sentence, in the same words."""
    plain = TRAILING_AND.sub("", LEADING_LINK.sub("", words).rstrip(" ,;"))
    if not plain:
        return NO_REMARKS
    return plain[0].upper() + plain[1:] + ("" if plain[-1] in '.!?)]”"' else ".")


def _evidence(
    entry: TripEntry, event: RemarkEvent, words: Span, topics: list[Span]
) -> list[EvidenceRecord]:
    """Return the words that each part of a meeting comes from; `topics` are relative to `words`."""
    first = len(entry.travellers)
    spans = [(f"participants.{first + at}", each.span) for at, each in enumerate(event.mentions)]
    if event.occasion:
        spans.append(("occasion", event.occasion))
    if event.status_words:
        spans.append(("status", event.status_words))
    spans += [(f"topics.{at}", _shifted(span, words.start)) for at, span in enumerate(topics)]
    return [_borne_out(part, span, entry.trip.remarks) for part, span in spans]


def _borne_out(part: str, span: Span, text: str) -> EvidenceRecord:
    return EvidenceRecord(of=part, exact=span.of(text), start=span.start, end=span.end)


def _shifted(span: Span, by: int) -> Span:
    return Span(by + span.start, by + span.end)


def _described(mention: ParsedMention, text: str) -> str:
    return ARTICLE.sub("", mention.span.of(text))


def _occasion(event: RemarkEvent, text: str) -> str | None:
    return event.occasion.of(text).strip(" ,;.") or None if event.occasion else None


def _notes(trip: Trip) -> tuple[str, ...]:
    cities = locales(trip)
    if len(cities) <= 1:
        return ()
    return (f"The trip went to {', '.join(cities)}; the archive does not tell in which of them.",)
