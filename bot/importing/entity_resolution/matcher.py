"""Whether a mention may be of somebody: by name, side, office and the years between."""

from bot.gazetteer.office_titles import office_class
from bot.importing.entity_resolution.homonyms import Homonyms
from bot.importing.entity_resolution.mentions import REGAL, PersonMention, ResolvedPerson
from bot.importing.entity_resolution.name_comparison import (
    FAMILY_FIRST,
    are_misprints,
    are_same,
    is_misprint,
    is_within,
    name_words,
)

LONGEST_GAP = 12  # years between two mentions of one family name in different offices
OFFICE_GAP = 16  # in the same office
COMMON_GAP = 8  # for names that many bear
MISPRINT_GAP = 4
LIFETIME = 60


class Matcher:
    """Compares mentions with people."""

    def __init__(self, namesakes: Homonyms) -> None:
        self._namesakes = namesakes

    def may_own(self, person: ResolvedPerson, sighting: PersonMention) -> bool:
        """Whether a mention by the family name may be of somebody with a full name."""
        words, rank = name_words(sighting.name), office_class(sighting.office)
        is_named = any(
            words == form or is_within(words, form, sighting.side, is_regal=sighting.is_regal)
            for form in person.words
        )
        if not is_named or self._is_divided(person, sighting, words):
            return False
        if person.distance(sighting.day, rank) <= self.gap(sighting, words, is_in_office=True):
            return True
        needs = self.needs_office(sighting, words)
        return not needs and person.distance(sighting.day) <= self.gap(sighting, words)

    def needs_office(self, sighting: PersonMention, words: tuple[str, ...]) -> bool:
        """Whether only who holds the same office may be meant."""
        is_regal = office_class(sighting.office) in REGAL
        return (
            len(words) == 1
            and not is_regal
            and self._namesakes.needs_office(sighting.side, words[0])
        )

    def gap(
        self, sighting: PersonMention, words: tuple[str, ...], *, is_in_office: bool = False
    ) -> float:
        """Return how many years there may be between two mentions of one person."""
        if len(words) > 1 and office_class(sighting.office) not in REGAL:
            return LIFETIME
        if len(words) == 1 and words[0] in self._namesakes.common:
            return COMMON_GAP
        return OFFICE_GAP if is_in_office else LONGEST_GAP

    def may_be(
        self, person: ResolvedPerson, sighting: PersonMention, words: tuple[str, ...], rank: str
    ) -> bool:
        """Whether a mention may be of somebody, by name, side and what has passed on since."""
        if sighting.side not in person.sides:
            return len(words) > 1 and words in person.words and rank not in REGAL
        if self._is_divided(person, sighting, words):
            return False
        if words in person.words:
            return True
        if len(words) == 1:
            is_near = person.distance(sighting.day, rank) <= MISPRINT_GAP
            short = [form[0] for form in person.words if len(form) == 1]
            return is_near and any(is_misprint(words[0], form) for form in short)
        return self._is_form(person, sighting, words, rank)

    def _is_form(
        self, person: ResolvedPerson, sighting: PersonMention, words: tuple[str, ...], rank: str
    ) -> bool:
        """Whether a full name is another form of somebody's, or a misprint of it."""
        full = [form for form in person.words if len(form) > 1]
        if any(
            are_same(words, form, sighting.side)
            or is_within(words, form, sighting.side, is_regal=sighting.is_regal)
            for form in full
        ):
            return True
        is_near = (
            person.distance(sighting.day, None if rank in REGAL else rank) <= LONGEST_GAP
            or person.distance(sighting.day) <= MISPRINT_GAP
        )
        return is_near and any(are_misprints(words, form) for form in full)

    def _is_divided(
        self, person: ResolvedPerson, sighting: PersonMention, words: tuple[str, ...]
    ) -> bool:
        """Whether the name has passed on to another between the person's days and this one."""
        family = words[0] if sighting.side in FAMILY_FIRST else words[-1]
        first, before = self._namesakes.era(sighting.side, family, sighting.day)
        return not person.is_seen(first, before)
