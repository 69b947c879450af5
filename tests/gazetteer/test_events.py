"""Occasions by their names."""

import pytest

from bot.gazetteer.events import aliases, find_occasion, load_occasions
from bot.text import fold


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("UNGA", "UN General Assembly"),
        ("유엔총회", "UN General Assembly"),
        ("apec", "APEC"),
        ("apec leaders summit", "APEC"),
        ("GCC", "GCC"),
        ("Gulf Cooperation Council summit", "GCC"),
        ("EU summit", "European Council"),
        ("Interpol", None),  # an organisation, but no gathering is called so
        ("summit", None),
        ("apec economy", None),
        ("", None),
    ],
)
def test_an_occasion_is_found_by_any_of_its_names(text: str, occasion: str | None) -> None:
    assert find_occasion(fold(text)) == occasion


def test_an_occasion_is_written_in_all_its_names() -> None:
    assert {"NATO", "North Atlantic Treaty Organization", "나토"} <= set(aliases("NATO"))
    assert aliases("Party") == ("Party",)


def test_no_name_means_two_occasions() -> None:
    occasions = load_occasions()
    for name, others in occasions.names.items():
        assert {occasions.by_words[fold(other)] for other in others} == {name}
