"""Which part of a name some of its words are: the surname, given names, half of a topic's words."""

from enum import StrEnum

from bot.name_matching.name_parts import ParsedName

MIN_TOPIC_SHARE = 0.5  # of a topic's words that stand for it
MIN_TOPIC_WORD_LENGTH = 4  # letters of one of them: `K` says nothing of K-pop
MIN_PART_LENGTH = 3  # letters of one of a person's words; Mun is another spelling of Moon


class NamePart(StrEnum):
    """The part of a name that some of its words are."""

    WHOLE = "whole"
    INVERTED = "inverted"  # the whole name, with the surname at the other end
    FAMILY = "family"
    GIVEN = "given"  # all given names
    OF_FAMILY = "of_family"  # one of several surnames, by itself or with given names
    PARTIAL = "partial"  # the surname with some of the others, or whole parts without it
    NONE = "none"  # words that do not stand for the name by themselves


FULL_NAME_PARTS = frozenset({NamePart.WHOLE, NamePart.INVERTED})


def part_of_person(name: ParsedName, used: int) -> NamePart:
    """Return which part of a person's name these words (bits) are."""
    if used == name.whole:
        return NamePart.WHOLE
    if name.family and used & name.family_core == name.family_core and not used & ~name.family:
        return NamePart.FAMILY
    if name.family and used == name.whole & ~name.family:
        return NamePart.GIVEN
    if _is_part_of_family(name, used):
        return NamePart.OF_FAMILY
    has_family = name.family and used & name.family == name.family
    is_part = name.are_whole_parts(used) and name.longest_word(used) >= MIN_PART_LENGTH
    return NamePart.PARTIAL if has_family or is_part else NamePart.NONE


def part_of_topic(name: ParsedName, used: int) -> NamePart:
    """Return which part of a topic's name these words are: all content words, or half of them."""
    content = used & name.content
    if content == name.content:
        return NamePart.WHOLE
    is_distinctive = not name.is_east_asian and name.longest_word(content) >= MIN_TOPIC_WORD_LENGTH
    is_half = content.bit_count() >= MIN_TOPIC_SHARE * name.content.bit_count()
    return NamePart.PARTIAL if is_half and is_distinctive else NamePart.NONE


def part_of_place(name: ParsedName, used: int) -> NamePart:
    """Return whether these words are the whole name of a place: half of it is another place."""
    return NamePart.WHOLE if used & name.content == name.content else NamePart.NONE


def _is_part_of_family(name: ParsedName, used: int) -> bool:
    """Return whether these words are a part of a surname, with or without given names."""
    family, given = used & name.family_core, used & ~name.family
    is_distinctive = name.longest_word(family) >= MIN_PART_LENGTH and not name.is_east_asian
    return family not in {0, name.family_core} and is_distinctive and name.are_whole_parts(given)
