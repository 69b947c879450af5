"""Load the word lists of the query analysis: stopwords, titles, common words."""

from functools import cache
from pathlib import Path

import yaml

WORDS_FILE = Path(__file__).with_name("stopwords.yaml")


def stopwords() -> frozenset[str]:
    """Return the folded words that make a query a sentence and name nothing by themselves."""
    return _words("stopwords")


def us_pronoun_context() -> frozenset[str]:
    """Return the words after which `us` is the pronoun, not the United States."""
    return _words("us_pronoun_context")


def titles() -> frozenset[str]:
    """Return the words of office titles: beside a name they add nothing to it."""
    return _words("titles")


def qualifiers() -> frozenset[str]:
    """Return the words that change which meetings are meant, and so are never passed over."""
    return _words("qualifiers")


def common_words() -> frozenset[str]:
    """Return common words, which are taken as typed correctly and never for a mistyped name."""
    return _words("common_words")


@cache
def _word_lists() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = yaml.load(
        WORDS_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader
    )
    return lists


@cache
def _words(name: str) -> frozenset[str]:
    """Return the words of a list in all languages."""
    return frozenset(word for words in _word_lists()[name].values() for word in words.split())
