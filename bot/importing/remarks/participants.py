"""Lists of people in remarks: persons with offices and countries, groups, in any order."""

import re
from dataclasses import dataclass, replace

from bot.gazetteer.gazetteer import Gazetteer
from bot.importing import lexicon
from bot.importing.model import ParsedMention, Side, Span
from bot.importing.remarks.apposition import Found, joined
from bot.importing.remarks.delegations import GroupReader
from bot.importing.remarks.name_spans import read_name
from bot.importing.remarks.office_complements import ComplementReader
from bot.importing.remarks.office_titles import OfficeMention, OfficeReader
from bot.importing.remarks.parentheticals import GOING_ON, LINKS, skip_asides
from bot.importing.tokenizer import RemarkToken, span_of

POSSESSIVE = re.compile(r"['’]s?$")
STYLES = frozenset(["holiness", "majesty", "highness", "excellency", "eminence", "majesties"])
STOPPING = lexicon.STOPS | {".", ";"}
LONGEST_UNKNOWN = 12  # words


@dataclass(frozen=True, slots=True)
class People:
    """Who stands in a list, the token behind it, and what in it could not be understood."""

    mentions: tuple[ParsedMention, ...]
    end: int
    unparsed: tuple[Span, ...] = ()


class ListReader:
    """Reads lists of people out of the tokens of one text."""

    def __init__(self, tokens: list[RemarkToken], gazetteer: Gazetteer) -> None:
        self._tokens = tokens
        self._offices = OfficeReader(tokens, gazetteer)
        self._sides = ComplementReader(tokens, gazetteer)
        self._groups = GroupReader(tokens, gazetteer, self.begins_person)

    def begins_person(self, at: int, after: int) -> bool:
        """Whether one person with an office and a name begins at a token."""
        office = self._offices.read(at, after)
        return bool(office and not office.plural and self._name_end(office, after) > office.name_at)

    def first(self, at: int, after: int) -> ParsedMention | None:
        """Return who or what group stands first in a list that begins at a token."""
        item = self._item(at, after, [])
        return item.mention if item else None

    def read(self, first: int, after: int) -> People:
        """Return who stands in the list that begins at a token."""
        found: list[Found] = []
        unparsed: list[Span] = []
        at = end = first
        while at < after:
            at = self._skip_links(at, after)
            item = self._item(at, after, found) if at < after else None
            if item is None:
                at = self._resume(at, after)
                if at == after:
                    break
                unparsed.append(span_of(self._tokens, end, at))
                continue
            found = joined(self._tokens, found, item)
            at = end = skip_asides(self._tokens, item.end, after)
            if at >= after or self._tokens[at].lower not in GOING_ON:
                break
        return People(tuple(each.mention for each in found), end, tuple(unparsed))

    def _resume(self, at: int, after: int) -> int:
        """Return where the list goes on with a person behind words that are not understood."""
        for step in range(at + 1, min(after, at + LONGEST_UNKNOWN)):
            if self._tokens[step].lower in STOPPING:
                break
            if self._tokens[step].lower in LINKS and self.begins_person(
                self._skip_links(step, after), after
            ):
                return step
        return after

    def _item(self, at: int, after: int, found: list[Found]) -> Found | None:
        at = self._skip_style(at, after)
        office = self._offices.read(at, after)
        if office and not (office.plural and office.has_complement):
            name_end = self._name_end(office, after)
            if name_end > office.name_at:
                return self._person(office, at, name_end, after, found)
            if office.is_seat:
                return self._noble(office, at)
        end = self._groups.read(at, after)
        if end > at:
            return Found(ParsedMention(span=span_of(self._tokens, at, end)), end, plural=True)
        if (
            office
            and not office.has_complement
            and office.side is None
            and self._tokens[office.first].lower in {"the", "his", "her"}
        ):
            return self._holder(office, at)
        if office and (office.has_complement or office.side):
            return self._holder(office, at)
        return self._bare(at, after, found)

    def _skip_style(self, at: int, after: int) -> int:
        """Skip `His All Holiness`, `Her Majesty`."""
        if self._tokens[at].lower not in {"his", "her", "their"}:
            return at
        return next(
            (i + 1 for i in range(at, min(after, at + 4)) if self._tokens[i].lower in STYLES), at
        )

    def _noble(self, office: OfficeMention, at: int) -> Found:
        """Return someone whose title is the name: `the Duke of Windsor`."""
        name = " ".join((*office.title, *office.honorific))
        mention = ParsedMention(span=span_of(self._tokens, at, office.end), name=name, office="")
        return Found(mention, office.end)

    def _name_end(self, office: OfficeMention, after: int) -> int:
        end = read_name(self._tokens, office.name_at, after)
        words = {token.lower for token in self._tokens[office.name_at : end]}
        is_none = words <= lexicon.HEADS or words & lexicon.BODIES  # `General Assembly`
        return office.name_at if is_none else end

    def _holder(self, office: OfficeMention, at: int) -> Found:
        """Return an office's holder whom the words do not name: `the Amir of Kuwait`."""
        mention = ParsedMention(
            span=span_of(self._tokens, at, office.end),
            office=" ".join((*office.title, *office.honorific)),
            sides=(office.side,) if office.side else (),
            is_stated=office.side is not None,
        )
        return Found(mention, office.end, plural=office.plural)

    def _person(
        self, office: OfficeMention, at: int, name_end: int, after: int, found: list[Found]
    ) -> Found:
        side, end = office.side, name_end
        if behind := self._side_behind(name_end, after):
            side, end = behind
        title = office.title or tuple(
            word for word in office.honorific if word.lower() not in lexicon.STYLES
        )
        name = self._words(office.name_at, name_end)
        span = span_of(self._tokens, at, end)
        if end == name_end:  # without the `'s` of `President Trump's visit`
            span = replace(span, end=self._tokens[office.name_at].start + len(name))
        mention = ParsedMention(
            span=span,
            name=name,
            office=_singular(" ".join(title)) if office.plural else " ".join(title),
            honorific=" ".join(office.honorific) if title != office.honorific else "",
            sides=(side,) if side else self._lent_sides(office, found),
            is_stated=side is not None,
            is_former=office.is_former,
        )
        return Found(mention, end, plural=office.plural)

    def _lent_sides(self, office: OfficeMention, found: list[Found]) -> tuple[Side, ...]:
        """Return the side of the one before, which may be meant: `Egyptian President … and …`."""
        if not found or not found[-1].mention.sides:
            return ()
        same = found[-1].mention.office.lower() == " ".join(office.title).lower()
        return () if same else tuple(side for side in found[-1].mention.sides if side.country)

    def _bare(self, at: int, after: int, found: list[Found]) -> Found | None:
        """Return a name without an office: of several that a plural stands before, or in full."""
        end = read_name(self._tokens, at, after)
        if end == at:
            return None
        words = {token.lower for token in self._tokens[at:end]}
        if words & (lexicon.BODIES | lexicon.HEADS) or self._sides.side_at(at, after):
            return None
        carried = found[-1] if found and found[-1].plural and found[-1].mention.is_person else None
        if not carried and end - at == 1 and not self._is_known(at):
            return None
        behind = self._side_behind(end, after)
        own = (behind[0],) if behind else ()
        mention = ParsedMention(
            span=span_of(self._tokens, at, behind[1] if behind else end),
            name=self._words(at, end),
            office=carried.mention.office if carried else "",
            sides=own or (carried.mention.sides if carried else ()),
            is_stated=bool(own) or bool(carried and carried.mention.is_stated),
            is_former=bool(carried and carried.mention.is_former),
        )
        return Found(mention, behind[1] if behind else end, plural=carried is not None)

    def _is_known(self, at: int) -> bool:
        """Whether the text has named someone so before: `Attended the summit with Lapid, …`."""
        return any(token.text == self._tokens[at].text for token in self._tokens[:at])

    def _side_behind(self, at: int, after: int) -> tuple[Side, int] | None:
        """Return the country of `Prime Minister Trudeau of Canada`, and the token behind it."""
        if at + 1 >= after or self._tokens[at].lower not in {"of", "from"}:
            return None
        step = at + 2 if self._tokens[at + 1].lower == "the" else at + 1
        return self._sides.side_at(step, after)

    def _words(self, first: int, after: int) -> str:
        """Return the tokens as they are written, dots of initials and hyphens included."""
        words = self._tokens[first].text
        for before, token in zip(
            self._tokens[first:after], self._tokens[first + 1 : after], strict=False
        ):
            words += (" " if token.start > before.end else "") + token.text
        return POSSESSIVE.sub("", words)

    def _skip_links(self, at: int, after: int) -> int:
        while at < after and self._tokens[at].lower in LINKS | lexicon.FILLERS:
            at += 1
        return at


def _singular(title: str) -> str:
    """Return `Prime Minister` for `Prime Ministers`."""
    *before, last = title.split(" ")
    one = lexicon.PLURAL_HEADS.get(last.lower(), last.lower())
    return " ".join([*before, one.capitalize() if last[:1].isupper() else one])
