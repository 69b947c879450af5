"""Prefixes of family names: left out, or in another form."""

from collections.abc import Callable

import pytest

from tests.search.builders import meeting, person
from tests.search.conftest import Search

PEOPLE = [
    person("Mohammed bin Salman", "bin Salman"),
    person("Mahmoud Abbas", "Abbas"),
    person("Ban Ki-moon", "Ban"),
    person("Abdel Fattah el-Sisi", "el-Sisi"),
    person("Ursula von der Leyen", "von der Leyen"),
]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("محمد بن سلمان", "Mohammed bin Salman"),
        ("السيسي", "Abdel Fattah el-Sisi"),
        ("al-Sisi", "Abdel Fattah el-Sisi"),
        ("al Sisi", "Abdel Fattah el-Sisi"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("Crown Prince Mohammed bin Salman", "Mohammed bin Salman"),
    ],
)
def test_a_name_is_found_without_its_prefix_or_with_another_form_of_it(
    archive: Callable[..., Search], query: str, name: str
) -> None:
    meetings = [meeting(at, [each["name"]]) for at, each in enumerate(PEOPLE)]
    search = archive(people=PEOPLE, meetings=meetings)
    assert [hit.meeting.people for hit in search(query).hits] == [(name,)]
