"""A name as search looks at it: which of its words are the family name, which belong together.

Sets of a name's words are kept as the bits of a number: 0b101 is the first and the third.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.name_matching.similarity import word_similarity
from bot.text import fold, is_east_asian

PARTS = re.compile(r"[\s・·]+")
DOUBLE_FAMILY = 4  # syllables of 河野太郎, whose family name has two; 王毅 and 강경화 have one
FAMILY_LIKE = 0.75  # how like a family name is that an alias spells otherwise
MAX_JOINED_WORDS = 4  # folded words that may be written as one: `kangkyungwha`
# Names may be asked for without them: `denuclearization of the Korean Peninsula`
LINKS = frozenset("a an and at between by for from in of on the to toward towards with".split())  # noqa: SIM905  # a list literal of these is a page long
# Family names have them, and are often called without: al-Assad, bin Salman, von der Leyen
PREFIXES = frozenset("al af ben bin da das de del den der di dos du el la le van von zu".split())  # noqa: SIM905  # as above


@dataclass(frozen=True, slots=True, eq=False)
class ParsedName:
    """A name; `meaning` leaves out words such as `of`, `parts` are what stands between spaces.

    `family_core` is the family name without `von` and `al`.
    """

    words: tuple[str, ...]
    content: int
    family: int
    family_core: int
    parts: tuple[int, ...]
    is_east_asian: bool

    @property
    def whole(self) -> int:
        """All of its words."""
        return (1 << len(self.words)) - 1

    def are_whole_parts(self, used: int) -> bool:
        """Tell whether these words are one or several whole parts: `Kyung-wha`, not `wha`."""
        return used == sum(part for part in self.parts if part & used == part)

    def longest_word(self, used: int) -> int:
        """Return the letters of the longest of these words, 0 when there is none."""
        words = (word for at, word in enumerate(self.words) if used >> at & 1)
        return max(map(len, words), default=0)


def parse_name(name: str, canonical: str, family: str | None = None) -> ParsedName:
    """Return a name with its parts told apart; `family` is that of a person, where it is known."""
    words, native = fold(name), is_east_asian(name)
    whole = (1 << len(words)) - 1
    links = _bits(at for at, word in enumerate(words) if word in LINKS)
    prefixes = _bits(at for at, word in enumerate(words) if word in PREFIXES)
    of_family = 0 if family is None else _family(words, fold(family), native=native)
    return ParsedName(
        words=words,
        content=(whole & ~links) or whole,
        family=of_family,
        family_core=(of_family & ~prefixes) or of_family,
        parts=_parts(name, canonical, words),
        is_east_asian=native,
    )


def token_joins(words: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield each word, and each run of neighbours written as one word, with its ends."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + MAX_JOINED_WORDS, len(words)) + 1):
            yield start, end, "".join(words[start:end])


def family_end(words: tuple[str, ...], known: ParsedName) -> tuple[str, int]:
    """Return the word of the family name at an end of a name, and at which: 0 or -1.

    `words` are all of the name's, in their order or turned; no word where it is not known.
    """
    family = {word for at, word in enumerate(known.words) if known.family >> at & 1}
    return next(((words[end], end) for end in (0, -1) if words[end] in family), ("", 0))


def inverted_words(known: ParsedName) -> tuple[str, ...]:
    """Return a name's words with its family name at the other end; none where it has none.

    kyung, wha, kang for Kang Kyung-wha.
    """
    size = known.family.bit_count()
    if not 0 < size < len(known.words) <= MAX_JOINED_WORDS:
        return ()
    at = {_bits(range(size)): size, known.whole - _bits(range(len(known.words) - size)): -size}
    cut = at.get(known.family)
    return known.words[cut:] + known.words[:cut] if cut else ()


def _parts(name: str, canonical: str, words: tuple[str, ...]) -> tuple[int, ...]:
    """Return the words of each part, which are side by side: Kang | Kyung-wha.

    What is one part of the canonical name is one here: Kim | Jong Un for Kim Jong-un.
    """
    joined = {"".join(fold(part)) for part in PARTS.split(canonical)}
    pieces = [found for part in PARTS.split(name) if (found := fold(part))]
    if sum(pieces, ()) != words:
        pieces = [(word,) for word in words]
    parts: list[int] = []
    start = 0
    while pieces:
        size = _size_of_part(pieces, joined)
        end = start + sum(map(len, pieces[:size]))
        parts.append(_bits(range(start, end)))
        start, pieces = end, pieces[size:]
    return tuple(parts)


def _size_of_part(pieces: list[tuple[str, ...]], joined: set[str]) -> int:
    """Return how many of the pieces at the beginning are one part of the canonical name."""
    for size in range(len(pieces), 1, -1):
        if "".join("".join(words) for words in pieces[:size]) in joined:
            return size
    return 1


def _family(words: tuple[str, ...], family: tuple[str, ...], *, native: bool) -> int:
    """Return the words of the family name, 0 where it is not known."""
    size = len(family)
    for start in range(len(words) - size + 1) if size else ():
        if words[start : start + size] == family:
            return _bits(range(start, start + size))
    if not native and size and len(words) > 1:  # an alias may spell it in another way
        ends = {1: words[0], 1 << (len(words) - 1): words[-1]}
        likest = max(ends, key=lambda end: word_similarity("".join(family), ends[end]))
        is_like = word_similarity("".join(family), ends[likest]) >= FAMILY_LIKE
        return likest if is_like else 0
    if native and len(words) > 1:  # it comes first, but is romanised in another way: 강, Kang
        return 0b11 if len(words) >= DOUBLE_FAMILY else 0b1
    return 0


def _bits(places: Iterable[int]) -> int:
    return sum(1 << at for at in places)
