"""The known people and their nicknames, as the files have them."""

from bot.files import read_data
from bot.gazetteer.countries import load_countries
from bot.gazetteer.known_people import NICKNAMES_FILE, load_known_people
from bot.text import fold


def test_each_person_is_known_with_country_and_years() -> None:
    for person in load_known_people():
        assert person.country is None or person.country in load_countries(), person
        assert person.first <= person.last, person
        assert set(fold(person.family)) <= {word for name in person.names for word in fold(name)}


def test_each_nickname_is_of_one_known_person_and_has_a_source() -> None:
    known = {(person.name, person.country) for person in load_known_people()}
    entries = read_data(NICKNAMES_FILE)
    names = [(entry["name"], entry["country"]) for entry in entries]
    assert set(names) <= known
    assert len(names) == len(set(names))
    assert all(entry["source"].startswith("https://") for entry in entries)


def test_people_who_are_called_alike_are_told_apart_by_their_years() -> None:
    schroeders = [each for each in load_known_people() if each.name == "Gerhard Schroder"]
    assert [(each.first, each.last) for each in schroeders] == [(1961, 1969), (1998, 2005)]
