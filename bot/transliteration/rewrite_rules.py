"""Rewriting of text by a table of regular expressions, applied in order."""

import re
from collections.abc import Sequence


class RewriteRules:
    """Patterns and their replacements.

    Most words match no pattern, which one search tells. That search is faster for patterns that
    begin with a letter and only then look behind it.
    """

    def __init__(self, table: Sequence[tuple[str, str]]) -> None:
        self._any = re.compile("|".join(f"(?:{pattern})" for pattern, _ in table))
        self._rules = [(re.compile(pattern), replacement) for pattern, replacement in table]

    def rewrite(self, text: str) -> str:
        """Return the text after each rule was applied to the result of the one before."""
        if self._any.search(text):
            for pattern, replacement in self._rules:
                text = pattern.sub(replacement, text)
        return text
