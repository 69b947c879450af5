"""Text is rewritten by the rules of a table, in their order."""

import pytest

from bot.transliteration.rewrite_rules import RewriteRules

CHAIN = RewriteRules([("a(?=b)", "x"), ("xb", "y"), (r"(c)d|(d)c", r"\1\2")])


@pytest.mark.parametrize(
    ("word", "other"), [("ab", "y"), ("ac", "ac"), ("cdc", "cc"), ("", ""), ("xbab", "yy")]
)
def test_each_rule_applies_to_the_result_of_the_one_before(word: str, other: str) -> None:
    assert CHAIN.rewrite(word) == other
