"""Score how well tokens explain a name: the part of the name that they are, times penalties."""

from bot.index.model import EntityKind
from bot.name_matching.name_parts import ParsedName
from bot.name_matching.part_roles import NamePart, part_of_person, part_of_place, part_of_topic
from bot.search.linking.token_alignment import Alignment
from bot.search.tuning import Limits, Weights

FULL_NAMES = frozenset({NamePart.WHOLE, NamePart.INVERTED})


class NameScorer:
    """Scores alignments by the weights."""

    def __init__(self, weights: Weights, limits: Limits) -> None:
        self._part_weights = weights.name_parts
        self._other_order = weights.other_order_factor
        self._initials = weights.initials_factor
        self._decimals = limits.score_decimals

    def part_weight(self, kind: EntityKind, part: NamePart) -> float:
        """Return how well tokens that are this part of a name explain it, from 0 to 1."""
        return self._part_weights[kind].get(part, 0.0)

    def score(
        self, alignment: Alignment, name: ParsedName, kind: EntityKind, *, typed_east_asian: bool
    ) -> float:
        """Return how well tokens explain a name, from 0 (they do not name it) to 1."""
        if alignment.ends_in_link:
            return 0.0
        weight = self.part_weight(kind, PART_OF[kind](alignment, name, typed_east_asian))
        order = 1.0 if alignment.in_order else self._other_order
        initials = self._initials if alignment.initials else 1.0
        return round(weight * alignment.exactness * order * initials, self._decimals)


def is_valid_partial_name(part: NamePart, is_east_asian: bool, typed_east_asian: bool) -> bool:  # noqa: FBT001  # two of a kind
    """Return whether a part of a person's name tells who is meant, in the script it is typed in.

    One syllable is a name only in the script that it is written in: 王 is Wang, but `jin` not 金.
    """
    is_same_script = is_east_asian == typed_east_asian
    return is_same_script or part in FULL_NAMES or (part is NamePart.FAMILY and not is_east_asian)


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
