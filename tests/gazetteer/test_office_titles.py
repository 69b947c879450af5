"""Titles of offices, and their classes."""

import pytest

from bot.gazetteer.office_titles import (
    EQUIVALENT_TITLE_SCORE,
    EXACT_TITLE_SCORE,
    LOOSE_TITLE_SCORE,
    is_country_unspecified,
    is_plural_title,
    load_office_titles,
    normalize_title,
    office_class,
    title_score,
)
from bot.text import fold


@pytest.mark.parametrize(
    ("title", "normalized"),
    [
        ("Minister for Foreign Affairs", "foreign affairs minister"),
        ("Secretary of Defence", "defense secretary"),
        ("Secretary of State", "secretary of state"),
        ("Acting Foreign Minister", "foreign minister"),
        ("State Councillor", "state councilor"),
        ("Minister of", "minister of"),
        ("the", ""),
    ],
)
def test_a_title_is_written_in_one_form(title: str, normalized: str) -> None:
    assert normalize_title(fold(title)) == normalized


def test_the_titles_of_the_table_are_in_that_form() -> None:
    known = load_office_titles().offices_of
    assert [title for title in known if normalize_title(title.split()) != title] == []


@pytest.mark.parametrize(
    ("asked", "title", "score"),
    [
        ("foreign minister", "foreign minister", EXACT_TITLE_SCORE),
        ("ambassador", "ambassador to japan", EXACT_TITLE_SCORE),
        ("foreign minister", "secretary of state", EQUIVALENT_TITLE_SCORE),
        ("leader", "president", LOOSE_TITLE_SCORE),
        ("president", "leader", 0.0),
        ("foreign minister", "defense minister", 0.0),
        ("secretary general", "general secretary", EQUIVALENT_TITLE_SCORE),
    ],
)
def test_titles_are_the_same_office(asked: str, title: str, score: float) -> None:
    assert title_score(asked, title) == score


def test_a_title_may_leave_its_country_open() -> None:
    assert is_country_unspecified(("prime", "minister"))
    assert not is_country_unspecified(("secretary", "of", "state"))


def test_a_plural_title_means_all_who_hold_the_office() -> None:
    assert is_plural_title(("foreign", "ministers"))
    assert not is_plural_title(("foreign", "minister"))
    assert not is_plural_title(("politics",))


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("Minister of External Relations", "foreign minister"),
        ("Foreign Secretary", "foreign minister"),
        ("Secretary of State", "secretary of state"),
        ("Vice-President", "vice president"),
        ("Deputy Prime Minister", "deputy prime minister"),
        ("President-elect", "president"),
        ("Secretary-General", "secretary general"),
        ("Crown Prince", "heir"),
        ("Grand Duchess", "monarch"),
        ("Attorney General", "soldier"),
        ("Special Envoy", "special envoy"),
        ("", ""),
    ],
)
def test_a_title_has_a_class(title: str, known: str) -> None:
    assert office_class(title) == known


def test_rulers_are_of_three_classes() -> None:
    assert load_office_titles().ruler_classes == {"heir", "monarch", "pope"}
