"""How well some words fit one name: which of its words each stands for, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.search.vocabulary import word_similarity

LONGEST_RUN = 3  # neighbouring words that may stand for one: `kyung wha`, `kyungwha`
INITIAL = 0.8  # `K.` for `Kyung-wha`


@dataclass(frozen=True, slots=True)
class Alignment:
    """`similarity` (0 to 1) of the words given; `used` are the places of the name's words met."""

    similarity: float
    used: frozenset[int]
    in_order: bool


def align(asked: tuple[str, ...], known: tuple[str, ...]) -> Alignment | None:
    """Return the best way in which all asked words stand for different words of a name.

    Runs of neighbours count as one word on either side, so that joined and split names meet.
    """
    best = _align(asked, known, frozenset(), -1)
    if best is None:
        return None
    total, used, in_order = best
    return Alignment(total / sum(map(len, asked)), used, in_order)


def _align(
    asked: tuple[str, ...], known: tuple[str, ...], used: frozenset[int], last: int
) -> tuple[float, frozenset[int], bool] | None:
    """Align what is left of the asked words; similarities are weighted by letters."""
    if not asked:
        return 0.0, used, True
    best: tuple[float, frozenset[int], bool] | None = None
    for size in range(1, min(LONGEST_RUN, len(asked)) + 1):
        word = "".join(asked[:size])
        for start, end, similarity in _places(word, known, used):
            rest = _align(asked[size:], known, used | set(range(start, end)), start)
            if rest is None:
                continue
            found = (similarity * len(word) + rest[0], rest[1], rest[2] and start > last)
            if best is None or (found[0], found[2]) > (best[0], best[2]):
                best = found
    return best


def _places(
    word: str, known: tuple[str, ...], used: frozenset[int]
) -> list[tuple[int, int, float]]:
    """Return the free runs of the name's words that a word may stand for, with similarities."""
    found = []
    for start in range(len(known)):
        for end in range(start + 1, min(start + LONGEST_RUN, len(known)) + 1):
            if end - 1 in used or start in used:
                break
            similarity = word_similarity(word, "".join(known[start:end]))
            if end - start == 1 and len(word) == 1 and known[start][0] == word:
                similarity = max(similarity, INITIAL)
            if similarity:
                found.append((start, end, similarity))
    return found
