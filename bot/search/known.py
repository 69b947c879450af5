"""A name as search looks at it: which of its words are the family name, which belong together.

Sets of a name's words are kept as the bits of a number: 0b101 is the first and the third.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.index.model import EntityKind, Name
from bot.search.wordlists import LINKS, PREFIXES
from bot.search.words import is_east_asian
from bot.text import fold

PARTS = re.compile(r"[\s・·]+")
DOUBLE_FAMILY = 4  # syllables of 河野太郎, whose family name has two; 王毅 and 강경화 have one


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A name; `meaning` leaves out words such as `of`, `parts` are what stands between spaces.

    `family_core` is the family name without `von` and `al`.
    """

    name: Name
    words: tuple[str, ...]
    whole: int
    meaning: int
    family: int
    family_core: int
    parts: tuple[int, ...]
    is_east_asian: bool

    def is_parts(self, used: int) -> bool:
        """Tell whether these words are one or several whole parts: `Kyung-wha`, not `wha`."""
        return used == sum(part for part in self.parts if part & used == part)


def known_of(name: Name) -> Known:
    """Return a name with its parts told apart."""
    words, native = name.words, is_east_asian(name.name)
    whole = (1 << len(words)) - 1
    links = _bits(at for at, word in enumerate(words) if word in LINKS)
    prefixes = _bits(at for at, word in enumerate(words) if word in PREFIXES)
    family = _family(name, native=native) if name.kind is EntityKind.PERSON else 0
    return Known(
        name=name,
        words=words,
        whole=whole,
        meaning=(whole & ~links) or whole,
        family=family,
        family_core=(family & ~prefixes) or family,
        parts=_parts(name),
        is_east_asian=native,
    )


def _parts(name: Name) -> tuple[int, ...]:
    """Return the words of each part, which are side by side: Kang | Kyung-wha.

    What is one part of the canonical name is one here: Kim | Jong Un for Kim Jong-un.
    """
    canonical = {"".join(fold(part)) for part in PARTS.split(name.canonical)}
    pieces = [words for part in PARTS.split(name.name) if (words := fold(part))]
    if sum(pieces, ()) != name.words:
        pieces = [(word,) for word in name.words]
    parts: list[int] = []
    start = 0
    while pieces:
        size = _size_of_part(pieces, canonical)
        end = start + sum(map(len, pieces[:size]))
        parts.append(_bits(range(start, end)))
        start, pieces = end, pieces[size:]
    return tuple(parts)


def _size_of_part(pieces: list[tuple[str, ...]], canonical: set[str]) -> int:
    """Return how many of the pieces at the beginning are one part of the canonical name."""
    for size in range(len(pieces), 1, -1):
        if "".join("".join(words) for words in pieces[:size]) in canonical:
            return size
    return 1


def _family(name: Name, *, native: bool) -> int:
    """Return the words of the family name, 0 where it is not known."""
    size, words = len(name.family), name.words
    for start in range(len(words) - size + 1) if size else ():
        if words[start : start + size] == name.family:
            return _bits(range(start, start + size))
    if native and len(words) > 1:  # it comes first, but is romanised in another way: 강, Kang
        return 0b11 if len(words) >= DOUBLE_FAMILY else 0b1
    return 0


def _bits(places: Iterable[int]) -> int:
    return sum(1 << at for at in places)
