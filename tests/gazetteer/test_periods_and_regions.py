"""The tables of regions, of known periods, and of leaders: consistent, dated, with sources."""

from bot.dates import parse_edtf
from bot.files import read_data
from bot.gazetteer import leaders, periods, regions
from bot.gazetteer.countries import ENGLISH, load_countries
from bot.text import fold


def test_regions_are_of_known_countries_and_have_a_source() -> None:
    table = read_data(regions.FILE)
    for id_, entry in table.items():
        assert set(entry.get("countries", ())) <= set(load_countries()), id_
        assert set(entry.get("parts", ())) <= set(table), id_
        assert ("m49" in entry) != ("source" in entry), id_


def test_every_country_but_antarctica_is_in_one_subregion_of_the_geoscheme() -> None:
    table = read_data(regions.FILE)
    placed = [
        country
        for entry in table.values()
        if "m49" in entry
        for country in entry.get("countries", ())
    ]
    assert sorted(placed) == sorted(set(load_countries()) - {"antarctica"})


def test_periods_have_dates_and_sources() -> None:
    for entry in read_data(periods.FILE):
        assert parse_edtf(entry["date"]).first
        assert entry["source"]
        assert entry[ENGLISH]["name"]


def test_a_period_is_found_by_each_of_its_names() -> None:
    known = periods.load_periods()
    for name in ("9/11", "Covid", "Kalter Krieg", "guerre froide", "World War Two", "Mauerfall"):
        assert fold(name) in known


def test_leaders_have_terms_in_order_and_a_source() -> None:
    for office in read_data(leaders.FILE):
        assert office["source"]
        assert office["country"] in load_countries()
        for holder in office["holders"]:
            terms = [parse_edtf(term) for term in holder["terms"]]
            assert [term.first for term in terms] == sorted(
                term.first for term in terms if term.first
            )


def test_a_family_name_is_that_of_everybody_who_has_it() -> None:
    known = leaders.load_leaders()
    assert [each.name for each in known[fold("Bush")]] == ["George H. W. Bush", "George W. Bush"]
    assert [each.name for each in known[fold("George W. Bush")]] == ["George W. Bush"]
