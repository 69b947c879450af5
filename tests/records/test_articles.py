"""The records of the five articles agree with the articles, the calendar and the registry."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.dates import DateSpan, parse_edtf
from bot.errors import ArticlesError
from bot.records.model import MeetingRecord, PersonRecord
from bot.records.reader import Document
from bot.records.verify import verify_quotes
from bot.records.yaml_lines import read_yaml

# Words between quotation marks that no record has: the headline's single word, and what an article
# repeats; each is recorded once, where it stands with its speaker (the sources' notes say so).
REPEATED = {
    ("citizendaily-2023-11-26.yaml", "Stabilize"),
    ("citizendaily-2023-11-26.yaml", "help stabilize the situation.”"),
    ("reuters-2020-11-26.yaml", "I am also looking forward to discussing ways to stably manage"),
}
BETWEEN_MARKS = re.compile(r"“([^”]+)”|\"([^\"]+)\"|‘([^’]+)’|(?<!\w)'(\w[^']*)'(?!\w)")
DAYS = list(calendar.day_name)
MONTHS = list(calendar.month_name)[1:]
DAY, DATE = rf"({'|'.join(DAYS)})", rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})"
LONGEST_RUN = 12  # words that may stand in an article in the same order

People = dict[str, PersonRecord]


@pytest.fixture(scope="module")
def people(documents: dict[str, Document]) -> People:
    return {
        person.id: person for document in documents.values() for person in document.record.people
    }


@pytest.fixture(scope="module")
def meetings(documents: dict[str, Document]) -> list[MeetingRecord]:
    return [meeting for document in documents.values() for meeting in document.record.meetings]


@pytest.fixture(scope="module")
def texts(documents: dict[str, Document], articles: Path) -> dict[str, str]:
    """The article of each record, by the record's file name."""
    return {
        name: (articles / document.record.source.origin).read_bytes().decode()
        for name, document in documents.items()
        if document.record.source
    }


def test_every_quote_is_in_its_article(repository: Path, articles: Path) -> None:
    assert verify_quotes([repository / "data" / "records"], articles) >= 30


def test_every_article_has_a_record(articles: Path, texts: dict[str, str]) -> None:
    assert len(texts) == len(list(articles.iterdir())) == 5


def test_every_span_between_quotation_marks_is_recorded_once(
    documents: dict[str, Document], texts: dict[str, str]
) -> None:
    missing: set[tuple[str, str]] = set()
    for name, text in texts.items():
        spans = {match.span(match.lastindex or 0) for match in BETWEEN_MARKS.finditer(text)}
        recorded = [(quote.start, quote.end) for quote in documents[name].record.quotes]
        assert len(recorded) == len(set(recorded))
        assert set(recorded) <= spans, "a quote begins and ends at its quotation marks"
        missing |= {(name, text[start : end + 1]) for start, end in spans - set(recorded)}
    unexpected = {
        (name, words)
        for name, words in missing
        if not any(name == file and words.startswith(known) for file, known in REPEATED)
    }
    assert not unexpected
    assert len(missing) == len(REPEATED)


def test_repeated_words_are_recorded_where_they_have_context(
    documents: dict[str, Document],
) -> None:
    for name, words in REPEATED:
        said = " ".join(quote.exact.lower() for quote in documents[name].record.quotes)
        assert words.strip(".”").lower() in said


def test_kang_and_wang_met_three_times(meetings: list[MeetingRecord]) -> None:
    both = {"kang-kyung-wha", "wang-yi"}
    met = [
        (meeting.date.edtf, meeting.place, meeting.status)
        for meeting in meetings
        if both <= {seat.person for seat in meeting.participants}
    ]
    assert sorted(met) == [
        ("2017-11-22", "beijing", "held"),
        ("2018-09-26", "new-york", "held"),
        ("2020-11-26", "seoul", "held"),
    ]


def test_each_participant_held_their_office_on_that_day(
    meetings: list[MeetingRecord], people: People
) -> None:
    wrong = [
        (meeting.id, seat.person, seat.office)
        for meeting in meetings
        for seat in meeting.participants
        if seat.person and seat.office and not held(people[seat.person], seat.office, meeting)
    ]
    assert not wrong


def held(person: PersonRecord, title: str, meeting: MeetingRecord) -> bool:
    when = parse_edtf(meeting.date.edtf)
    return any(
        office.title == title and share_a_day(parse_edtf(office.held), when)
        for office in person.offices
    )


def share_a_day(one: DateSpan, other: DateSpan) -> bool:
    starts = [span.first or dt.date.min for span in (one, other)]
    ends = [span.last or dt.date.max for span in (one, other)]
    return max(starts) <= min(ends)


def test_each_participant_represents_their_country(
    meetings: list[MeetingRecord], people: People
) -> None:
    for meeting in meetings:
        for seat in meeting.participants:
            assert seat.person is None or seat.side == people[seat.person].country, meeting.id


def test_every_family_name_is_part_of_the_canonical_name(people: People) -> None:
    assert all(person.family in person.name.split() for person in people.values())


def test_every_weekday_in_the_records_is_correct(
    documents: dict[str, Document],
) -> None:
    claims = [claim for document in documents.values() for claim in weekdays_claimed(document)]
    assert len(claims) > 15
    assert [(day, date) for day, date in claims if DAYS[date.weekday()] != day] == []


def weekdays_claimed(document: Document) -> Iterator[tuple[str, dt.date]]:
    """Yield what is said as `Thursday 26 November 2020` and `2 July 2020, which is a Thursday`."""
    text = "\n".join(words for _, words in texts_of(document.record.model_dump(mode="json")))
    for day, number, month, year in re.findall(rf"{DAY} \(?{DATE}", text):
        yield day, dt.date(int(year), MONTHS.index(month) + 1, int(number))
    for number, month, year, day in re.findall(rf"{DATE},? (?:which )?is a {DAY}", text):
        yield day, dt.date(int(year), MONTHS.index(month) + 1, int(number))


def texts_of(data: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a record, with the key that it stands under."""
    if isinstance(data, str):
        yield key, data
    for inner_key, inner in data.items() if isinstance(data, dict) else ():
        yield from texts_of(inner, inner_key)
    for inner in data if isinstance(data, list) else ():
        yield from texts_of(inner, key)


def test_the_records_do_not_contain_the_articles(repository: Path, texts: dict[str, str]) -> None:
    published = {run for text in texts.values() for run in runs(text)}
    for file in (repository / "data" / "records").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        own = [words for key, words in texts_of(read_yaml(text)[0]) if key != "exact"]
        comments = re.findall(r"^ *# (.*)$", text, re.MULTILINE)
        titles = {words for key, words in texts_of(read_yaml(text)[0]) if key == "title"}
        for words in {*own, *comments} - titles:
            assert not published & set(runs(words)), file.name


def runs(text: str) -> list[tuple[str, ...]]:
    """Return every run of words that is longer than may be shared."""
    words = re.findall(r"\w+", text.lower())
    return [
        tuple(words[at : at + LONGEST_RUN + 1]) for at in range(max(0, len(words) - LONGEST_RUN))
    ]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("korea-herald-2017-11-22.yaml", "'appropriately handle'", "'appropriately_handle'"),
        ("reuters-2020-11-26.yaml", "start: 2655\n    end: 2660", "start: 2656\n    end: 2661"),
        ("reuters-2020-11-26.yaml", "sha256: '194f", "sha256: '194e"),
    ],
)
def test_an_error_in_the_records_is_reported_with_its_line(
    records_copy: Path, articles: Path, name: str, old: str, new: str
) -> None:
    file = records_copy / name
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1 - old.startswith("start")  # told at the words
    with pytest.raises(ArticlesError) as refused:
        verify_quotes([records_copy], articles)
    (problem,) = refused.value.problems
    assert (problem.file, problem.line) == (str(file), line)
