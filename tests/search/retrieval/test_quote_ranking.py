"""The order of the quotes of a meeting."""

from collections.abc import Callable

import pytest

from tests.search.builders import meeting, person, quote
from tests.search.conftest import Search

FRAGMENT, LONGER = "hopes", "will seriously consider it"
SENTENCE = "The bilateral ties have overcome the ordeals of these years."
ABOUT_TRADE = "trade was the harder part"
BY_KANG = "We look forward to a lasting peace on the peninsula."
QUOTES = [
    quote(1, FRAGMENT, "Wang Yi"),
    quote(1, LONGER, "Wang Yi"),
    quote(1, SENTENCE, "Wang Yi"),
    quote(1, ABOUT_TRADE, "Wang Yi"),
    quote(1, BY_KANG, "Kang Kyung-wha"),
]

TABLE = [
    ("Kang Wang", [SENTENCE, BY_KANG, LONGER, ABOUT_TRADE, FRAGMENT]),
    ("Wang", [SENTENCE, LONGER, ABOUT_TRADE, FRAGMENT, BY_KANG]),
    ("Kang", [BY_KANG, SENTENCE, LONGER, ABOUT_TRADE, FRAGMENT]),
    ("what did Wang say about trade?", [ABOUT_TRADE, SENTENCE, LONGER, FRAGMENT, BY_KANG]),
    ("Wang commerce", [ABOUT_TRADE, SENTENCE, LONGER, FRAGMENT, BY_KANG]),
    ("commerce", [ABOUT_TRADE, SENTENCE, BY_KANG, LONGER, FRAGMENT]),
    ("barter", [ABOUT_TRADE, SENTENCE, BY_KANG, LONGER, FRAGMENT]),
    ("peace", [BY_KANG, SENTENCE, LONGER, ABOUT_TRADE, FRAGMENT]),
]


@pytest.mark.parametrize(("query", "expected"), TABLE)
def test_quotes_are_ranked_by_speaker_then_topic_then_sentences(
    archive: Callable[..., Search], query: str, expected: list[str]
) -> None:
    ask = archive(
        people=[person("Wang Yi", "Wang"), person("Kang Kyung-wha", "Kang")],
        topics=[
            {"id": "exchange", "name": "barter", "names": ["barter"]},
            {"id": "trade", "name": "commerce", "names": ["trade"], "broader": ["exchange"]},
        ],
        meetings=[meeting(1, ["Wang Yi", "Kang Kyung-wha"], topics=["trade"])],
        quotes=QUOTES,
    )
    told = [each.exact for each in ask(query).hits[0].quotes]
    assert told[0] == expected[0]
    assert sorted(told) == sorted(expected)
    assert [text for text in told if len(text) < 30] == [
        text for text in expected if len(text) < 30
    ]
