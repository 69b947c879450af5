"""An archive of a million meetings that never were; built once, kept in a temporary folder."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from shutil import copy
from zlib import crc32

from bot.index.schema import MONTH_DAY_INDEX, SCHEMA_VERSION
from bot.index.write.builder import build_index
from tests.bench.chance import seeded
from tests.records.samples import (
    Data,
    meeting,
    person,
    place,
    quote,
    record,
    source,
    topic,
    write_lines,
)

COUNTRIES, CITIES, PEOPLE, TOPICS = 150, 600, 20_000, 400
BROAD_TOPICS = 20  # the others are narrower ones of these
IN_AN_ARTICLE = 100
FIRST, LAST = date(1946, 1, 1), date(2026, 11, 1)
PUBLISHED = {"edtf": "2026-11-02", "basis": "stated"}
HELD_SHARE = 0.92
# How a day is written, and how often; the rest is the plain day
MONTH, YEAR, ABOUT, SPAN = 0.08, 0.12, 0.14, 0.24
ANNIVERSARIES = "idx_meetings_month_day"


def find_archive(count: int) -> tuple[Path, Path]:
    """Return an index of so many meetings, and a copy of it that has none over the days."""
    version = crc32(f"{SCHEMA_VERSION} {MONTH_DAY_INDEX}".encode())
    folder = Path(tempfile.gettempdir()) / f"meetings-bench-{version:08x}-{count}"
    folder.mkdir(exist_ok=True)
    whole, bare = folder / "meetings.db", folder / "without.db"
    if not whole.exists():
        lines = write_lines(folder / "records.jsonl", make_records(count))
        build_index([lines], whole, built_at=datetime(2026, 11, 3, tzinfo=UTC))
        lines.unlink()
        bare.unlink(missing_ok=True)
    if not bare.exists():
        copied = Path(copy(whole, folder / "copy.db"))
        with closing(sqlite3.connect(copied)) as connection:
            connection.execute(f"DROP INDEX {ANNIVERSARIES}")
        copied.rename(bare)
    return whole, bare


def make_records(count: int) -> Iterator[Data]:
    """Yield the registries, then articles of a hundred meetings with a quote each."""
    random = seeded("archive")
    yield _registries()
    for first in range(0, count, IN_AN_ARTICLE):
        numbers = range(first, min(first + IN_AN_ARTICLE, count))
        yield record(
            source=source(id=f"article-{first}", published=PUBLISHED),
            meetings=[_meeting(number, random) for number in numbers],
            quotes=[
                quote(meeting=f"meeting-{number}", exact=f"We agree on matter {number}.")
                | _range(number)
                for number in numbers
            ],
        )


def _registries() -> Data:
    countries = [place(f"Country {number}", kind="country") for number in range(COUNTRIES)]
    cities = [
        place(f"City {number}", within=f"country-{number % COUNTRIES}") for number in range(CITIES)
    ]
    topics = [topic(f"topic {number}", broader=_broader(number)) for number in range(TOPICS)]
    people = [
        person(f"Person {number}", country=f"country-{number % COUNTRIES}")
        for number in range(PEOPLE)
    ]
    return {"places": countries + cities, "topics": topics, "people": people}


def _broader(number: int) -> list[str]:
    return [f"topic-{number % BROAD_TOPICS}"] if number >= BROAD_TOPICS else []


def _meeting(number: int, random: Random) -> Data:
    seats = [random.randrange(PEOPLE) for _ in range(2)]
    return meeting(
        id=f"meeting-{number}",
        title=f"Talks {number}",
        status="held" if random.random() < HELD_SHARE else "planned",
        date={"edtf": _edtf(random), "basis": "stated"},
        place=f"city-{random.randrange(CITIES)}",
        topics=[f"topic-{each}" for each in random.sample(range(TOPICS), 3)],
        participants=[
            {"person": f"person-{each}", "side": f"country-{each % COUNTRIES}"} for each in seats
        ],
        summary=f"They spoke about matter {number}.",
    )


def _edtf(random: Random) -> str:
    day = FIRST + timedelta(days=random.randrange((LAST - FIRST).days))
    form = random.random()
    if form < MONTH:
        return f"{day:%Y-%m}"
    if form < YEAR:
        return f"{day:%Y}"
    if form < ABOUT:
        return f"{day}~"
    return f"{day}/{day + timedelta(days=random.randint(1, 3))}" if form < SPAN else f"{day}"


def _range(number: int) -> Data:
    start = 100 * (number % IN_AN_ARTICLE)
    return {"start": start, "end": start + len(f"We agree on matter {number}.")}
