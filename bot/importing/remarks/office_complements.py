"""Find what an office is of or for: `Minister of Foreign Affairs`, `Special Envoy for Syria`."""

import re

from bot.gazetteer.countries import Country
from bot.gazetteer.gazetteer import MAX_NAME_WORDS, Gazetteer, GazetteerEntry
from bot.importing.lexicon import load_lexicon
from bot.importing.model import Side
from bot.importing.tokenizer import RemarkToken

POSSESSIVE = re.compile(r"['’]s$")
SUFFIXES = ("-designate", "-elect")


class ComplementParser:
    """Finds complements, and the countries and organisations in them."""

    def __init__(self, tokens: list[RemarkToken], gazetteer: Gazetteer) -> None:
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._lexicon = load_lexicon()

    def side_at(self, at: int, after: int) -> tuple[Side, int] | None:
        """Return the country or organisation named at a token, and the position behind it."""
        tokens = self._tokens[at : min(after, at + MAX_NAME_WORDS)]
        found = self._gazetteer.longest([POSSESSIVE.sub("", token.text) for token in tokens])
        if not found:
            return None
        entry, count = found
        return _side(entry), at + count

    def end_of(self, at: int, after: int) -> int:
        """Return the position behind `of Foreign Affairs` or `for Syria`; `at` without one."""
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

    def side_within(self, at: int, end: int) -> Side | None:
        """Return the first country or organisation named in these tokens."""
        while at < end:
            if found := self.side_at(at, end):
                return found[0]
            at += 1
        return None

    def _seat_end(self, at: int, after: int) -> int:
        """Return the position behind a seat that is in no list: `Duke of Windsor`."""
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
            if token.is_capital and token.lower in self._lexicon.portfolio:
                at += 1
                end = at
            elif token.lower in self._lexicon.portfolio_links and end > start:
                at += 1
            else:
                break
        if end < after and is_head(self._tokens[end]):  # `of Defense and Foreign | Minister`
            links = (i for i in range(start, end) if self._tokens[i].lower == "and")
            end = max(links, default=end)
        return end


def is_head(token: RemarkToken) -> bool:
    """Return whether a token may end the title of an office."""
    word, lexicon = token.lower, load_lexicon()
    for suffix in SUFFIXES:
        word = word.removesuffix(suffix)
    heads = lexicon.heads if token.is_capital else lexicon.small_heads
    return word in heads or word in lexicon.plural_heads


def _side(entry: GazetteerEntry) -> Side:
    if isinstance(entry, Country):
        return Side(country=entry.id)
    return Side(organisation=entry.name)
