"""Names in other scripts, matched with people whose names sound similar."""

from collections.abc import Callable

import pytest

from tests.search.builders import meeting, person
from tests.search.conftest import Search

PEOPLE = [
    "Gabrielle Tolvers", "Gabriel Essil", "Michael Brenton", "Mike Brandon", "Horst Kemmerich",
    "Dulari Harijan", "William Haig", "William Hughes", "Martin Schulze",
]  # fmt: skip


@pytest.fixture
def ask(archive: Callable[..., Search]) -> Search:
    people = [person(name, name.split()[-1]) for name in PEOPLE]
    return archive(people=people, meetings=[meeting(at, [n]) for at, n in enumerate(PEOPLE)])


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("개브리엘 톨버스", "Gabrielle Tolvers"),
        ("ホルスト・ケメリヒ", "Horst Kemmerich"),
        ("مایکل برنتون", "Michael Brenton"),
        ("मा.दुलारी हरिजन", "Dulari Harijan"),
        ("马丁·舒尔茨", "Martin Schulze"),
    ],
)
def test_the_person_whose_whole_name_sounds_most_similar_is_first(
    ask: Search, query: str, name: str
) -> None:
    assert ask(query).hits[0].meeting.people == (name,)


@pytest.mark.parametrize("query", ["케네스 톨버스", "رابرت برنتون", "Ханс Кеммерих"])
def test_another_given_name_is_not_the_same_person(ask: Search, query: str) -> None:
    assert all(hit.partial for hit in ask(query).hits)
