"""Load word lists: stopwords, office titles, common words, and lists of other rooms."""

from functools import cache
from pathlib import Path

from bot.files import read_data

WORDS_FILE = Path(__file__).with_name("stopwords.yaml")


def load_word_lists(file: Path) -> dict[str, frozenset[str]]:
    """Return the lists of a YAML file by their names, each with its words in all languages.

    In the file a list has a text of folded words for each language.
    """
    return {
        name: frozenset(word for words in by_language.values() for word in words.split())
        for name, by_language in read_data(file).items()
    }


def stopwords() -> frozenset[str]:
    """Return the words that make a query a sentence and name nothing by themselves."""
    return _word_lists()["stopwords"]


def us_pronoun_context() -> frozenset[str]:
    """Return the words after which `us` is the pronoun, not the United States."""
    return _word_lists()["us_pronoun_context"]


def owner_prepositions() -> frozenset[str]:
    """Return the words between an office and its country: `minister of Japan`."""
    return _word_lists()["owner_prepositions"]


def titles() -> frozenset[str]:
    """Return the words of office titles: with a name they do not change who is meant."""
    return _word_lists()["titles"]


def common_words() -> frozenset[str]:
    """Return everyday words, which are never taken for a mistyped name."""
    return _word_lists()["common_words"]


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    return load_word_lists(WORDS_FILE)
