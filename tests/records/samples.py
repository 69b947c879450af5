"""Small records that are right, for tests to make wrong."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

Data = dict[str, Any]

SHA256 = "0" * 64
FIRST_DAY = date(1960, 1, 1)


def source(**changes: Any) -> Data:
    dating = {"edtf": "2020-01-02", "basis": "stated"}
    made = {"id": "post", "publisher": "Post", "title": "Talks", "published": dating}
    return {**made, "sha256": SHA256, "origin": "post.txt", **changes}


def meeting(**changes: Any) -> Data:
    dating = {"edtf": "2020-01-01", "basis": "stated"}
    made = {"id": "talks", "title": "Talks", "kind": "talks", "status": "held", "role": "subject"}
    return {**made, "date": dating, "summary": "They talked.", **changes}


def quote(**changes: Any) -> Data:
    made = {"meeting": "talks", "exact": "yes", "start": 10, "end": 13, "described": "an aide"}
    return {**made, **changes}


def record(**changes: Any) -> Data:
    """A record with one meeting and one quote."""
    return {"source": source(), "meetings": [meeting()], "quotes": [quote()], **changes}


def person(name: str, **changes: Any) -> Data:
    return {"id": name.lower().replace(" ", "-"), "name": name, **changes}


def place(name: str, **changes: Any) -> Data:
    return {"id": name.lower().replace(" ", "-"), "name": name, "kind": "city", **changes}


def topic(name: str, **changes: Any) -> Data:
    return {"id": name.lower().replace(" ", "-"), "name": name, **changes}


def many_records(count: int) -> Iterable[Data]:
    """Registries, then as many meetings, each with an article and a quote of its own."""
    yield {
        "people": [person("Ana Ruiz"), person("Bo Lind")],
        "places": [place("Seoul")],
        "topics": [topic("border")],
    }
    for number in range(count):
        seats = [{"person": "ana-ruiz"}, {"person": "bo-lind"}]
        # On a day of its own each, so that no two of them are one meeting
        held = {"edtf": f"{FIRST_DAY + timedelta(number)}", "basis": "stated"}
        yield record(
            source=source(id=f"post-{number}", published={"edtf": "2020-01-02", "basis": "stated"}),
            meetings=[
                meeting(
                    id=f"talks-{number}",
                    date=held,
                    place="seoul",
                    topics=["border"],
                    participants=seats,
                )
            ],
            quotes=[quote(meeting=f"talks-{number}")],
        )


def write_lines(file: Path, records: Iterable[Data]) -> Path:
    """Write records as JSON Lines."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in records)
    return file


def write_yaml(file: Path, made: Data) -> Path:
    """Write a record as a YAML file; JSON is YAML too, and so has its line breaks where we want."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8")
    return file
