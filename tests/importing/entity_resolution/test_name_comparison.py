"""Names in an archive are compared."""

import pytest

from bot.importing.entity_resolution.name_comparison import (
    are_misprints,
    are_same,
    has_article,
    is_misprint,
    is_part_of,
    name_words,
)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("David Cameron", ("david", "cameron")),
        ("Mohamed al-Sabah", ("mohammed", "sabah")),
        ("Salman bin Abdulaziz", ("salman", "abdulaziz")),
        ("Abdel Aziz", ("abdulaziz",)),
        ("bin", ("bin",)),
        ("Sergei Ivanov", ("sergey", "ivanov")),
    ],
)
def test_a_name_has_words_in_one_spelling(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


def test_an_article_marks_a_family_name() -> None:
    assert has_article("al-Sabah")
    assert not has_article("Alsabah")


@pytest.mark.parametrize(
    ("part", "full", "is_family_first", "is_given", "expected"),
    [
        ("putin", "vladimir putin", False, False, True),
        ("vladimir", "vladimir putin", False, False, False),
        ("wang", "wang yi", True, False, True),
        ("hussein", "hussein talal", False, True, True),
        ("talal", "hussein talal", False, True, False),
        ("vladimir putin", "vladimir putin", False, False, False),
    ],
)
def test_a_family_name_is_part_of_a_full_name(
    part: str, full: str, *, is_family_first: bool, is_given: bool, expected: bool
) -> None:
    found = is_part_of(
        tuple(part.split()), tuple(full.split()), is_family_first=is_family_first, is_given=is_given
    )
    assert found is expected


def test_a_full_name_may_be_shortened_or_inverted() -> None:
    long, short = ("david", "w", "d", "cameron"), ("david", "cameron")
    assert are_same(long, short, is_family_first=False)
    assert are_same(("shinzo", "abe"), ("abe", "shinzo"), is_family_first=True)
    assert are_same(("s", "jaishankar"), ("subrahmanyam", "jaishankar"), is_family_first=False)
    assert not are_same(("mohammed", "v"), ("mohammed", "vi"), is_family_first=False)


def test_short_words_have_no_misprints() -> None:
    assert is_misprint("hamid", "hamad")
    assert not is_misprint("jong", "jung")
    assert not is_misprint("ana", "eva")
    assert is_misprint("gorbachev", "gorbatchov")
    assert are_misprints(("kin", "dae", "jung"), ("kim", "dae", "jung"))
    assert not are_misprints(("kim", "jong", "il"), ("kim", "jong"))
