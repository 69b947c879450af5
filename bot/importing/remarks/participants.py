"""Parse lists of participants: persons with offices and countries, and groups, in any order."""

import re
from dataclasses import dataclass, replace

from bot.gazetteer.gazetteer import Gazetteer
from bot.importing.lexicon import load_lexicon
from bot.importing.model import ParsedMention, Side, Span
from bot.importing.remarks.apposition import ListItem, with_item
from bot.importing.remarks.delegations import DelegationParser
from bot.importing.remarks.name_spans import read_name
from bot.importing.remarks.office_complements import ComplementParser
from bot.importing.remarks.office_titles import OfficeMention, OfficeTitleParser
from bot.importing.remarks.parentheticals import (
    LIST_CONTINUATIONS,
    LIST_LINKS,
    skip_parentheticals,
)
from bot.importing.tokenizer import RemarkToken, span_of

POSSESSIVE = re.compile(r"['’]s?$")
MAX_UNKNOWN_TOKENS = 12  # between two of a list
MAX_ADDRESS_TOKENS = 4  # of `His All Holiness`


@dataclass(frozen=True, slots=True)
class ParticipantList:
    """Who is in a list, the position behind it, and the words that were not understood."""

    mentions: tuple[ParsedMention, ...]
    end: int
    unparsed: tuple[Span, ...] = ()


class ParticipantParser:
    """Parses the lists of participants in the tokens of one text."""

    def __init__(self, tokens: list[RemarkToken], gazetteer: Gazetteer) -> None:
        self._tokens = tokens
        self._lexicon = load_lexicon()
        self._offices = OfficeTitleParser(tokens, gazetteer)
        self._complements = ComplementParser(tokens, gazetteer)
        self._delegations = DelegationParser(tokens, gazetteer, self.begins_person)

    def begins_person(self, at: int, after: int) -> bool:
        """Return whether one person with an office and a name begins at a token."""
        office = self._offices.parse(at, after)
        if office is None or office.is_plural:
            return False
        return self._name_end(office, after) > office.end

    def first(self, at: int, after: int) -> ParsedMention | None:
        """Return the first person or group of a list that begins at a token."""
        item = self._item(at, after, [])
        return item.mention if item else None

    def parse(self, first: int, after: int) -> ParticipantList:
        """Return the list that begins at a token."""
        items: list[ListItem] = []
        unparsed: list[Span] = []
        at = end = first
        while at < after:
            at = self._skip_links(at, after)
            item = self._item(at, after, items) if at < after else None
            if item is None:
                at = self._next_person(at, after)
                if at == after:
                    break
                unparsed.append(span_of(self._tokens, end, at))
                continue
            items = with_item(self._tokens, items, item)
            at = end = skip_parentheticals(self._tokens, item.end, after)
            if at >= after or self._tokens[at].lower not in LIST_CONTINUATIONS:
                break
        return ParticipantList(tuple(each.mention for each in items), end, tuple(unparsed))

    def _next_person(self, at: int, after: int) -> int:
        """Return where the list continues with a person behind words that are not understood."""
        for step in range(at + 1, min(after, at + MAX_UNKNOWN_TOKENS)):
            word = self._tokens[step].lower
            if word in self._lexicon.list_ends or word in {".", ";"}:
                break
            if word in LIST_LINKS and self.begins_person(self._skip_links(step, after), after):
                return step
        return after

    def _item(self, at: int, after: int, items: list[ListItem]) -> ListItem | None:
        """Return the person or group that begins at a token; `items` are those before it."""
        at = self._skip_address(at, after)
        office = self._offices.parse(at, after)
        if office and not (office.is_plural and office.has_complement):
            name_end = self._name_end(office, after)
            if name_end > office.end:
                return self._person(office, at, name_end, after, items)
            if office.is_noble:
                return self._noble(office, at)
        end = self._delegations.end_of(at, after)
        if end > at:
            return ListItem(ParsedMention(span_of(self._tokens, at, end)), end, is_plural=True)
        if office and self._is_holder(office):
            return self._holder(office, at)
        return self._without_office(at, after, items)

    def _skip_address(self, at: int, after: int) -> int:
        """Skip a form of address: `His All Holiness`, `Her Majesty`."""
        if self._tokens[at].lower not in {"his", "her", "their"}:
            return at
        forms = self._lexicon.forms_of_address
        limit = min(after, at + MAX_ADDRESS_TOKENS)
        return next((i + 1 for i in range(at, limit) if self._tokens[i].lower in forms), at)

    def _noble(self, office: OfficeMention, at: int) -> ListItem:
        """Return somebody whose title is the name: `the Duke of Windsor`."""
        mention = ParsedMention(span_of(self._tokens, at, office.end), name=office.words)
        return ListItem(mention, office.end)

    def _name_end(self, office: OfficeMention, after: int) -> int:
        end = read_name(self._tokens, office.end, after)
        words = {token.lower for token in self._tokens[office.end : end]}
        is_none = words <= self._lexicon.heads or words & self._lexicon.bodies
        return office.end if is_none else end  # `General Assembly` is nobody's name

    def _is_holder(self, office: OfficeMention) -> bool:
        """Return whether an office without a name stands for its holder."""
        if office.has_complement or office.side:
            return True
        return self._tokens[office.first].lower in {"the", "his", "her"}

    def _holder(self, office: OfficeMention, at: int) -> ListItem:
        """Return the holder of an office without a name: `the Amir of Kuwait`."""
        mention = ParsedMention(
            span_of(self._tokens, at, office.end),
            office=office.words,
            sides=(office.side,) if office.side else (),
            is_stated=office.side is not None,
        )
        return ListItem(mention, office.end, is_plural=office.is_plural)

    def _person(
        self, office: OfficeMention, at: int, name_end: int, after: int, items: list[ListItem]
    ) -> ListItem:
        """Return the person with an office whose name ends at a position."""
        side, end = office.side, name_end
        if behind := self._side_behind(name_end, after):
            side, end = behind
        title = office.title or tuple(
            word for word in office.honorific if word.lower() not in self._lexicon.styles
        )
        name = self._as_written(office.end, name_end)
        span = span_of(self._tokens, at, end)
        if end == name_end:  # without the `'s` of `President Trump's visit`
            span = replace(span, end=self._tokens[office.end].start + len(name))
        mention = ParsedMention(
            span=span,
            name=name,
            office=_singular(" ".join(title)) if office.is_plural else " ".join(title),
            honorific=" ".join(office.honorific) if title != office.honorific else "",
            sides=(side,) if side else self._inherited_sides(office, items),
            is_stated=side is not None,
            is_former=office.is_former,
        )
        return ListItem(mention, end, is_plural=office.is_plural)

    def _inherited_sides(self, office: OfficeMention, items: list[ListItem]) -> tuple[Side, ...]:
        """Return the sides of the one before, which may apply: `Egyptian President … and …`."""
        if not items or not items[-1].mention.sides:
            return ()
        is_same_office = items[-1].mention.office.lower() == " ".join(office.title).lower()
        return () if is_same_office else tuple(s for s in items[-1].mention.sides if s.country)

    def _without_office(self, at: int, after: int, items: list[ListItem]) -> ListItem | None:
        """Return a name without an office: one of several behind a plural title, or a full name."""
        end = read_name(self._tokens, at, after)
        if end == at:
            return None
        words = {token.lower for token in self._tokens[at:end]}
        is_none = not words.isdisjoint(self._lexicon.bodies | self._lexicon.heads)
        if is_none or self._complements.side_at(at, after):
            return None
        shared = items[-1] if items and items[-1].is_plural else None
        title = shared.mention if shared and shared.mention.is_person else None
        if not title and end - at == 1 and not self._is_named_before(at):
            return None
        side, behind = self._side_behind(end, after) or (None, end)
        own = (side,) if side else ()
        mention = ParsedMention(
            span=span_of(self._tokens, at, behind),
            name=self._as_written(at, end),
            office=title.office if title else "",
            sides=own or (title.sides if title else ()),
            is_stated=bool(own or (title and title.is_stated)),
            is_former=bool(title and title.is_former),
        )
        return ListItem(mention, behind, is_plural=title is not None)

    def _is_named_before(self, at: int) -> bool:
        """Return whether the text has the name before: `Attended the summit with Lapid, …`."""
        return any(token.text == self._tokens[at].text for token in self._tokens[:at])

    def _side_behind(self, at: int, after: int) -> tuple[Side, int] | None:
        """Return the side of `Prime Minister Trudeau of Canada`, and the position behind it."""
        if at + 1 >= after or self._tokens[at].lower not in {"of", "from"}:
            return None
        step = at + 2 if self._tokens[at + 1].lower == "the" else at + 1
        return self._complements.side_at(step, after)

    def _as_written(self, first: int, after: int) -> str:
        """Return a name as it is written, with hyphens and the dots of initials."""
        words = self._tokens[first].text
        for before, token in zip(
            self._tokens[first:after], self._tokens[first + 1 : after], strict=False
        ):
            words += (" " if token.start > before.end else "") + token.text
        return POSSESSIVE.sub("", words)

    def _skip_links(self, at: int, after: int) -> int:
        fillers = self._lexicon.list_fillers
        while at < after and (
            self._tokens[at].lower in LIST_LINKS or self._tokens[at].lower in fillers
        ):
            at += 1
        return at


def _singular(title: str) -> str:
    """Return `Prime Minister` for `Prime Ministers`."""
    *before, last = title.split(" ")
    singular = load_lexicon().plural_heads.get(last.lower(), last.lower())
    return " ".join([*before, singular.capitalize() if last[:1].isupper() else singular])
