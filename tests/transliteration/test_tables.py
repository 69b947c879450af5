"""The data files of transliteration: each has its language, and is complete."""

import re
from pathlib import Path
from typing import Any

import pytest

import bot.transliteration
from bot.files import read_data
from bot.transliteration.abjad import arabic_names
from bot.transliteration.hanja import hanja_tables, korean_syllable

FILES = sorted(Path(bot.transliteration.__path__[0]).glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_table_has_a_language(file: Path) -> None:
    languages: dict[str, Any] = read_data(file)
    assert languages
    assert all(re.fullmatch(r"[a-z]{2,3}", language) for language in languages)  # ISO 639


def test_the_sections_of_the_korean_standard_are_in_its_order() -> None:
    assert list(hanja_tables().first_codes) == sorted(hanja_tables().first_codes)
    assert "".join(map(korean_syllable, "姜京和李清")) == "강경화리청"


def test_arabic_words_are_looked_up_with_a_bare_alif() -> None:
    assert not [word for word in arabic_names() if re.search("[أإآٱ]", word)]
