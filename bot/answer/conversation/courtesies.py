"""Recognize messages that ask nothing: `thanks`."""

import re
from functools import cache
from pathlib import Path

import yaml

WORDS_FILE = Path(__file__).with_name("courtesies.yaml")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
MAX_WORDS = 8


def is_courtesy(message: str) -> bool:
    """Return whether a message only says thanks, in one of the languages of the word file."""
    words = [word.lower().replace("’", "").replace("'", "") for word in WORD.findall(message)]
    thanks, beside = _words()
    is_short = 0 < len(words) <= MAX_WORDS and not re.search(r"[\d?]", message)
    return is_short and not thanks.isdisjoint(words) and (thanks | beside).issuperset(words)


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    lists = yaml.load(WORDS_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    thanks, beside = (
        frozenset(word for words in lists[name].values() for word in words)
        for name in ("thanks", "beside")
    )
    return thanks, beside
