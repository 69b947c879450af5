"""The JSON that tools build on: its keys, their types, and what they hold."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.answer.conftest import Ask

# Key: the types of its value; what the README documents
TOP = {
    "query": str,
    "understood": dict,
    "asked": str,
    "headline": str,
    "notes": list,
    "answer": dict,
    "total": int,
    "not_held": int,
    "partial_total": int,
    "suggestions": list,
    "took_ms": float,
    "results": list,
}
UNDERSTOOD = {
    "people": list,
    "topics": list,
    "places": list,
    "kinds": list,
    "statuses": list,
    "occasions": list,
    "dates": (str, type(None)),
    "text": list,
    "unknown": list,
    "offices": list,
    "alternatives": list,
    "excluded": list,
    "ignored": list,
    "assumed": list,
}
OFFICE = {"words": str, "name": str, "held": list}
EXCLUDED = {"words": str, "as": str, "names": list}
IGNORED = {"words": str, "kind": str}
ASSUMED = {"words": str, "as": str, "kind": str}
OR_NULL = (str, type(None))
ANSWER = {
    "count": int,
    "meeting": OR_NULL,
    "date": OR_NULL,
    "people": list,
    "rows": list,
    "yes": (bool, type(None)),
    "meetings": list,
    "gap_days": int,
    "quote_count": int,
    "quotes": list,
}
PEOPLE = {"name": str, "meetings": int, "own_side": bool}
ROW = {"name": str, "count": int}
RESULT = {
    "id": str,
    "title": str,
    "kind": str,
    "status": str,
    "date": str,
    "place": (str, type(None)),
    "occasion": (str, type(None)),
    "people": list,
    "topics": list,
    "summary": str,
    "score": float,
    "partial": bool,
    "matched": list,
    "missing": list,
    "quotes": list,
    "sources": list,
}
MATCHED = {"words": str, "as": str, "name": str, "score": float}
QUOTE = {"speaker": str, "exact": str, "via": (str, type(None)), "source": str}
SAID = {**QUOTE, "meeting": str}
SOURCE = {
    "id": str,
    "publisher": str,
    "title": str,
    "published": str,
    "url": (str, type(None)),
}


def has_shape(value: dict[str, Any], shape: dict[str, Any]) -> bool:
    return list(value) == list(shape) and all(
        isinstance(value[key], types) for key, types in shape.items()
    )


@pytest.mark.parametrize(
    "query",
    ["Kang Wang", "Kang Macron", "zxcv", "", "Kang 2018 THAAD", "Wang", "Wang without Kang in 2023",
     "who met Kang?", "what did Wang say?", "how often did Kang meet Wang?", "Wang's last meeting",
     "did Wang meet Kang or Park more often?", "cities where Kang met Wang", "thanks",
     "Chinese foreign minister at the UNGA", "help", "what did they say?", "on 26 November"],
)  # fmt: skip
def test_shape(ask_json: Ask, query: str) -> None:
    answer = json.loads(json.dumps(ask_json(query)))
    assert has_shape(answer, TOP)
    assert has_shape(answer["understood"], UNDERSTOOD)
    assert all(has_shape(each, EXCLUDED) for each in answer["understood"]["excluded"])
    assert all(has_shape(each, OFFICE) for each in answer["understood"]["offices"])
    assert has_shape(answer["answer"], ANSWER)
    assert all(has_shape(each, PEOPLE) for each in answer["answer"]["people"])
    assert all(has_shape(each, ROW) for each in answer["answer"]["rows"])
    assert all(has_shape(each, SAID) for each in answer["answer"]["quotes"])
    for result in answer["results"]:
        assert has_shape(result, RESULT)
        assert all(has_shape(each, MATCHED) for each in result["matched"])
        assert all(has_shape(each, QUOTE) for each in result["quotes"])
        assert all(has_shape(each, SOURCE) for each in result["sources"])
        assert {quote["source"] for quote in result["quotes"]} <= {
            source["id"] for source in result["sources"]
        }


# What is within a key of this path
WITHIN: dict[str, dict[str, Any]] = {
    "understood": UNDERSTOOD,
    "understood.offices[]": OFFICE,
    "understood.excluded[]": EXCLUDED,
    "understood.ignored[]": IGNORED,
    "understood.assumed[]": ASSUMED,
    "answer": ANSWER,
    "answer.people[]": PEOPLE,
    "answer.rows[]": ROW,
    "answer.quotes[]": SAID,
    "results[]": RESULT,
    "results[].matched[]": MATCHED,
    "results[].quotes[]": QUOTE,
    "results[].sources[]": SOURCE,
}


def paths(shape: dict[str, Any], before: str = "") -> Iterator[str]:
    """Yield the keys as the documentation writes them: `results[].sources[].url`."""
    for key, types in shape.items():
        path = f"{before}{key}[]" if types is list else f"{before}{key}"
        yield path
        yield from paths(WITHIN.get(path, {}), f"{path}.")


def test_each_key_is_documented_and_no_other(repository: Path) -> None:
    page = (repository / "bot" / "README.md").read_text(encoding="utf-8")
    section = page.split("## Search from a program\n")[1].split("\n## ")[0]
    described = re.findall(r"^\| `([a-z_.\[\]]+)` \|", section, re.MULTILINE)
    assert sorted(described) == sorted(paths(TOP))


def test_the_example_of_the_issue(ask_json: Ask) -> None:
    answer = ask_json("Kang Wang")
    assert answer["understood"] == {
        "people": ["Kang Kyung-wha", "Wang Yi"],
        "topics": [],
        "places": [],
        "kinds": [],
        "statuses": [],
        "occasions": [],
        "dates": None,
        "text": [],
        "unknown": [],
        "offices": [],
        "alternatives": [],
        "excluded": [],
        "ignored": [],
        "assumed": [],
    }
    assert answer["asked"] == "meetings"
    assert answer["total"] == 3
    assert [(each["date"], each["place"]) for each in answer["results"]] == [
        ("2020-11-26", "Seoul"),
        ("2018-09-26", "New York"),
        ("2017-11-22", "Beijing"),
    ]
    first = answer["results"][0]
    assert first["people"] == ["Kang Kyung-wha", "Wang Yi"]
    assert (first["kind"], first["status"], first["partial"]) == ("talks", "held", False)


def test_partial_results_are_marked_and_not_counted(ask_json: Ask) -> None:
    answer = ask_json("Kang Macron in 2018")
    assert answer["total"] == 0
    assert answer["partial_total"] == len(answer["results"]) == 2
    assert answer["understood"]["dates"] == "2018"
    assert answer["understood"]["unknown"] == ["Macron"]
    assert all(each["partial"] and each["missing"] == ["Macron"] for each in answer["results"])


def test_quotes_are_all_of_the_meeting_s(ask_json: Ask) -> None:
    quotes = ask_json("Kang Wang Seoul")["results"][0]["quotes"]
    assert len(quotes) == 5
