"""Countries and organisations by their English names."""

import pytest

from bot.gazetteer.gazetteer import load_gazetteer
from bot.gazetteer.organisations import load_organisations

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("France", "france"),
        ("french", "france"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("Korea, Republic of", "south-korea"),
        ("Korea, North", "north-korea"),
        ("Denmark (Greenland)", "denmark"),
        ("Scotland", "united-kingdom"),
        ("Soviet Union", "russia"),
        ("U.S.", "united-states"),
        ("Norway", "norway"),
        ("Freedonia", None),
        ("Paris", None),
        ("", None),
    ],
)
def test_a_country_is_found_by_any_of_its_names(name: str, country: str | None) -> None:
    found = GAZETTEER.country(name)
    assert (found.id if found else None) == country


def test_an_organisation_is_no_country() -> None:
    found = GAZETTEER.find("E.U.")
    assert found is not None
    assert found.name == "European Union"
    assert GAZETTEER.country("E.U.") is None


def test_a_demonym_or_a_territory_is_no_name_of_the_whole_country() -> None:
    found = GAZETTEER.by_own_name(("great", "britain"))
    assert found is not None
    assert found.name == "United Kingdom"
    assert GAZETTEER.by_own_name(("scotland",)) is None
    assert GAZETTEER.by_own_name(("british",)) is None


@pytest.mark.parametrize(
    ("words", "name", "count"),
    [
        (["South", "Korean", "officials"], "South Korea", 2),
        (["South", "African", "Union"], "South Africa", 2),
        (["African", "Union", "leaders"], "African Union", 2),
        (["U.S.", "officials"], "United States", 1),
        (["Democratic", "Republic", "of", "the", "Congo"], "Democratic Republic of the Congo", 5),
    ],
)
def test_the_longest_name_at_the_beginning_is_taken(
    words: list[str], name: str, count: int
) -> None:
    found = GAZETTEER.longest(words)
    assert found is not None
    assert (found[0].name, found[1]) == (name, count)


@pytest.mark.parametrize("words", [[], ["french", "officials"], ["Officials"], ["-", "France"]])
def test_a_name_in_a_text_begins_with_a_capital_letter(words: list[str]) -> None:
    assert GAZETTEER.longest(words) is None


def test_no_name_means_two_organisations() -> None:
    names = [name for each in load_organisations() for name in {*each.names, *each.gatherings}]
    assert len(names) == len(set(names))
