"""How some words of a name stand for all of it: as the family name, as half of a topic's words."""

from enum import StrEnum

from bot.name_matching.name_parts import Known

HALF = 0.5  # of a topic's words
TELLING = 4  # letters; `K` says nothing of K-pop
SHORTEST_PART = 3  # letters; as short as Mun, another spelling of Moon


class Part(StrEnum):
    """What of a name some of its words are; NONE are words that nobody is called by alone."""

    WHOLE = "whole"
    TURNED = "turned"  # all of it, with the family name at the other end
    FAMILY = "family"
    GIVEN = "given"
    OF_FAMILY = "of_family"
    SOME = "some"
    NONE = "none"


def part_of_person(known: Known, used: int) -> Part:
    """Return what of a person's name these words are."""
    if used == known.whole:
        return Part.WHOLE
    if known.family and used & known.family_core == known.family_core and not used & ~known.family:
        return Part.FAMILY
    if known.family and used == known.whole & ~known.family:
        return Part.GIVEN
    if _is_part_of_family(known, used):
        return Part.OF_FAMILY
    has_family = known.family and used & known.family == known.family
    is_part = known.is_parts(used) and known.longest(used) >= SHORTEST_PART
    return Part.SOME if has_family or is_part else Part.NONE


def part_of_topic(known: Known, used: int) -> Part:
    """Return what of a topic's name these words are: all that means something, or half of it."""
    met = used & known.meaning
    if met == known.meaning:
        return Part.WHOLE
    is_telling = not known.is_east_asian and known.longest(met) >= TELLING
    is_half = met.bit_count() >= HALF * known.meaning.bit_count()
    return Part.SOME if is_half and is_telling else Part.NONE


def part_of_place(known: Known, used: int) -> Part:
    """Return whether these words are a place's name: half of it is another place."""
    return Part.WHOLE if used & known.meaning == known.meaning else Part.NONE


def _is_part_of_family(known: Known, used: int) -> bool:
    """Tell half of a family name, by itself or with given names: `Inês Ferreira`."""
    family, given = used & known.family_core, used & ~known.family
    is_telling = known.longest(family) >= SHORTEST_PART and not known.is_east_asian
    return family not in {0, known.family_core} and is_telling and known.is_parts(given)
