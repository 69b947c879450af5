"""Two of a list that are one person: `the Governor of Bermuda, Admiral Leatham`."""

from dataclasses import dataclass, replace

from bot.importing import lexicon
from bot.importing.model import ParsedMention
from bot.importing.tokenizer import RemarkToken


@dataclass(frozen=True, slots=True)
class Found:
    """One of a list, and the token behind it."""

    mention: ParsedMention
    end: int
    plural: bool = False


def joined(tokens: list[RemarkToken], found: list[Found], item: Found) -> list[Found]:
    """Join `the Governor of Bermuda, Admiral Leatham` into one person."""
    if _is_office_of(found, item):
        person = found[-1].mention
        named = replace(
            person,
            office=item.mention.office,
            sides=item.mention.sides or person.sides,
            is_stated=item.mention.is_stated or person.is_stated,
            span=replace(person.span, end=item.mention.span.end),
        )
        return [*found[:-1], Found(named, item.end)]
    words = item.mention.office.lower().split(" ") if item.mention.office else []
    is_titled = any(word not in lexicon.HONORIFICS | {"hi"} for word in words)
    if not found or not item.mention.is_person or is_titled:
        return [*found, item]
    last = found[-1]
    between = [token.text for token in tokens[last.end : _at(tokens, item)]]
    is_apposed = (
        not last.mention.is_person and last.mention.office and between == [","] and not last.plural
    )
    if not is_apposed:
        return [*found, item]
    mention = replace(
        item.mention,
        office=last.mention.office,
        sides=last.mention.sides,
        is_stated=last.mention.is_stated,
        span=replace(last.mention.span, end=item.mention.span.end),
    )
    return [*found[:-1], Found(mention, item.end)]


def _at(tokens: list[RemarkToken], item: Found) -> int:
    return next(i for i, token in enumerate(tokens) if token.start >= item.mention.span.start)


def _is_office_of(found: list[Found], item: Found) -> bool:
    """Whether an office is that of the one before: `Ernest Bevin, the Foreign Secretary`."""
    if not found or item.plural or item.mention.is_person or not item.mention.office:
        return False
    return found[-1].mention.is_person and not found[-1].mention.office
