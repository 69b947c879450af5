"""What an office is of or for: `Minister of Foreign Affairs`, `Special Envoy for Syria`."""

import re

from bot.gazetteer.countries import Country
from bot.gazetteer.gazetteer import Gazetteer, GazetteerEntry
from bot.importing import lexicon
from bot.importing.model import Side
from bot.importing.tokenizer import RemarkToken

POSSESSIVE = re.compile(r"['’]s$")
HYPHENATED = ("-designate", "-elect")


class ComplementReader:
    """Finds complements, and the countries and bodies in them."""

    def __init__(self, tokens: list[RemarkToken], gazetteer: Gazetteer) -> None:
        self._tokens = tokens
        self._gazetteer = gazetteer

    def side_at(self, at: int, after: int) -> tuple[Side, int] | None:
        """Return the country or body named at a token, and the token behind it."""
        words = [POSSESSIVE.sub("", token.text) for token in self._tokens[at : min(after, at + 9)]]
        found = self._gazetteer.longest(words)
        if not found:
            return None
        entity, count = found
        return _side(entity), at + count

    def end_of(self, at: int, after: int) -> int:
        """Return the place behind `of Foreign Affairs` or `for Syria`; the same when none is."""
        step = at + 1
        while step < after and self._tokens[step].lower == "the":
            step += 1
        side = self.side_at(step, after)
        if side and not self._is_portfolio(step, after):
            end = max(side[1], self._portfolio_end(side[1], after))
        else:
            end = self._portfolio_end(step, after)
        if end == step:
            end = self._seat_end(step, after)
        if end == step:
            return at
        if end + 1 < after and self._tokens[end].lower in {"of", "for"}:
            return max(end, self.end_of(end, after))
        return end

    def _seat_end(self, at: int, after: int) -> int:
        """Return the place behind a seat that nobody lists: `Duke of Windsor`."""
        is_alone = at < after and self._tokens[at].is_capital and self._tokens[at].is_word
        if is_alone and at + 1 < after and self._tokens[at + 1].is_capital:
            return at
        return at + 1 if is_alone else at

    def _is_portfolio(self, at: int, after: int) -> bool:
        end = self._portfolio_end(at, after)
        return end > at + 1

    def _portfolio_end(self, at: int, after: int) -> int:
        end = start = at
        while at < after:
            token = self._tokens[at]
            if token.is_capital and token.lower in lexicon.PORTFOLIO:
                at += 1
                end = at
            elif token.lower in lexicon.PORTFOLIO_JOINS and end > start:
                at += 1
            else:
                break
        if end < after and is_head(self._tokens[end]):  # `of Defense and Foreign | Minister`
            last = max(
                (i for i in range(start, end) if self._tokens[i].lower == "and"), default=end
            )
            end = last
        return end

    def side_within(self, at: int, end: int) -> Side | None:
        """Return the first country or body named in these words."""
        while at < end:
            if found := self.side_at(at, end):
                return found[0]
            at += 1
        return None


def is_head(token: RemarkToken) -> bool:
    """Whether a word may end the title of an office."""
    word = token.lower
    for ending in HYPHENATED:
        word = word.removesuffix(ending)
    if token.is_capital:
        return word in lexicon.HEADS or word in lexicon.PLURAL_HEADS
    return word in lexicon.SMALL_HEADS or word in lexicon.PLURAL_HEADS


def _side(entity: GazetteerEntry) -> Side:
    return Side(country=entity.id) if isinstance(entity, Country) else Side(body=entity.name)
