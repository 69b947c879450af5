"""Rewriting of words by rules, in the order of a table."""

import re
from collections.abc import Sequence


class RewriteRules:
    """Patterns with what replaces them, one after another.

    Most words have none of them, which one look tells. A pattern that begins with a letter, and
    only then looks at what is before it, is soon ruled out.
    """

    def __init__(self, table: Sequence[tuple[str, str]]) -> None:
        self._any = re.compile("|".join(f"(?:{pattern})" for pattern, _ in table))
        self._each = [(re.compile(pattern), other) for pattern, other in table]

    def rewrite(self, text: str) -> str:
        """Return a text with what fits replaced, by each rule in what the last has left."""
        if self._any.search(text):
            for pattern, other in self._each:
                text = pattern.sub(other, text)
        return text
