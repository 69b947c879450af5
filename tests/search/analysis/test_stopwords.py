"""Word lists: folded words, each in a list of its language."""

from pathlib import Path

import pytest

from bot.files import read_data
from bot.search.analysis import stopwords
from bot.search.parsing import context_words
from bot.text import fold

FILES = [stopwords.WORDS_FILE, context_words.WORDS_FILE]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_words_are_folded_sorted_and_listed_by_language(file: Path) -> None:
    for name, by_language in read_data(file).items():
        for language, text in by_language.items():
            assert len(language) == len("en"), name
            words = text.split()
            assert words == sorted(set(words)), name
            assert all(fold(word) == (word,) for word in words), name


def test_lists_have_the_words_of_all_languages(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("greetings:\n  en: hello hi\n  de: hallo\n", encoding="utf-8")
    assert stopwords.load_word_lists(file) == {"greetings": {"hello", "hi", "hallo"}}
