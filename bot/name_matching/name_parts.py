"""The parts of a name: which of its words are the surname, and which belong together.

Sets of a name's words are bits of a number: 0b101 is the first and the third word.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.name_matching.name_words import linking_words, surname_prefixes
from bot.text import fold, is_east_asian

MAX_JOINED_WORDS = 4  # folded words that may be written as one: `kangkyungwha`
MIN_DOUBLE_FAMILY_LENGTH = 4  # syllables: 河野太郎 has a surname of two, 王毅 and 강경화 of one
FAMILY_SIMILARITY_THRESHOLD = 0.75  # of the spelling of a surname in an alias
SPACES = re.compile(r"[\s・·]+")


@dataclass(frozen=True, slots=True, eq=False)
class ParsedName:
    """A name with its folded words, and sets of them.

    `content` leaves out linking words such as `of`; `family` is the surname (0 where it is not
    known), `family_core` without prefixes such as `von`; `parts` are what stands between spaces.
    """

    words: tuple[str, ...]
    content: int
    family: int
    family_core: int
    parts: tuple[int, ...]
    is_east_asian: bool

    @property
    def whole(self) -> int:
        """All words."""
        return (1 << len(self.words)) - 1

    def are_whole_parts(self, used: int) -> bool:
        """Return whether these words are one or several whole parts: `Kyung-wha`, not `wha`."""
        return used == sum(part for part in self.parts if part & used == part)

    def longest_word(self, used: int) -> int:
        """Return the number of letters of the longest of these words, 0 when there is none."""
        words = (word for at, word in enumerate(self.words) if used >> at & 1)
        return max(map(len, words), default=0)


def parse_name(
    name: str,
    canonical: str,
    family: str | None = None,
    *,
    word_similarity: Callable[[str, str], float],
) -> ParsedName:
    """Return a name with its parts.

    `canonical` is the canonical name of the same entity; `family` is a person's surname as it is
    spelled there, empty where it is not known, None for topics and places. `word_similarity`
    compares folded words (0 to 1), to find the surname in an alias.
    """
    words, native = fold(name), is_east_asian(name)
    whole = (1 << len(words)) - 1
    linking = _bits_in(words, linking_words())
    surname = (
        0
        if family is None
        else _find_family(words, fold(family), word_similarity=word_similarity, native=native)
    )
    return ParsedName(
        words=words,
        content=(whole & ~linking) or whole,
        family=surname,
        family_core=(surname & ~_bits_in(words, surname_prefixes())) or surname,
        parts=_find_parts(name, canonical, words),
        is_east_asian=native,
    )


def parse_nickname(name: str) -> ParsedName:
    """Return a nickname or initials, which stand for a person only as a whole: `Iron Lady`, MBS.

    It is marked as a name in its own script, so that nothing that sounds or looks like it is taken
    for it: MBZ is somebody else.
    """
    words = fold(name)
    whole = (1 << len(words)) - 1
    return ParsedName(words, whole, 0, 0, (whole,), is_east_asian=True)


def token_joins(words: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield each word, and adjacent words as one, with the first and behind the last position."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + MAX_JOINED_WORDS, len(words)) + 1):
            yield start, end, "".join(words[start:end])


def family_end(words: tuple[str, ...], name: ParsedName) -> tuple[str, int]:
    """Return the word of the surname at an end of a name, and which end: 0 or -1.

    `words` are all of the name's, in order or inverted; the word is empty where it is not known.
    """
    family = {word for at, word in enumerate(name.words) if name.family >> at & 1}
    return next(((words[end], end) for end in (0, -1) if words[end] in family), ("", 0))


def inverted_words(name: ParsedName) -> tuple[str, ...]:
    """Return a name's words with its surname at the other end: kyung, wha, kang.

    A surname that is not known is taken for the last part. Empty where it is not at an end.
    """
    if not name.family and len(name.parts) > 1 and len(name.words) <= MAX_JOINED_WORDS:
        start = len(name.words) - name.parts[-1].bit_count()
        return name.words[start:] + name.words[:start]
    size = name.family.bit_count()
    if not 0 < size < len(name.words) <= MAX_JOINED_WORDS:
        return ()
    first, last = _bits(range(size)), name.whole - _bits(range(len(name.words) - size))
    cut = {first: size, last: -size}.get(name.family)
    return name.words[cut:] + name.words[:cut] if cut else ()


def _find_parts(name: str, canonical: str, words: tuple[str, ...]) -> tuple[int, ...]:
    """Return the words of each part, which are adjacent: Kang | Kyung-wha.

    What is one part of the canonical name is one here: Kim | Jong Un for Kim Jong-un.
    """
    joined = {"".join(fold(part)) for part in SPACES.split(canonical)}
    pieces = [folded for part in SPACES.split(name) if (folded := fold(part))]
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
    """Return how many pieces at the beginning are one part of the canonical name."""
    for size in range(len(pieces), 1, -1):
        if "".join("".join(words) for words in pieces[:size]) in joined:
            return size
    return 1


def _find_family(
    words: tuple[str, ...],
    family: tuple[str, ...],
    *,
    word_similarity: Callable[[str, str], float],
    native: bool,
) -> int:
    """Return the words of the surname, 0 where it is not known."""
    size = len(family)
    for start in range(len(words) - size + 1) if size else ():
        if words[start : start + size] == family:
            return _bits(range(start, start + size))
    if not native and size and len(words) > 1:  # an alias may spell it in another way
        joined = "".join(family)
        ends = {
            1: word_similarity(joined, words[0]),
            1 << (len(words) - 1): word_similarity(joined, words[-1]),
        }
        most_similar = max(ends, key=ends.__getitem__)
        return most_similar if ends[most_similar] >= FAMILY_SIMILARITY_THRESHOLD else 0
    if native and len(words) > 1:  # it comes first, but is romanized in another way: 강, Kang
        return 0b11 if len(words) >= MIN_DOUBLE_FAMILY_LENGTH else 0b1
    return 0


def _bits_in(words: Iterable[str], chosen: frozenset[str]) -> int:
    return _bits(at for at, word in enumerate(words) if word in chosen)


def _bits(positions: Iterable[int]) -> int:
    return sum(1 << at for at in positions)
