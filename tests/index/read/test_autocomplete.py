"""Completions that a person is offered while they type a name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.index.model import EntityKind
from bot.index.read.autocomplete import MAX_COMPLETIONS, Autocomplete
from bot.index.read.index import Index
from bot.index.write.builder import BuildSummary


@pytest.fixture(scope="module")
def choices(index: Index) -> Autocomplete:
    return Autocomplete(index)


@pytest.mark.parametrize(
    ("kind", "typed", "name"),
    [
        (EntityKind.PERSON, "kan", "Kang Kyung-wha"),
        (EntityKind.PERSON, "Kyung-wha", "Kang Kyung-wha"),
        (EntityKind.PERSON, "kyungw", "Kang Kyung-wha"),
        (EntityKind.PERSON, "강경", "Kang Kyung-wha"),
        (EntityKind.PERSON, "王", "Wang Yi"),
        (EntityKind.PERSON, "Knag Kyung", "Kang Kyung-wha"),
        (EntityKind.TOPIC, "missile sh", "THAAD"),
        (EntityKind.PLACE, "soul", "Seoul"),
    ],
)
def test_names_are_completed_by_their_beginning_a_later_word_another_script_or_with_a_typo(
    choices: Autocomplete, kind: EntityKind, typed: str, name: str
) -> None:
    assert name in [each.name for each in choices.complete(kind, typed)]


def test_names_that_begin_with_it_come_before_those_that_contain_it(choices: Autocomplete) -> None:
    names = [each.name for each in choices.complete(EntityKind.PLACE, "korea")]
    assert names.index("Korean Peninsula") < names.index("South Korea")


def test_people_of_one_name_are_distinguished_by_their_country(choices: Autocomplete) -> None:
    [wang] = choices.complete(EntityKind.PERSON, "wang yi")
    assert (wang.id, wang.detail) == ("wang-yi", "China")


@pytest.mark.parametrize("typed", ["", "!?", "%", "🎉"])
def test_the_first_names_are_offered_before_anything_is_typed(
    choices: Autocomplete, typed: str
) -> None:
    assert len(choices.complete(EntityKind.TOPIC, typed)) > 3


@pytest.mark.parametrize("typed", ["zzzqqq", "'; DROP TABLE names; --", "x" * 5_000])
def test_nobody_is_offered_for_text_in_no_name(choices: Autocomplete, typed: str) -> None:
    assert choices.complete(EntityKind.PERSON, typed) == []


def test_a_name_that_the_index_no_longer_has_is_its_id(choices: Autocomplete) -> None:
    assert choices.find(EntityKind.PERSON, "nobody") is None
    assert choices.name_of(EntityKind.PERSON, "nobody") == "nobody"
    assert choices.name_of(EntityKind.TOPIC, "thaad") == "THAAD"


def test_no_more_are_offered_than_a_select_menu_takes(
    build: Callable[..., BuildSummary], tmp_path: Path
) -> None:
    people = [
        {"id": f"p{number}", "name": f"Kim {number}"} for number in range(3 * MAX_COMPLETIONS)
    ]
    build([{"people": people}])
    with Index(tmp_path / "index.db") as index:
        assert len(Autocomplete(index).complete(EntityKind.PERSON, "kim")) == MAX_COMPLETIONS
        assert len(Autocomplete(index).complete(EntityKind.PERSON, "kin")) == MAX_COMPLETIONS
