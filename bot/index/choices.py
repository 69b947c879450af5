"""Names of the index to choose from, while somebody types."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.index.model import EntityKind, Name
from bot.text import fold

NEAR = 75  # of 100
MOST = 100  # what a select of Slack's shows


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody or something to choose, by id and canonical name."""

    id: str
    name: str


class Choices:
    """Looks names up by what is typed of them."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names: defaultdict[EntityKind, list[tuple[str, Name]]] = defaultdict(list)
        self._canonical: dict[tuple[EntityKind, str], str] = {}
        for name in names:
            self._names[name.kind].append((" ".join(name.words), name))
            self._canonical[name.kind, name.entity] = name.canonical

    def name_of(self, kind: EntityKind, entity: str) -> str:
        """Return a canonical name; the id itself when the index no longer has it."""
        return self._canonical.get((kind, entity), entity)

    def like(self, kind: EntityKind, typed: str) -> list[Choice]:
        """Return what is called like this: names that begin so, then contain it, then are near."""
        folded = " ".join(fold(typed))
        ranked: dict[str, tuple[int, str]] = {}
        for words, name in self._names[kind]:
            rank = 0 if words.startswith(folded) else 1 if folded in words else 2
            if rank < ranked.get(name.entity, (2, ""))[0]:
                ranked[name.entity] = rank, name.canonical
        if not ranked:
            ranked = self._near(kind, folded)
        ordered = sorted(ranked, key=lambda entity: (ranked[entity], entity))
        return [Choice(entity, ranked[entity][1]) for entity in ordered[:MOST]]

    def _near(self, kind: EntityKind, folded: str) -> dict[str, tuple[int, str]]:
        names = self._names[kind]
        near = process.extract(
            folded, [words for words, _ in names], scorer=fuzz.partial_ratio, score_cutoff=NEAR,
            limit=MOST,
        )  # fmt: skip
        return {
            names[at][1].entity: (100 - int(score), names[at][1].canonical)
            for _, score, at in reversed(near)
        }
