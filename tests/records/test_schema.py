"""The JSON Schema agrees with the committed one and with the committed records."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from bot.records.schema import record_schema
from bot.records.yaml_lines import read_yaml
from tests.records.samples import meeting, person, quote, record

RECORDS = Path(__file__).parents[2] / "data" / "records"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = record_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_committed_schema_is_the_format(repository: Path) -> None:
    committed = (repository / "data" / "records.schema.json").read_text(encoding="utf-8")
    assert json.loads(committed) == record_schema(), (
        "run: python -m bot schema > data/records.schema.json"
    )


@pytest.mark.parametrize("file", sorted(RECORDS.rglob("*.yaml")), ids=lambda file: file.name)
def test_every_committed_record_is_valid_and_refers_to_the_schema(
    file: Path, repository: Path, validator: Draft202012Validator
) -> None:
    text = file.read_text(encoding="utf-8")
    data, _ = read_yaml(text)
    assert best_match(validator.iter_errors(data)) is None
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named
    assert (file.parent / named[1]).resolve() == repository / "data" / "records.schema.json"


@pytest.mark.parametrize(
    "made",
    [
        {"unknown": 1},
        {"people": None},
        {"people": [{"id": "a"}]},
        {"people": [person("A", id="not an id")]},
        {"people": [person("A", id="a" * 121)]},
        {"people": [person("")]},
        record(meetings=[meeting(kind="chat")]),
        record(meetings=[meeting(date="2020-01-01")]),
        record(meetings=[meeting(extra=1)]),
        record(quotes=[quote(start="10")]),
        record(quotes=[quote(start=-1)]),
        record(quotes=[quote(exact="")]),
        [],
    ],
)
def test_the_schema_rejects_what_build_rejects(
    made: dict[str, Any], validator: Draft202012Validator
) -> None:
    assert not validator.is_valid(made)


@pytest.mark.parametrize(
    "made",
    [
        {},
        record(),
        {"people": [person("A", family=None, names=[], country="b")]},
        {"people": [person("A", id="a" * 120)]},
    ],
)
def test_the_schema_accepts_what_build_accepts(
    made: dict[str, Any], validator: Draft202012Validator
) -> None:
    assert validator.is_valid(made)
