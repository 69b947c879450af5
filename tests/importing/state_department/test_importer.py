"""Archives of the State Department are imported into records."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import ImportingError
from bot.importing.jsonl_writer import write_records
from bot.importing.reference.registry import read_registry
from bot.importing.state_department.xml_reader import find_xml
from bot.index.read.index import Index
from bot.index.write.builder import build_index
from bot.records.model import MeetingStatus
from tests.importing.builders import Trip, import_folder, meetings, met, people, write_archive

LONDON = Trip(
    "Met with Prime Minister David Cameron and Foreign Secretary William Hague.",
    country="United Kingdom",
    locale="London",
    day="2013-02-25",
    last="2013-02-26",
    id="3324",
)
PARIS = Trip("Met with President Hollande. Discussed the situation in Mali.", id="3326")


def test_a_trip_becomes_the_meetings_of_its_remarks(tmp_path: Path) -> None:
    records, _ = import_folder(write_archive(tmp_path, [LONDON]))
    (meeting,) = meetings(records)
    assert meeting.id == "state-department-travels-3324-1"
    assert met(meeting) == ["david-cameron", "william-hague"]
    kerry, cameron, _ = meeting.participants
    assert (kerry.person, kerry.office) == ("john-forbes-kerry", "Secretary of State")
    assert (cameron.side, cameron.office) == ("united-kingdom", "Prime Minister")
    assert (meeting.place, meeting.date.edtf) == ("london", "2013-02-25/2013-02-26")
    assert meeting.title == "John Forbes Kerry meets David Cameron and William Hague in London"
    assert meeting.summary == LONDON.remarks


def test_each_part_of_a_meeting_has_its_words_in_the_remarks(tmp_path: Path) -> None:
    records, _ = import_folder(write_archive(tmp_path, [LONDON, PARIS]))
    for record in records:
        if record.source:
            assert record.source.text in {LONDON.remarks, PARIS.remarks}
            assert record.source.origin.startswith("kerry.xml, trip 33")
            for meeting in record.meetings:
                assert meeting.evidence
                for each in meeting.evidence:
                    assert record.source.text[each.start : each.end] == each.exact


def test_a_topic_is_found_in_what_was_discussed(tmp_path: Path, repository: Path) -> None:
    trip = Trip(
        "Met with Foreign Minister Kang. Discussed the denuclearization of North Korea.",
        country="Korea, South", locale="Seoul", day="2018-10-07",
    )  # fmt: skip
    registry = read_registry([repository / "data" / "records" / "registry"])
    records, _ = import_folder(write_archive(tmp_path, [trip]), registry)
    (meeting,) = meetings(records)
    assert meeting.summary == trip.remarks
    assert meeting.topics == ("denuclearization",)
    assert meeting.evidence[-1].exact == "denuclearization of North Korea"


def test_a_topic_about_korea_is_not_found_in_india(tmp_path: Path, repository: Path) -> None:
    trip = Trip("Met with President Patil. Signed nuclear agreement.", country="India")
    registry = read_registry([repository / "data" / "records" / "registry"])
    records, _ = import_folder(write_archive(tmp_path, [trip]), registry)
    assert meetings(records)[0].topics == ()


def test_a_trip_without_a_meeting_is_a_visit(tmp_path: Path) -> None:
    records, _ = import_folder(write_archive(tmp_path, [Trip("Vacation.")]))
    (meeting,) = meetings(records)
    assert (meeting.title, meeting.summary) == ("John Forbes Kerry visits Paris", "Vacation.")


def test_a_visit_to_the_united_states_is_read_by_the_same_command(tmp_path: Path) -> None:
    (tmp_path / "1970.xml").write_text(
        "<visits><visit><id>113</id><start-date>1970-01-26</start-date>"
        "<end-date>1970-01-28</end-date><visitor>Prime Minister Ana Holt</visitor>"
        "<from id='x'>Germany, Federal Republic of</from><description>Official visit; met with"
        " President Nixon and <em>Secretary of State</em> Rogers in New York City."
        "</description></visit></visits>",
        encoding="utf-8",
    )
    records, report = import_folder(tmp_path)
    (meeting,) = meetings(records)
    holt, nixon, rogers = meeting.participants
    assert (holt.person, holt.office, holt.side) == ("ana-holt", "Prime Minister", "germany")
    assert (nixon.office, nixon.side) == ("President", "united-states")
    assert (rogers.office, rogers.side) == ("Secretary of State", "united-states")
    assert (meeting.place, meeting.id) == ("new-york-city", "state-department-visits-113-1")
    assert meeting.evidence[-1].exact == "New York City"
    assert report.problems == []


def test_exact_duplicates_are_counted_and_left_out(tmp_path: Path) -> None:
    trips = [LONDON, replace(LONDON, id="9"), replace(LONDON, id="10", day="2013-02-24")]
    records, report = import_folder(write_archive(tmp_path, trips))
    assert (report.trips, report.duplicates, len(meetings(records))) == (3, 1, 2)
    assert {each.source.id[-2:] for each in records if each.source} == {"-9", "10"}


def test_the_same_archive_gives_the_same_records_in_any_order(tmp_path: Path) -> None:
    trips = [LONDON, PARIS, replace(PARIS, id="7", day="2014-01-01", remarks="Attended a summit.")]
    one, _ = import_folder(write_archive(tmp_path / "one", trips))
    write_archive(tmp_path / "two", trips[:1], "a.xml")
    write_archive(tmp_path / "two", trips[:0:-1], "b.xml")
    other, _ = import_folder(tmp_path / "two")
    assert [record.model_dump(exclude={"source": {"origin"}}) for record in one] == [
        record.model_dump(exclude={"source": {"origin"}}) for record in other
    ]


def test_a_new_version_changes_only_what_changed(tmp_path: Path) -> None:
    before, _ = import_folder(write_archive(tmp_path / "before", [LONDON, PARIS]))
    changed = replace(PARIS, remarks="Met with President Hollande and Prime Minister Ayrault.")
    new = Trip("Met with Foreign Minister Fabius.", id="4000", day="2013-02-26")
    after, _ = import_folder(write_archive(tmp_path / "after", [LONDON, changed, new]))
    kept = [record for record in before if record in after]
    assert [each.source.id[-4:] for each in before if each.source and each not in kept] == ["3326"]
    assert all(record in kept for record in before if not record.source)


def test_an_invalid_trip_is_reported_and_the_others_are_imported(tmp_path: Path) -> None:
    wrong = [
        replace(LONDON, id=""),
        replace(LONDON, id="5", day="25 February"),
        replace(LONDON, id="6", last="2012-01-01"),
        replace(LONDON, id="7", name=""),
    ]
    records, report = import_folder(write_archive(tmp_path, [*wrong, PARIS]))
    assert len(meetings(records)) == 1
    assert [problem.sentence for problem in report.problems] == [
        "trip number 1 is left out: it has no id.",
        "trip 5 is left out: its first day is no date such as 2013-02-25.",
        "trip 6 is left out: it ends before it begins.",
        "trip 7 is left out: it names no traveller.",
    ]


def test_a_second_trip_with_the_same_id_is_reported(tmp_path: Path) -> None:
    records, report = import_folder(write_archive(tmp_path, [PARIS, replace(LONDON, id="3326")]))
    assert len(meetings(records)) == 1
    assert "another has the same id" in report.problems[0].sentence


def test_broken_xml_is_reported_with_its_line_and_the_rest_is_imported(tmp_path: Path) -> None:
    write_archive(tmp_path, [LONDON], "b.xml")
    (tmp_path / "a.xml").write_text(f"<trips>\n{PARIS.xml()}\n<trip><id>", encoding="utf-8")
    records, report = import_folder(tmp_path)
    assert len(meetings(records)) == 2
    assert [(Path(each.file).name, each.line) for each in report.problems] == [("a.xml", 3)]


def test_an_entity_that_expands_without_limit_is_refused(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{at + 1} "{f"&e{at};" * 10}">' for at in range(12))
    (tmp_path / "bomb.xml").write_text(
        f'<!DOCTYPE trips [<!ENTITY e0 "{"x" * 100}">{entities}]><trips>&e12;</trips>',
        encoding="utf-8",
    )
    records, report = import_folder(tmp_path)
    assert (records, len(report.problems)) == ([], 1)


def test_an_entity_of_another_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("Met with President Diaz.", encoding="utf-8")
    trip = PARIS.xml().replace("Met with President Hollande.", "&secret;")
    (tmp_path / "a.xml").write_text(
        f'<!DOCTYPE trips [<!ENTITY secret SYSTEM "{tmp_path}/secret">]><trips>{trip}</trips>',
        encoding="utf-8",
    )
    records, _ = import_folder(tmp_path)
    assert "diaz" not in str(records).lower()


def test_a_folder_without_xml_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ImportingError, match="There are no XML files in"):
        find_xml(tmp_path)
    with pytest.raises(ImportingError, match="There is no folder"):
        find_xml(tmp_path / "missing")


def test_an_unknown_country_is_taken_as_it_is_written(tmp_path: Path) -> None:
    trip = replace(PARIS, country="Freedonia", locale="", remarks="Met with President Firefly.")
    records, _ = import_folder(write_archive(tmp_path, [trip]))
    assert meetings(records)[0].place == "freedonia"
    assert people(records)["firefly-freedonia"].country == "freedonia"


def test_imported_records_build_with_the_articles(tmp_path: Path, repository: Path) -> None:
    called_off = Trip("Was to have met with President Hollande.", id="8", day="2014-06-01")
    cities = Trip("Met with President Kim.", country="Korea, North", locale="Wonsan, Pyongyang",
                  id="9", day="2018-06-01")  # fmt: skip
    registry = read_registry([repository / "data" / "records" / "registry"])
    folder = write_archive(tmp_path / "archive", [LONDON, PARIS, called_off, cities])
    records, _ = import_folder(folder, registry)
    write_records(records, tmp_path / "travels.jsonl")
    paths = [repository / "data" / "records", tmp_path / "travels.jsonl"]
    built = build_index(paths, tmp_path / "all.db", built_at=datetime(2026, 11, 21, tzinfo=UTC))
    assert (built.meetings, built.sources) == (46, 9)
    with Index(tmp_path / "all.db") as index:
        assert index.facts().meetings == 46
    statuses = {meeting.status for record in records for meeting in record.meetings}
    assert statuses == {MeetingStatus.HELD, MeetingStatus.CANCELLED}


def test_a_trip_to_several_cities_was_in_each_of_them(tmp_path: Path) -> None:
    trip = replace(PARIS, locale="Paris, Lyon (Rhone)")
    records, _ = import_folder(write_archive(tmp_path, [trip]))
    (meeting,) = meetings(records)
    assert (meeting.place, meeting.places) == (None, ("paris", "lyon"))
    assert meeting.notes


def test_a_city_of_two_names_is_one_place(tmp_path: Path) -> None:
    trips = [
        replace(LONDON, country="China", locale="Peking", id="1"),
        replace(LONDON, country="China, People’s Republic of", locale="Beijing", id="2"),
    ]
    records, _ = import_folder(write_archive(tmp_path, trips))
    assert {meeting.place for meeting in meetings(records)} == {"beijing"}
    places = {place.id: place for record in records for place in record.places}
    assert (places["beijing"].name, "Peking" in places["beijing"].names) == ("Beijing", True)


def test_a_meeting_that_somebody_accompanied_to_is_talks(tmp_path: Path) -> None:
    trip = replace(
        PARIS, remarks="Accompanied President Bush to his meetings with President Sarkozy."
    )
    (meeting,) = meetings(import_folder(write_archive(tmp_path, [trip]))[0])
    assert (meeting.kind, meeting.occasion) == ("talks", None)
