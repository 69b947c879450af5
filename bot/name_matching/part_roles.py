"""How some words of a name stand for all of it: as the family name, as half of a topic's words."""

from enum import StrEnum

from bot.name_matching.name_parts import ParsedName

HALF = 0.5  # of a topic's words
TELLING = 4  # letters; `K` says nothing of K-pop
SHORTEST_PART = 3  # letters; as short as Mun, another spelling of Moon


class NamePart(StrEnum):
    """What of a name some of its words are; NONE are words that nobody is called by alone."""

    WHOLE = "whole"
    INVERTED = "turned"  # all of it, with the family name at the other end
    FAMILY = "family"
    GIVEN = "given"
    OF_FAMILY = "of_family"
    PARTIAL = "some"
    NONE = "none"


def part_of_person(known: ParsedName, used: int) -> NamePart:
    """Return what of a person's name these words are."""
    if used == known.whole:
        return NamePart.WHOLE
    if known.family and used & known.family_core == known.family_core and not used & ~known.family:
        return NamePart.FAMILY
    if known.family and used == known.whole & ~known.family:
        return NamePart.GIVEN
    if _is_part_of_family(known, used):
        return NamePart.OF_FAMILY
    has_family = known.family and used & known.family == known.family
    is_part = known.are_whole_parts(used) and known.longest_word(used) >= SHORTEST_PART
    return NamePart.PARTIAL if has_family or is_part else NamePart.NONE


def part_of_topic(known: ParsedName, used: int) -> NamePart:
    """Return what of a topic's name these words are: all that means something, or half of it."""
    met = used & known.content
    if met == known.content:
        return NamePart.WHOLE
    is_telling = not known.is_east_asian and known.longest_word(met) >= TELLING
    is_half = met.bit_count() >= HALF * known.content.bit_count()
    return NamePart.PARTIAL if is_half and is_telling else NamePart.NONE


def part_of_place(known: ParsedName, used: int) -> NamePart:
    """Return whether these words are a place's name: half of it is another place."""
    return NamePart.WHOLE if used & known.content == known.content else NamePart.NONE


def _is_part_of_family(known: ParsedName, used: int) -> bool:
    """Tell half of a family name, by itself or with given names: `Inês Ferreira`."""
    family, given = used & known.family_core, used & ~known.family
    is_telling = known.longest_word(family) >= SHORTEST_PART and not known.is_east_asian
    return family not in {0, known.family_core} and is_telling and known.are_whole_parts(given)
