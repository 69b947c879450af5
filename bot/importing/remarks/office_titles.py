"""Titles of offices in a row of words: `Israeli Foreign Minister and Alternate Prime Minister`."""

from dataclasses import dataclass

from bot.gazetteer.gazetteer import Gazetteer
from bot.importing import lexicon
from bot.importing.model import Side
from bot.importing.remarks.name_spans import is_name_word
from bot.importing.remarks.office_complements import ComplementReader, is_head
from bot.importing.tokenizer import RemarkToken

LONGEST = 20  # words before the last of a title
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their"})
KEPT = frozenset({"plo"})
NOBLE = frozenset(["duke", "duchess", "prince", "princess", "earl", "count", "baron"])


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """A title of tokens `first` to `end`; `name_at` is where the name behind it would begin.

    `honorifics` counts the words at its end that are titles of the person, not of the office.
    """

    first: int
    end: int
    name_at: int
    title: tuple[str, ...]
    honorific: tuple[str, ...] = ()
    side: Side | None = None
    plural: bool = False
    is_former: bool = False
    has_complement: bool = False
    is_seat: bool = False


class OfficeReader:
    """Finds the title that begins at a token."""

    def __init__(self, tokens: list[RemarkToken], gazetteer: Gazetteer) -> None:
        self._tokens = tokens
        self._complements = ComplementReader(tokens, gazetteer)

    def read(self, at: int, after: int) -> OfficeMention | None:
        """Return the office that begins at a token: the longest with a name behind it, if any."""
        first = at
        while at < after and self._tokens[at].lower in DETERMINERS:
            at += 1
        heads = self._heads(at, after)
        for head in reversed(heads):
            office = self._complete(first, at, head, after)
            if office.name_at < after and self._starts_name(office.name_at):
                return office
        return self._complete(first, at, heads[-1], after) if heads else None

    def _heads(self, at: int, after: int) -> list[int]:
        """Return the places of all words that may end the title."""
        heads: list[int] = []
        limit = min(after, at + LONGEST)
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
        """Whether a word behind one head may lead to another, and is not the name already."""
        word = self._tokens[at].lower
        known = lexicon.PORTFOLIO | lexicon.STATUS_WORDS | lexicon.BETWEEN_HEADS
        return word in known or self._complements.side_at(at, limit) is not None

    def _ends_title(self, at: int, heads: list[int]) -> bool:
        """Whether a title ends at this token, so that `and` may join another to it."""
        end = self._complements.end_of(heads[-1] + 1, at + 1) if heads[-1] < at else heads[-1] + 1
        return end == at + 1

    def _may_stand_before(self, at: int, limit: int) -> bool:
        token = self._tokens[at]
        if token.lower in lexicon.STATUS_WORDS or token.text in {"&", "/"}:
            return True
        if token.lower == "and":  # `Foreign Minister and Alternate Prime Minister`
            return at + 1 < limit and self._tokens[at + 1].is_capital
        if token.lower in {"of", "for"}:  # `Council of Representatives Speaker`
            return self._tokens[at - 1].lower in lexicon.BODIES and self._tokens[at + 1].is_capital
        return token.is_capital and token.lower not in lexicon.NOT_NAMES

    def _skip_complement(self, at: int, limit: int) -> int:
        end = self._complements.end_of(at, limit)
        return end if end > at else limit

    def _complete(self, first: int, at: int, head: int, after: int) -> OfficeMention:
        end = head + 1
        side: Side | None = None
        has_complement = False
        if end < after and self._tokens[end].lower in {"of", "for", "to"}:
            behind = self._complements.end_of(end, after)
            has_complement = behind > end
            if has_complement:
                side = self._complements.side_within(end + 1, behind)
            end = behind
        nationality = range(at, at)
        status_to = at
        while status_to < head and self._tokens[status_to].lower in lexicon.STATUS_WORDS:
            status_to += 1
        if leading := self._complements.side_at(status_to, head):
            side = leading[0]
            word = self._tokens[status_to].lower
            if side.country and word not in KEPT:  # a body's name: `NATO Secretary General`
                nationality = range(status_to, leading[1])
        honorific_from = self._honorifics(nationality.stop, end)
        words = [self._tokens[i].text for i in range(at, honorific_from) if i not in nationality]
        words = _without_spouse(words)
        is_former = any(word.lower() in lexicon.FORMER for word in words)
        return OfficeMention(
            first,
            end,
            end,
            tuple(word for word in words if word.lower() not in lexicon.FORMER),
            tuple(self._tokens[i].text for i in range(honorific_from, end)),
            side,
            _is_plural(self._tokens, head),
            is_former,
            has_complement,
            has_complement and self._tokens[head].lower in NOBLE and side is None,
        )

    def _honorifics(self, title_from: int, end: int) -> int:
        """Return where the person's own titles begin at the end of a title."""
        at = end
        while at > title_from and self._tokens[at - 1].lower in lexicon.HONORIFICS:
            at -= 1
        before = self._tokens[at - 1].lower if at > title_from else ""
        titles = (lexicon.HEADS | lexicon.PORTFOLIO | {"states"}) - lexicon.BEFORE_GENERAL
        return at if not before or before in titles else end  # not `Governor General`

    def _starts_name(self, at: int) -> bool:
        token = self._tokens[at]
        if token.lower in lexicon.PARTICLES and at + 1 < len(self._tokens):
            return is_name_word(self._tokens[at + 1])
        if not is_name_word(token):
            return False
        return not (
            token.lower in lexicon.MONTHS
            and at + 1 < len(self._tokens)
            and self._tokens[at + 1].text[0].isdigit()
        )


def _without_spouse(words: list[str]) -> list[str]:
    """Return the title of `President and Mrs. Reagan` without hers."""
    lower = [word.lower() for word in words]
    for at, word in enumerate(lower[1:], start=1):
        if word == "and" and lower[at + 1 : at + 2] in (["mrs."], ["madame"], ["lady"], ["mrs"]):
            return words[:at]
    return words


def _is_plural(tokens: list[RemarkToken], head: int) -> bool:
    return tokens[head].lower in lexicon.PLURAL_HEADS
