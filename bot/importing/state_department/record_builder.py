"""Entries and people into records: sources, meetings, and the words that bear them out."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.dates import in_words
from bot.importing.model import ArchiveKind, ParsedMention, RemarkEvent, Span, Trip
from bot.importing.reference.gazetteer import Country, Gazetteer
from bot.importing.reference.places import Places, locales
from bot.importing.reference.topics import TopicFinder
from bot.importing.state_department.meeting_titles import title_of
from bot.importing.state_department.mention_extraction import TripEntry, host_of
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
LINKS = re.compile(r"^[\s,;.]*(?:(?:and|but) )?", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
NO_REMARKS = "The archive has no remarks on this trip."

Where = tuple[int, int, int]  # an entry, an event in it (-1 for who travelled), a place in the list


@dataclass(frozen=True, slots=True)
class Who:
    """Who a mention is of: the person's id and name, and the place id of the side."""

    id: str
    name: str
    side: str | None


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes the record of each entry."""

    places: Places
    topics: TopicFinder
    gazetteer: Gazetteer
    who: Mapping[Where, Who]

    def record(self, number: int, entry: TripEntry) -> Record:
        """Return the record of one entry, which is the `number`-th."""
        meetings = tuple(
            self._meeting(number, entry, index) for index in range(len(entry.remarks.events))
        )
        return Record(source=_source(entry.trip), meetings=meetings)

    def _meeting(self, number: int, entry: TripEntry, index: int) -> MeetingRecord:
        trip, event = entry.trip, entry.remarks.events[index]
        words = _words_of(entry, index)
        participants = self._participants(number, entry, index)
        sides = [each.side for each in participants if each.side]
        topics = self.topics.find(words.of(trip.remarks), [*sides, entry.country])
        named = self._named_place(entry, event)
        return MeetingRecord(
            id=f"{source_id(trip)}-{index + 1}",
            title=self._title(number, entry, index),
            kind=event.kind,
            status=event.status,
            role=Prominence.SUBJECT,
            date=_dating(trip),
            place=named[0] if named else self.places.of_trip(trip, host_of(entry)),
            occasion=_text(event.occasion, trip.remarks),
            participants=participants,
            topics=tuple(topic for topic, _ in topics),
            summary=_sentence(words.of(trip.remarks)),
            evidence=(
                *_evidence(entry, event, words, [span for _, span in topics]),
                *([_borne_out("place", named[1], trip.remarks)] if named else []),
            ),
            notes=_notes(trip),
        )

    def _named_place(self, entry: TripEntry, event: RemarkEvent) -> tuple[str, Span] | None:
        """Return the city that the words name, where the archive has no field for it."""
        if entry.trip.locale:
            return None
        found = self.places.in_words(event.span.of(entry.trip.remarks), host_of(entry))
        if found is None:
            return None
        city, span = found
        return city, Span(event.span.start + span.start, event.span.start + span.end)

    def _title(self, number: int, entry: TripEntry, index: int) -> str:
        event = entry.remarks.events[index]
        named = [self.who[number, -1, at].name for at in range(len(entry.travellers))
                 if (number, -1, at) in self.who]  # fmt: skip
        met = [
            self.who[number, index, at].name
            if mention.is_person
            else _described(mention, entry.trip.remarks)
            for at, mention in enumerate(event.mentions)
        ]
        where = ", ".join(locales(entry.trip)) or self.places.name(host_of(entry))
        return title_of(
            event,
            named or [entry.trip.traveller],
            met,
            where=where,
            occasion=_text(event.occasion, entry.trip.remarks),
        )

    def _participants(
        self, number: int, entry: TripEntry, index: int
    ) -> tuple[ParticipantRecord, ...]:
        travelled = [
            self._participant((number, -1, at), mention, entry.trip.traveller)
            for at, mention in enumerate(entry.travellers)
        ]
        met = [
            self._participant((number, index, at), mention, entry.trip.remarks)
            for at, mention in enumerate(entry.remarks.events[index].mentions)
        ]
        return (*travelled, *met)

    def _participant(self, where: Where, mention: ParsedMention, text: str) -> ParticipantRecord:
        office = mention.office or mention.honorific or None
        if mention.is_person:
            who = self.who[where]
            return ParticipantRecord(person=who.id, side=who.side, office=office)
        described = _described(mention, text)
        return ParticipantRecord(described=described, side=self._group_side(described))

    def _group_side(self, described: str) -> str | None:
        """Return the country of a group whose words name one only."""
        words = described.split()
        found = {
            each[0].id
            for at in range(len(words))
            if (each := self.gazetteer.longest(words[at:])) and isinstance(each[0], Country)
        }
        return self.places.country_by_id(found.pop()) if len(found) == 1 else None


def source_id(trip: Trip) -> str:
    """Return the id of a trip's source: the archive and the trip's own id."""
    return f"state-department-{trip.archive.value}-{trip.id}".lower()


def _source(trip: Trip) -> SourceRecord:
    what = (
        "Travels abroad" if trip.archive is ArchiveKind.TRAVELS else "Visits to the United States"
    )
    where = ", ".join(filter(None, [*locales(trip), trip.country]))
    day = in_words(_dating(trip).edtf)
    return SourceRecord(
        id=source_id(trip),
        publisher=PUBLISHER,
        title=f"{what}: {trip.traveller}, {where}, {day}",
        published=_published(trip),
        sha256=hashlib.sha256(trip.remarks.encode()).hexdigest(),
        origin=f"{trip.file}, {_entry_name(trip)} {trip.id}",
        url=f"{SITE}/{trip.archive.value}",
        licence=LICENCE,
        text=trip.remarks or None,
    )


def _entry_name(trip: Trip) -> str:
    return "trip" if trip.archive is ArchiveKind.TRAVELS else "visit"


def _published(trip: Trip) -> DateRecord:
    """Return when the archive took the trip in, where that is told and not before the trip."""
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
    """Return the part of the remarks that is about an event: to the beginning of the next."""
    events = entry.remarks.events
    start = 0 if index == 0 else events[index].span.start
    end = len(entry.trip.remarks) if index + 1 == len(events) else events[index + 1].span.start
    return Span(start, end)


def _sentence(words: str) -> str:
    """Return a part of the remarks as a sentence; its words stay as they are."""
    plain = LINKS.sub("", words).rstrip(" ,;")
    plain = re.sub(r"(?:,|;)? and$", "", plain)
    if not plain:
        return NO_REMARKS
    return plain[0].upper() + plain[1:] + ("" if plain[-1] in '.!?)]”"' else ".")


def _evidence(
    entry: TripEntry, event: RemarkEvent, words: Span, topics: list[Span]
) -> list[EvidenceRecord]:
    """Return the words that each part of a meeting comes from."""
    first = len(entry.travellers)
    spans = [(f"participants.{first + at}", each.span) for at, each in enumerate(event.mentions)]
    if event.occasion:
        spans.append(("occasion", event.occasion))
    if event.status_words:
        spans.append(("status", event.status_words))
    for at, span in enumerate(topics):
        spans.append((f"topics.{at}", Span(words.start + span.start, words.start + span.end)))
    text = entry.trip.remarks
    return [_borne_out(of, span, text) for of, span in spans]


def _borne_out(of: str, span: Span, text: str) -> EvidenceRecord:
    return EvidenceRecord(of=of, exact=span.of(text), start=span.start, end=span.end)


def _described(mention: ParsedMention, text: str) -> str:
    return ARTICLE.sub("", mention.span.of(text))


def _text(span: Span | None, text: str) -> str | None:
    return span.of(text).strip(" ,;.") or None if span else None


def _notes(trip: Trip) -> tuple[str, ...]:
    found = locales(trip)
    if len(found) <= 1:
        return ()
    return (f"The trip went to {', '.join(found)}; the archive does not tell where this was.",)
