"""Chance that comes out the same in every run."""

from random import Random


def seeded(words: str) -> Random:
    """Return a generator that these words begin."""
    return Random(words)  # noqa: S311  # nothing here is a secret
