"""Names of countries in other languages."""

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from bot.gazetteer.countries import load_countries
from bot.gazetteer.gazetteer import load_gazetteer
from bot.gazetteer.localized_names import CountryLabels, localized_names, lookup_forms
from bot.text import is_east_asian

COUNTRIES = load_countries()
LABELS = CountryLabels(load_gazetteer())
FORMS = {
    id_: {form for _, name in localized_names(country) for form in lookup_forms(name)}
    for id_, country in COUNTRIES.items()
}
LATIN_WORDS = {
    form[0]
    for country in COUNTRIES.values()
    for _, name in localized_names(country)
    if not is_east_asian(name)
    for form in lookup_forms(name)
    if len(form) == 1
}


@pytest.mark.parametrize(
    ("label", "country"),
    [
        ("Germany", "germany"),
        ("Deutschland", "germany"),
        ("ALEMANIA", "germany"),
        ("États-Unis", "united-states"),
        ("Suomi", "finland"),
        ("Polska", "poland"),
        ("한국", "south-korea"),
        ("대한민국", "south-korea"),
        ("米国", "united-states"),
        ("中国", "china"),
        ("Китай", "china"),
        ("Україна", "ukraine"),
        ("الصين", "china"),
        ("Ελλάδα", "greece"),
        ("ประเทศไทย", None),
        ("ไทย", "thailand"),
        ("Freedonia", None),
        ("Granada", None),
    ],
)
def test_a_country_is_found_by_its_name_in_other_languages(label: str, country: str | None) -> None:
    found = LABELS.find(label)
    assert (found.id if found else None) == country


def test_a_name_means_one_country() -> None:
    by_form = defaultdict(set)
    for id_, forms in FORMS.items():
        for form in forms:
            by_form[form].add(id_)
    assert [form for form, ids in by_form.items() if len(ids) > 1] == []


def test_a_country_has_its_own_languages() -> None:
    languages = {language for language, _ in localized_names(COUNTRIES["switzerland"])}
    assert {"de", "fr", "it", "gsw", "ko", "ar"} <= languages
    assert "en" not in {language for language, _ in localized_names(COUNTRIES["ireland"])}


def test_a_former_state_has_no_names_of_cldr() -> None:
    assert list(localized_names(COUNTRIES["yugoslavia"])) == []


@pytest.mark.parametrize("word", ["island", "maurice", "mauricio", "dominique", "chin", "sin"])
def test_what_rather_means_something_else_is_left_out(word: str) -> None:
    assert word not in LATIN_WORDS


def test_short_words_are_left_out() -> None:
    assert min(map(len, LATIN_WORDS)) >= 4
    assert lookup_forms("Çin") == []
    assert lookup_forms("タイ") == [("tai",)]


def test_the_bot_does_not_read_cldr(repository: Path) -> None:
    code = "import bot.app, bot.search.searcher, sys; sys.exit('babel' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=repository, check=True)
