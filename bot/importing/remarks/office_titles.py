"""Find titles of offices in a row of tokens: `Foreign Minister and Deputy Prime Minister`."""

from dataclasses import dataclass

from bot.gazetteer.gazetteer import Gazetteer
from bot.importing.lexicon import load_lexicon
from bot.importing.model import Side
from bot.importing.remarks.name_spans import is_date, is_name_word
from bot.importing.remarks.office_complements import ComplementParser, is_head
from bot.importing.tokenizer import RemarkToken

MAX_TITLE_TOKENS = 20  # up to the last head
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their"})
SPOUSES = frozenset({"mrs.", "mrs", "madame", "lady"})


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """A title from the token at `first` up to `end`, where a name would begin.

    `honorific` are the words at its end that are titles of the person, not of the office.
    `is_noble` is whether the title with its seat is the person's name: `Duke of Windsor`.
    """

    first: int
    end: int
    title: tuple[str, ...]
    honorific: tuple[str, ...] = ()
    side: Side | None = None
    is_plural: bool = False
    is_former: bool = False
    has_complement: bool = False
    is_noble: bool = False

    @property
    def words(self) -> str:
        """The whole title, without countries and determiners."""
        return " ".join((*self.title, *self.honorific))


class OfficeTitleParser:
    """Finds the title that begins at a token."""

    def __init__(self, tokens: list[RemarkToken], gazetteer: Gazetteer) -> None:
        self._tokens = tokens
        self._complements = ComplementParser(tokens, gazetteer)
        self._lexicon = load_lexicon()

    def parse(self, at: int, after: int) -> OfficeMention | None:
        """Return the office that begins at a token: the longest with a name behind it, if any."""
        first = at
        while at < after and self._tokens[at].lower in DETERMINERS:
            at += 1
        heads = self._find_heads(at, after)
        for head in reversed(heads):
            office = self._office(first, at, head, after)
            if office.end < after and self._begins_name(office.end):
                return office
        return self._office(first, at, heads[-1], after) if heads else None

    def _find_heads(self, at: int, after: int) -> list[int]:
        """Return the positions of all tokens that may end the title."""
        heads: list[int] = []
        limit = min(after, at + MAX_TITLE_TOKENS)
        while at < limit:
            token = self._tokens[at]
            if is_head(token):
                heads.append(at)
                at += 1
                if at < limit and self._tokens[at].lower in {"of", "for"}:
                    at = self._skip_complement(at, limit)
                continue
            if token.lower == "and" and not (heads and at > 0 and self._ends_title(at - 1, heads)):
                break
            if token.text == "(" and at + 2 < limit and self._tokens[at + 2].text == ")":
                at += 3  # `International Atomic Energy Agency (IAEA) Director General`
                continue
            if heads and not self._may_stand_between(at, limit):
                break
            if not self._may_stand_before(at, limit):
                break
            at += 1
        return heads

    def _may_stand_between(self, at: int, limit: int) -> bool:
        """Return whether a token behind one head may lead to another, and is no name yet."""
        word, lexicon = self._tokens[at].lower, self._lexicon
        known = (lexicon.portfolio, lexicon.status_words, lexicon.between_heads)
        return (
            any(word in words for words in known)
            or self._complements.side_at(at, limit) is not None
        )

    def _ends_title(self, at: int, heads: list[int]) -> bool:
        """Return whether a title ends at this token, so that `and` may join another to it."""
        end = heads[-1] + 1
        return (self._complements.end_of(end, at + 1) if heads[-1] < at else end) == at + 1

    def _may_stand_before(self, at: int, limit: int) -> bool:
        """Return whether a token may stand before a head."""
        token = self._tokens[at]
        if token.lower in self._lexicon.status_words or token.text in {"&", "/"}:
            return True
        if token.lower == "and":  # `Foreign Minister and Alternate Prime Minister`
            return at + 1 < limit and self._tokens[at + 1].is_capital
        if token.lower in {"of", "for"}:  # `Council of Representatives Speaker`
            is_body = self._tokens[at - 1].lower in self._lexicon.bodies
            return is_body and self._tokens[at + 1].is_capital
        return token.is_capital and token.lower not in self._lexicon.not_names

    def _skip_complement(self, at: int, limit: int) -> int:
        end = self._complements.end_of(at, limit)
        return end if end > at else limit

    def _office(self, first: int, at: int, head: int, after: int) -> OfficeMention:
        """Return the office whose title begins at `at` and has its last head at `head`."""
        end = head + 1
        side: Side | None = None
        has_complement = False
        if end < after and self._tokens[end].lower in {"of", "for", "to"}:
            behind = self._complements.end_of(end, after)
            has_complement = behind > end
            if has_complement:
                side = self._complements.side_within(end + 1, behind)
            end = behind
        nationality, side = self._nationality(at, head, side)
        honorific_from = self._honorific_start(nationality.stop, end)
        words = _without_spouse(
            [self._tokens[i].text for i in range(at, honorific_from) if i not in nationality]
        )
        title = tuple(word for word in words if word.lower() not in self._lexicon.former)
        return OfficeMention(
            first,
            end,
            title,
            tuple(self._tokens[i].text for i in range(honorific_from, end)),
            side,
            is_plural=self._tokens[head].lower in self._lexicon.plural_heads,
            is_former=len(title) < len(words),
            has_complement=has_complement,
            is_noble=has_complement
            and self._tokens[head].lower in self._lexicon.noble_heads
            and side is None,
        )

    def _nationality(self, at: int, head: int, side: Side | None) -> tuple[range, Side | None]:
        """Return the tokens before the title that name a country, and whose office it is.

        The name of an organisation stays in the title: `NATO Secretary General`.
        """
        first = at
        while first < head and self._tokens[first].lower in self._lexicon.status_words:
            first += 1
        leading = self._complements.side_at(first, head)
        if leading is None:
            return range(at, at), side
        is_in_title = self._tokens[first].lower in self._lexicon.bodies_in_titles
        if leading[0].country and not is_in_title:
            return range(first, leading[1]), leading[0]
        return range(at, at), leading[0]

    def _honorific_start(self, title_from: int, end: int) -> int:
        """Return where the person's own titles begin at the end of a title."""
        at = end
        while at > title_from and self._tokens[at - 1].lower in self._lexicon.honorifics:
            at -= 1
        if at <= title_from:
            return at
        before, lexicon = self._tokens[at - 1].lower, self._lexicon
        is_of_title = before in lexicon.heads or before in lexicon.portfolio or before == "states"
        return at if is_of_title and before not in lexicon.before_general else end

    def _begins_name(self, at: int) -> bool:
        token = self._tokens[at]
        if token.lower in self._lexicon.particles and at + 1 < len(self._tokens):
            return is_name_word(self._tokens[at + 1])
        return is_name_word(token) and not is_date(self._tokens, at, len(self._tokens))


def _without_spouse(words: list[str]) -> list[str]:
    """Return the title of `President and Mrs. Reagan` without hers."""
    lower = [word.lower() for word in words]
    for at, word in enumerate(lower[1:-1], start=1):
        if word == "and" and lower[at + 1] in SPOUSES:
            return words[:at]
    return words
