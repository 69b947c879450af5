"""Spellings of one name share a key, and different names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.name_matching.lookup_keys import variant_keys
from bot.name_matching.phonetic_keys import MAX_CONSONANT_KEYS, MAX_SOUND_KEYS, PhoneticKeys

PHONETICS = PhoneticKeys()


@pytest.mark.parametrize(
    "spellings",
    [
        "kyung kyeong kyoung gyeong kyong",
        "wha hwa hua",
        "xi hsi shi si",
        "zhang chang jang",
        "tsai cai",
        "zeng tseng",
        "kono kouno koono",
        "mikhail mihail michail michael",
        "zelensky zelenskyy zelenskiy zelenskyi",
        "lavrov lavroff lawrow",
        "yuri yuriy iurii youri",
        "hussein husayn hossein hussain",
        "yoon yun youn youn",
        "choi choe",
        "moon mun",
        "guo kuo",
        "thani sani tani",
        "ren jen",  # the first in pinyin, the second in Wade-Giles
        "si ssu",
        "zi tzu",
        "xue hsueh",
        "he ho",
        "ge ko",
        "jian chien",
        "gui kuei",
        "rongji jungchi",
        "gorbachev gorbachyov gorbatschow",
        "shcherbakov schtscherbakow chtcherbakov",
        "kuznetsov kuznecov kuznezow",
        "biden bidens",  # in Latvian
        "khrushchev khruschev",
        "toshiji tosizi",  # in Hepburn's system and in Kunrei-shiki
        "yamaguchi yamaguti",
        "fujisawa huzisawa",
        "khaled khalid",
        "ahmed ahmad",
        "qasim kassem",
        "shukri choukri",
        "bashir bachir",
    ],
)
def test_romanizations_of_a_name_share_a_key_with_the_first(spellings: str) -> None:
    first, *others = spellings.split()
    keys = {*PHONETICS.sound_keys(first)}
    assert [each for each in others if keys.isdisjoint(PHONETICS.sound_keys(each))] == []


@pytest.mark.parametrize(
    "pair", ["kang wang", "kim kang", "park lee", "moon min", "abe ito", "merkel macron"]
)
def test_different_names_share_no_key(pair: str) -> None:
    one, other = pair.split()
    assert not {*PHONETICS.sound_keys(one)} & {*PHONETICS.sound_keys(other)}


@pytest.mark.parametrize("pair", ["bob robert", "jo joe", "bill william", "dick richard"])
def test_variants_of_a_given_name_share_a_key(pair: str) -> None:
    one, other = pair.split()
    assert {*variant_keys(one)} & {*variant_keys(other)}


@pytest.mark.parametrize("pair", ["william richard", "bob bill", "jack joe"])
def test_variants_of_different_given_names_share_no_key(pair: str) -> None:
    one, other = pair.split()
    assert not {*variant_keys(one)} & {*variant_keys(other)}


@pytest.mark.parametrize(
    "pair",
    [
        "trump tronp",
        "blinken brinken",
        "muhammad mahmad",
        "carter kata",
        "dupont dyupon",
        "smith sumisu",
    ],
)
def test_what_another_script_leaves_of_a_name_shares_its_consonants(pair: str) -> None:
    one, other = pair.split()
    assert {*PHONETICS.consonant_keys(one)} & {*PHONETICS.consonant_keys(other)}


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", max_size=60))
def test_a_word_has_few_keys_and_their_case_tells_the_kind(word: str) -> None:
    assert len(PHONETICS.sound_keys(word)) <= MAX_SOUND_KEYS
    assert len(PHONETICS.consonant_keys(word)) <= MAX_CONSONANT_KEYS
    assert all(key == key.lower() for key in PHONETICS.sound_keys(word))
    assert all(key == key.upper() for key in PHONETICS.consonant_keys(word))
