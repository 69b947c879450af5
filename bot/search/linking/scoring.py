"""How good each explanation of some words is: a table of features and weights."""

from bot.index.model import EntityKind
from bot.name_matching.name_parts import ParsedName
from bot.name_matching.part_roles import NamePart, part_of_person, part_of_place, part_of_topic
from bot.search.linking.token_alignment import Alignment

# How well each explains a word, from 0 to 1. The order counts more than the distances.
PLACE_NAME = 0.97
NAMES: dict[EntityKind, dict[NamePart, float]] = {
    EntityKind.PERSON: {
        NamePart.WHOLE: 1.00,
        NamePart.INVERTED: 0.99,  # `Kyung-wha Kang`
        NamePart.FAMILY: 0.95,  # the press calls people by it
        NamePart.OF_FAMILY: 0.84,  # `Ferreira` of O'Malley-Ferreira, who is not the only one of it
        NamePart.GIVEN: 0.82,  # below two people: `Anthony Blinken` is Antony Blinken
        NamePart.PARTIAL: 0.78,  # one of several given names, or the family name with one of them
        NamePart.NONE: 0.0,
    },
    EntityKind.TOPIC: {
        NamePart.WHOLE: 0.98,  # a topic's whole name or another word for it
        NamePart.PARTIAL: 0.55,  # at least half of a topic's words
        NamePart.NONE: 0.0,
    },
    EntityKind.PLACE: {NamePart.WHOLE: PLACE_NAME, NamePart.NONE: 0.0},
}
MEETING_KIND = 0.96
OCCASION = 0.96
GOVERNMENTS = 0.975  # `Seoul and Tokyo`: two governments rather than where they met
WHERE = 0.94  # `in` before a place
SIGN = 0.935  # `how many`: what is asked, rather than a word that only makes a sentence
OFFICE = 0.925  # `Korean foreign minister`; before a name it says where that person is from
FILLER = 0.93  # makes a sentence; `Will` is a name only when more of the name is there
TITLE = 0.91  # `President` before a name
LONE_OFFICE = 0.82  # `prime minister`, of any country
LONE_TITLE = 0.80  # `ministers`, by itself
GOVERNMENT = 0.85  # `Seoul` for South Korea, where nobody met in Seoul
PHRASE_IN_TEXT = 0.80  # words that stand side by side in titles, summaries or quotes
IN_TEXT = 0.60  # one such word
# Times the above:
OTHER_ORDER = 0.99
INITIALS = 0.92  # `K. Kang`
MISTYPED_KIND = 0.65  # `sumit`
TRUNCATED_NAME_FACTOR = (
    0.75  # a name that only begins what is written without spaces, as 강 does 강경화
)

MIN_CANDIDATE_SCORE = (
    0.45  # what a run has to be worth as a name: Соловьёв is no Silva, though both have s, l, v
)
CANDIDATE_MARGIN = (
    0.14  # how much less than the best another may fit and still be meant: Kim the given name
)

WHOLE_NAMES = frozenset({NamePart.WHOLE, NamePart.INVERTED})


def weigh_part(kind: EntityKind, part: NamePart) -> float:
    """Return how well a part of a name explains words that are just that."""
    return NAMES[kind].get(part, 0.0)


def score(fit: Alignment, known: ParsedName, kind: EntityKind, *, typed_east_asian: bool) -> float:
    """Score how well words name somebody or something; 0 when they do not."""
    if fit.ends_in_link:
        return 0.0
    part = PART_OF[kind](fit, known, typed_east_asian)
    order = 1.0 if fit.in_order else OTHER_ORDER
    initials = INITIALS if fit.initials else 1.0
    return round(weigh_part(kind, part) * fit.exactness * order * initials, 4)


def _person(fit: Alignment, known: ParsedName, typed_east_asian: bool) -> NamePart:  # noqa: FBT001  # called by a table
    if fit.has_links:  # `Kang and Wang` are two
        return NamePart.NONE
    # An initial stands for its whole part: `K.` for Kyung-wha
    used = fit.used | sum(part for part in known.parts if part & fit.initials)
    part = part_of_person(known, used)
    return (
        part
        if is_valid_partial_name(part, known.is_east_asian, typed_east_asian)
        else NamePart.NONE
    )


def is_valid_partial_name(part: NamePart, is_east_asian: bool, typed_east_asian: bool) -> bool:  # noqa: FBT001  # two of a kind
    """Tell whether a part of a person's name says who is meant, in the script it is typed in.

    One syllable is a name only in the script that it is written in: 王 is Wang, `jin` not 金.
    """
    same = is_east_asian == typed_east_asian
    return same or part in WHOLE_NAMES or (part is NamePart.FAMILY and not is_east_asian)


def _topic(fit: Alignment, known: ParsedName, _: bool) -> NamePart:  # noqa: FBT001  # called by a table
    part = part_of_topic(known, fit.used)
    return part if part is NamePart.WHOLE or fit.is_exact else NamePart.NONE


def _place(fit: Alignment, known: ParsedName, _: bool) -> NamePart:  # noqa: FBT001  # called by a table
    return part_of_place(known, fit.used)


PART_OF = {EntityKind.PERSON: _person, EntityKind.TOPIC: _topic, EntityKind.PLACE: _place}
