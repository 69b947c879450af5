"""Hypothesis strategies for answers with long and hostile texts."""

from hypothesis import strategies as st

from bot.answer.conversation.view_request import ViewRequest
from bot.answer.model import Answer, Card, QuoteLine, SourceLine

hostile = st.sampled_from(
    [
        "<!channel>",
        "&",
        "&amp;",
        "`",
        "*",
        "_b_",
        "~",
        "> ",
        "\n",
        '"',
        "“",
        "😀",
        ":tada:",
        "\x00",
        "강",
    ]
)
texts = st.text(max_size=60) | st.builds(
    lambda part, count: part * count, hostile, st.integers(1, 4_000)
)
filled = texts.map(lambda text: text or "x")
quotes = st.none() | st.builds(QuoteLine, filled, filled, filled)
sources = st.builds(SourceLine, filled, st.none() | st.just("https://example.org/?a=1&b=|c"))
cards = st.builds(
    Card,
    when_and_where=filled,
    what=filled,
    who=st.lists(filled, max_size=30).map(tuple),
    summary=filled,
    quote=quotes,
    sources=st.lists(sources, max_size=6).map(tuple),
    is_date_derived=st.booleans(),
    missing=st.lists(filled, max_size=3).map(tuple),
    meeting=st.just("m"),
    quotes=st.integers(0, 10**6),
)
answers = st.builds(
    Answer,
    headline=filled,
    notes=st.lists(filled, max_size=3).map(tuple),
    cards=st.lists(cards, max_size=5).map(tuple),
    more=st.integers(0, 10**6),
    request=st.none() | st.builds(ViewRequest, first=st.integers(0, 10**6)),
)
