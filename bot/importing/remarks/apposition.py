"""Join two of a list that are one person: `the Governor of Bermuda, Admiral Leatham`."""

from dataclasses import dataclass, replace

from bot.importing.lexicon import load_lexicon
from bot.importing.model import ParsedMention
from bot.importing.tokenizer import RemarkToken

MISPRINTED_HIS = "hi"  # in `Hi Excellency`


@dataclass(frozen=True, slots=True)
class ListItem:
    """One of a list, and the position behind it; `is_plural` where the title is one of several."""

    mention: ParsedMention
    end: int
    is_plural: bool = False


def with_item(tokens: list[RemarkToken], items: list[ListItem], item: ListItem) -> list[ListItem]:
    """Return a list with one item more; the last two become one where they are one person."""
    if not items:
        return [item]
    last = items[-1]
    if _is_office_behind(last, item):
        return [*items[:-1], _named_before(last, item)]
    if _is_name_behind(tokens, last, item):
        return [*items[:-1], _named_behind(last, item)]
    return [*items, item]


def _is_office_behind(last: ListItem, item: ListItem) -> bool:
    """Return whether an office is that of the one before: `Ernest Bevin, the Foreign Secretary`."""
    is_office = bool(item.mention.office) and not item.mention.is_person and not item.is_plural
    return is_office and last.mention.is_person and not last.mention.office


def _named_before(last: ListItem, item: ListItem) -> ListItem:
    person, office = last.mention, item.mention
    mention = replace(
        person,
        office=office.office,
        sides=office.sides or person.sides,
        is_stated=office.is_stated or person.is_stated,
        span=replace(person.span, end=office.span.end),
    )
    return ListItem(mention, item.end)


def _is_name_behind(tokens: list[RemarkToken], last: ListItem, item: ListItem) -> bool:
    """Return whether a person without an office is the holder of the office before."""
    if not item.mention.is_person or _has_office(item.mention):
        return False
    if last.mention.is_person or not last.mention.office or last.is_plural:
        return False
    first = next(i for i, token in enumerate(tokens) if token.start >= item.mention.span.start)
    return [token.text for token in tokens[last.end : first]] == [","]


def _named_behind(last: ListItem, item: ListItem) -> ListItem:
    office = last.mention
    mention = replace(
        item.mention,
        office=office.office,
        sides=office.sides,
        is_stated=office.is_stated,
        span=replace(office.span, end=item.mention.span.end),
    )
    return ListItem(mention, item.end)


def _has_office(mention: ParsedMention) -> bool:
    """Return whether a title is more than honorifics."""
    words = mention.office.lower().split(" ") if mention.office else []
    honorifics = load_lexicon().honorifics
    return any(word not in honorifics and word != MISPRINTED_HIS for word in words)
