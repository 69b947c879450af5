"""Split tokens that are two names written as one word: `KangWang`."""

from collections.abc import Iterator

from bot.index.model import EntityKind
from bot.index.read.lexicon import Lexicon, LexiconEntry
from bot.name_matching.part_roles import NamePart
from bot.search.analysis.tokenizer import Token
from bot.search.tuning import Limits


def split_compounds(
    tokens: tuple[Token, ...], lexicon: Lexicon, limits: Limits
) -> tuple[Token, ...]:
    """Return the tokens, with those that are not in the lexicon split into two names if they are.

    Both halves keep the position of the whole token.
    """
    known = lexicon.entries({token.folded for token in tokens})
    splits = {
        token.folded: list(_splits(token.folded, limits))
        for token in tokens
        if token.folded not in known and not token.is_stopword
    }
    parts = {part for pairs in splits.values() for pair in pairs for part in pair}
    names = {word for word, found in lexicon.entries(parts).items() if any(map(_is_name, found))}
    return tuple(
        part for token in tokens for part in _split(token, splits.get(token.folded, []), names)
    )


def _splits(word: str, limits: Limits) -> Iterator[tuple[str, str]]:
    shortest = limits.min_compound_part_chars
    if len(word) <= limits.max_compound_chars:
        for at in range(shortest, len(word) - shortest + 1):
            yield word[:at], word[at:]


def _is_name(entry: LexiconEntry) -> bool:
    return entry.kind is EntityKind.PERSON and entry.part in {NamePart.FAMILY, NamePart.WHOLE}


def _split(token: Token, splits: list[tuple[str, str]], names: set[str]) -> list[Token]:
    for pair in splits:
        if names.issuperset(pair):
            return [token._replace(folded=part) for part in pair]
    return [token]
