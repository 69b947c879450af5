"""What a person typed is recovered from Slack's encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.support.command_text import typed_text

BOT = "U0BOT"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<@U0BOT> Kang Wang", "Kang Wang"),
        ("<@U0BOT|meetings> Kang Wang", "Kang Wang"),
        ("Kang <@U0BOT> Wang", "Kang   Wang"),
        ("hey <@U0BOT>, Kang?", "hey  , Kang?"),
        ("*Kang* and _Wang_ `THAAD`", "Kang and Wang THAAD"),
        ("Kang &amp; Wang &lt;2018&gt;", "Kang & Wang <2018>"),
        ("<https://example.org/a|Kang met Wang>", "Kang met Wang"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("<#C1|korea> <!here> <!subteam^S1|@asia>", "korea   @asia"),
        ("<@U2|kim> Kang", "kim Kang"),
        ("Kang-Wang snake_case 2*3", "Kang-Wang snake_case 2*3"),
    ],
)
def test_references_and_marks_become_plain_text(text: str, words: str) -> None:
    assert typed_text(text, BOT) == words


@given(st.text())
def test_any_text_is_accepted(text: str) -> None:
    assert isinstance(typed_text(text, BOT), str)
