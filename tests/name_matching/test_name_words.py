"""The data files of names: each word has its language."""

import re
from pathlib import Path
from typing import Any

import pytest

from bot.files import read_data
from bot.name_matching import name_words

LANGUAGE = re.compile(r"[a-z]{2,3}")  # ISO 639


def languages(table: Any) -> set[str]:
    items = table if isinstance(table, list) else table.values()
    return {language for by_language in items for language in by_language}


@pytest.mark.parametrize("file", [name_words.VARIANTS_FILE, name_words.WORDS_FILE])
def test_every_word_has_a_language(file: Path) -> None:
    assert [each for each in languages(read_data(file)) if not LANGUAGE.fullmatch(each)] == []


def test_every_word_is_folded() -> None:
    texts = [text for name in read_data(name_words.VARIANTS_FILE) for text in name.values()]
    assert [each for each in " ".join(texts).split() if not re.fullmatch("[a-z]+", each)] == []


def test_words_have_their_roles() -> None:
    assert {"of", "the"} < name_words.linking_words()
    assert {"al", "von"} < name_words.surname_prefixes()
    assert {"dr", "jr", "von"} < name_words.minor_words()
