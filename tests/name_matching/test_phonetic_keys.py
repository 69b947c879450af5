"""Spellings of one name share a key, and different names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.name_matching.deletion_keys import form_keys
from bot.name_matching.phonetic_keys import MOST_KEYS, MOST_SOUND_KEYS, consonant_keys, sound_keys


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
        "ren jen",  # the first in pinyin, the second by Wade and Giles
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
        "biden bidens",  # as Latvian has it
        "khrushchev khruschev",
        "toshiji tosizi",  # by Hepburn, and by Japan's official system
        "yamaguchi yamaguti",
        "fujisawa huzisawa",
        "khaled khalid",
        "ahmed ahmad",
        "qasim kassem",
        "shukri choukri",
        "bashir bachir",
    ],
)
def test_romanisations_of_a_name_share_a_key_with_the_first(spellings: str) -> None:
    first, *others = spellings.split()
    assert [each for each in others if not {*sound_keys(first)} & {*sound_keys(each)}] == []


@pytest.mark.parametrize(
    "pair", ["kang wang", "kim kang", "park lee", "moon min", "abe ito", "merkel macron"]
)
def test_different_names_share_no_key(pair: str) -> None:
    one, other = pair.split()
    assert not {*sound_keys(one)} & {*sound_keys(other)}


@pytest.mark.parametrize("pair", ["bob robert", "jo joe", "bill william", "lawrence laurence"])
def test_forms_of_a_given_name_share_a_key(pair: str) -> None:
    one, other = pair.split()
    assert {*form_keys(one)} & {*form_keys(other)}


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
def test_what_a_script_leaves_of_a_name_shares_its_consonants(pair: str) -> None:
    one, other = pair.split()
    assert {*consonant_keys(one)} & {*consonant_keys(other)}


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", max_size=60))
def test_a_word_has_few_keys_of_two_kinds(word: str) -> None:
    assert len(sound_keys(word)) <= MOST_SOUND_KEYS
    assert len(consonant_keys(word)) <= MOST_KEYS
    assert all(key == key.lower() for key in sound_keys(word))
    assert all(key == key.upper() for key in consonant_keys(word))
