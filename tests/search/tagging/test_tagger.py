"""What a message names, and what only looks like a name."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.index.read.index import Index
from bot.search.tagging.tagger import EntityTagger
from bot.search.tuning import Limits
from tests.search.builders import person, searcher_of

Tag = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def tag(index: Index) -> Tag:
    """Tag names of the five articles."""
    return _tagging(index)


def _tagging(index: Index) -> Tag:
    tagger = EntityTagger(index)
    return lambda text: [name for term in tagger.tag(text).terms for name in term.names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kang Kyung-wha met Wang Yi in Seoul.", ["Kang Kyung-wha", "Wang Yi", "Seoul"]),
        ("kang kyung-wha met wang yi in seoul", ["Kang Kyung-wha", "Wang Yi", "Seoul"]),
        ("KANG KYUNG-WHA MEETS WANG YI OVER THAAD", ["Kang Kyung-wha", "Wang Yi", "THAAD"]),
        ("Kang, Wang hold talks on THAAD", ["Kang Kyung-wha", "Wang Yi", "THAAD"]),
        ("Foreign Minister Wang met President Moon", ["Wang Yi", "Moon Jae-in"]),
        ("Mr. Kono’s office said so", ["Taro Kono"]),
        ("South Korea's Kang flew to the U.S.", ["Kang Kyung-wha", "South Korea", "United States"]),
        ("강경화 장관은 왕이 외교부장과 서울에서", ["Kang Kyung-wha", "Wang Yi", "Seoul"]),
        ("王毅会见了康京和，讨论萨德问题", ["Wang Yi", "Kang Kyung-wha", "THAAD"]),
        ("カン・ギョンファと河野太郎", ["Kang Kyung-wha", "Taro Kono"]),
        ("the ministers spoke of the missile shield", ["THAAD"]),
        ("Kang\nKyung-wha wrapped", ["Kang Kyung-wha"]),
        ("Minister Park Jin", ["Park Jin"]),
        ("Beijing-based, THAAD-related", ["THAAD", "Beijing"]),
        ("Wang Yi and 王毅 are one", ["Wang Yi"]),
        ("Wang Yi, Kang Kyung-wha/Taro Kono", ["Wang Yi", "Kang Kyung-wha", "Taro Kono"]),
    ],
)
def test_full_and_titled_names_are_tagged_in_any_script_and_case(
    tag: Tag, text: str, names: list[str]
) -> None:
    assert tag(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The king sat in the park under the moon; we will see.",
        "Park your car. May I? Moon is up, Jin and tonic.",
        "Jack Wang and Kang Bo-ra are others",
        "Wang Yi-bo sings",
        "is wang there? ask kang",
        "tell us about it, it is nuclear",
        "The Korea Herald and The Seoul Times wrote",
        "여왕이 말했다",
        "",
        "😀 :tada: `x = y`",
        "\0\ud800" * 50,
    ],
)
def test_common_words_and_names_of_others_are_not_tagged(tag: Tag, text: str) -> None:
    assert tag(text) == []


def test_the_longest_name_counts(tag: Tag) -> None:
    assert tag("the situation on the Korean Peninsula") == ["situation on the Korean Peninsula"]
    assert tag("in South Korea") == ["South Korea"]


def test_a_person_named_in_full_is_not_tagged_again_by_surname(tag: Tag) -> None:
    assert tag("Wang Yi spoke. Then Wang left, and Minister Wang slept.") == ["Wang Yi"]


def test_a_title_tells_which_bearer_of_a_surname_is_meant(tmp_path: Path) -> None:
    minister = person("Kim Jong", "Kim")
    minister["offices"] = [{"title": "Foreign Minister", "held": "2017/.."}]
    tag = _tagging(searcher_of(tmp_path, people=[minister, person("Kim Min", "Kim")]).index)
    assert tag("Foreign Minister Kim came") == ["Kim Jong"]
    assert tag("Ambassador Kim came") == ["Kim Jong", "Kim Min"]
    assert tag("Later Kim came") == []


def test_characters_that_only_sound_like_a_name_are_not_tagged(tmp_path: Path) -> None:
    xi = person("Xi Jinping", "Xi", native="习近平")
    tag = _tagging(searcher_of(tmp_path, people=[xi, person("Gang Gyeong-hwa", "Gang")]).index)
    assert tag("習近平說") == ["Xi Jinping"]
    assert tag("吸金瓶") == []
    assert tag("강경화 장관") == ["Gang Gyeong-hwa"]


def test_a_name_of_two_people_tags_both(tmp_path: Path) -> None:
    other = {**person("Kim Min", "Kim"), "id": "other"}
    tagger = EntityTagger(searcher_of(tmp_path, people=[person("Kim Min", "Kim"), other]).index)
    [term] = tagger.tag("Kim Min spoke").terms
    assert {each.entity for each in term.candidates} == {"kim-min", "other"}


def test_a_long_message_is_cut(tag: Tag, index: Index) -> None:
    page = "Wang Yi met Kang Kyung-wha in Seoul over THAAD and the peninsula. " * 2_000
    query = EntityTagger(index).tag(page)
    assert query.is_cut
    assert 0 < len(query.terms) <= Limits().max_tagged_entities


@settings(max_examples=100)
@given(text=st.text(max_size=300) | st.text("Wang Yi강王.-'\n,", max_size=80))
def test_any_text_can_be_tagged(index: Index, text: str) -> None:
    for term in EntityTagger(index).tag(text).terms:
        assert term.candidates
        assert term.surface
