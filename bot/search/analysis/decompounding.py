"""Two names that are written as one word: `KangWang`."""

from collections.abc import Iterator

from bot.index.model import EntityKind
from bot.index.read.lexicon import Lexicon, LexiconEntry
from bot.name_matching.part_roles import NamePart
from bot.search.analysis.tokenizer import Token

SHORTEST_HALF = 3  # letters
LONGEST_WORD = 40  # letters, of two names


def split_compounds(words: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """Take words apart that nobody knows, but that are two names: `KangWang`."""
    known = lexicon.entries({word.folded for word in words})
    halves = {
        word.folded: list(_halves(word.folded))
        for word in words
        if word.folded not in known and not word.is_stopword
    }
    pairs = {half for cuts in halves.values() for cut in cuts for half in cut}
    names = {word for word, found in lexicon.entries(pairs).items() if any(map(_is_name, found))}
    return tuple(
        part for word in words for part in _split(word, halves.get(word.folded, []), names)
    )


def _halves(word: str) -> Iterator[tuple[str, str]]:
    if len(word) > LONGEST_WORD:
        return
    for at in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
        yield word[:at], word[at:]


def _is_name(entry: LexiconEntry) -> bool:
    return entry.kind is EntityKind.PERSON and entry.part in {NamePart.FAMILY, NamePart.WHOLE}


def _split(word: Token, cuts: list[tuple[str, str]], names: set[str]) -> list[Token]:
    for cut in cuts:
        if names.issuperset(cut):
            return [word._replace(folded=half) for half in cut]
    return [word]
