"""Near misses: the names that a word nobody knows may have been meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.index.model import Name

NEAR = 70  # of 100, rapidfuzz's ratio; `Macron` and `corona` have 67, `Kag` and `Kang` 86
BEHIND = 12  # how much worse than the nearest another may be
MOST_FOR_A_WORD = 3
SHORTEST = 3  # letters; shorter parts, such as one syllable of 자카르타, are near to everything


def suggest(unknown: Iterable[str], names: Sequence[Name]) -> tuple[str, ...]:
    """Return the canonical names nearest to each unknown word, without repeats."""
    found: dict[str, None] = {}
    for word in unknown:
        for name in _nearest("".join(fold(word)), names):
            found[name] = None
    return tuple(found)


def _nearest(word: str, names: Sequence[Name]) -> list[str]:
    if not word:
        return []
    best: dict[str, float] = {}
    parts = [
        (part, name)
        for name in names
        for part in {*name.words, "".join(name.words)}
        if len(part) >= SHORTEST
    ]
    near = process.extract(
        word, [part for part, _ in parts], scorer=fuzz.ratio, score_cutoff=NEAR, limit=None
    )
    for _, score, at in near:
        canonical = parts[at][1].canonical
        best[canonical] = max(score, best.get(canonical, 0.0))
    top = max(best.values(), default=0.0)
    close = [name for name in best if best[name] >= top - BEHIND]
    return sorted(close, key=lambda name: (-best[name], name))[:MOST_FOR_A_WORD]
