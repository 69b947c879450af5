"""Score how well tokens explain a name.

The score is the product of these features, each from 0 to 1:

- part: the part of the name that the tokens are, such as the full name or the family name
- exactness: the mean over the letters, 1 for tokens that are equal to words of the name
- order: below 1 if the tokens are in another order than the words
- initials: below 1 if only an initial stands for a word
"""

from bot.index.model import EntityKind
from bot.name_matching.name_parts import ParsedName
from bot.name_matching.part_roles import (
    FULL_NAME_PARTS,
    NamePart,
    part_of_person,
    part_of_place,
    part_of_topic,
)
from bot.search.linking.token_alignment import Alignment
from bot.search.tuning import Limits, Weights


class NameScorer:
    """Scores alignments of tokens with names."""

    def __init__(self, weights: Weights, limits: Limits) -> None:
        self._part_weights = weights.name_parts
        self._other_order = weights.other_order_factor
        self._initials = weights.initials_factor
        self._decimals = limits.score_decimals

    def part_weight(self, kind: EntityKind, part: NamePart) -> float:
        """Return the weight of a part of a name, from 0 (does not name the entity) to 1."""
        return self._part_weights[kind].get(part, 0.0)

    def score(
        self, alignment: Alignment, name: ParsedName, kind: EntityKind, *, typed_east_asian: bool
    ) -> float:
        """Return how well tokens explain a name, from 0 to 1."""
        if alignment.ends_in_link:
            return 0.0
        weight = self.part_weight(kind, PART_OF[kind](alignment, name, typed_east_asian))
        order = 1.0 if alignment.in_order else self._other_order
        initials = self._initials if alignment.initials else 1.0
        return round(weight * alignment.exactness * order * initials, self._decimals)


def is_valid_partial_name(part: NamePart, is_east_asian: bool, typed_east_asian: bool) -> bool:  # noqa: FBT001  # two of a kind
    """Return whether a part of a person's name is a name in the script that it is typed in.

    A single syllable is one only in its own script: 王 is Wang, but `jin` is not 金.
    """
    is_same_script = is_east_asian == typed_east_asian
    return (
        is_same_script or part in FULL_NAME_PARTS or (part is NamePart.FAMILY and not is_east_asian)
    )


def _part_of_person(alignment: Alignment, name: ParsedName, typed_east_asian: bool) -> NamePart:  # noqa: FBT001  # called by a table
    if alignment.has_links:  # `Kang and Wang` are two people
        return NamePart.NONE
    # An initial stands for the whole part: `K.` for Kyung-wha
    used = alignment.used | sum(part for part in name.parts if part & alignment.initials)
    part = part_of_person(name, used)
    is_valid = is_valid_partial_name(part, name.is_east_asian, typed_east_asian)
    return part if is_valid else NamePart.NONE


def _part_of_topic(alignment: Alignment, name: ParsedName, _: bool) -> NamePart:  # noqa: FBT001  # called by a table
    part = part_of_topic(name, alignment.used)
    return part if part is NamePart.WHOLE or alignment.is_exact else NamePart.NONE


def _part_of_place(alignment: Alignment, name: ParsedName, _: bool) -> NamePart:  # noqa: FBT001  # called by a table
    return part_of_place(name, alignment.used)


PART_OF = {
    EntityKind.PERSON: _part_of_person,
    EntityKind.TOPIC: _part_of_topic,
    EntityKind.PLACE: _part_of_place,
}
