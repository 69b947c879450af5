"""Another spelling of a name is the same name; another given name is another person."""

import pytest

from bot.name_matching.name_parts import parse_name
from bot.name_matching.name_relation import NameRelation
from bot.name_matching.phonetic_keys import PhoneticKeys
from bot.name_matching.similarity import NameSimilarity
from bot.name_matching.syllables import may_be_same_syllables
from bot.text import fold
from bot.transliteration.readings import is_non_latin, transliterate


def is_same(typed: str, name: str, family: str) -> bool:
    """Compare what was typed, in all readings, with a recorded name."""
    phonetics = PhoneticKeys()
    similarity = NameSimilarity(phonetics)
    parsed = parse_name(name, name, family, word_similarity=similarity.of_words)
    readings = (fold(typed), *transliterate(typed))
    is_foreign = is_non_latin(typed)
    return NameRelation(similarity, phonetics).is_same(readings, parsed, is_foreign=is_foreign)


@pytest.mark.parametrize(
    ("typed", "name", "family"),
    [
        ("Han Ji-woo", "Han Ji-u", "Han"),  # another romanization
        ("Han Jiu", "Han Ji-u", "Han"),
        ("Gang Gyeong-suk", "Kang Kyung-sook", "Kang"),
        ("Kang Kyungsok", "Kang Kyung-sook", "Kang"),
        ("Li Keqaing", "Li Keqiang", "Li"),  # letters swapped
        ("Teng Hsiao-p'ing", "Deng Xiaoping", "Deng"),
        ("Khalid Mansur", "Khaled Mansour", "Mansour"),
        ("Bob Harwood", "Robert Harwood", "Harwood"),
        ("R. Harwood", "Robert Harwood", "Harwood"),
        ("Robert James Harwood", "Robert Harwood", "Harwood"),
        ("Roberto Hrawood", "Robert Harwood", "Harwood"),
        ("Harwoood Robert", "Robert Harwood", "Harwood"),
        ("Aloisius Niedermann", "Alois Niedermann", "Niedermann"),
        ("Yusef el-Masri", "Youssef al-Masri", "al-Masri"),
        ("Роберт Харвуд", "Robert Harwood", "Harwood"),
        ("ロバート・ハーウッド", "Robert Harwood", "Harwood"),
    ],
)
def test_same_name(typed: str, name: str, family: str) -> None:
    assert is_same(typed, name, family)


@pytest.mark.parametrize(
    ("typed", "name", "family"),
    [
        ("Han Yo-jong", "Han Jong-un", "Han"),
        ("Han Jong-nam", "Han Jong-un", "Han"),
        ("Han Ji-sung", "Han Jin", "Han"),
        ("Moon Chung-in", "Moon Jae-in", "Moon"),
        ("Susan Harwood", "Sandra Harwood", "Harwood"),
        ("Harry Jensen", "Harry Jansson", "Jansson"),
        ("Chuck Douglas", "Douglas Hogg", "Hogg"),
        ("Ruben Moreno", "Ruben Molano Pineros", "Molano Pineros"),
        ("Robert Harwood", "Robert Hastings", "Hastings"),
        ("Линда Смит", "Orlando Smith", "Smith"),
        ("محمد رعد", "Mohamed Reda Benkhaldoun", "Benkhaldoun"),
    ],
)
def test_another_person(typed: str, name: str, family: str) -> None:
    assert not is_same(typed, name, family)


@pytest.mark.parametrize(
    ("one", "other"),
    [("kyung wha", "gyeonghwa"), ("yong nam", "young nam"), ("chin tao", "jintao")],
)
def test_spellings_of_the_same_syllables(one: str, other: str) -> None:
    assert may_be_same_syllables(one.split(), other.split())


@pytest.mark.parametrize(
    ("one", "other"), [("yo jong", "jong un"), ("sung yun", "sung eun"), ("jie won", "jin")]
)
def test_other_syllables(one: str, other: str) -> None:
    assert may_be_same_syllables(one.split(), other.split()) is False


def test_names_without_syllables_are_not_compared() -> None:
    assert may_be_same_syllables(["barbra"], ["barbara"]) is None
