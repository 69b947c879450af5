"""Decide whether a mention can be of a person: by name, side, office and the years between."""

from bot.gazetteer.countries import family_name_first_countries
from bot.importing.entity_resolution.homonyms import Homonyms
from bot.importing.entity_resolution.mentions import PersonMention, ResolvedPerson
from bot.importing.entity_resolution.name_comparison import (
    are_misprints,
    are_same,
    is_misprint,
    is_part_of,
)
from bot.text import FoldedWords

# Years between two mentions of one person
MAX_GAP = 12  # by a family name, in different offices
MAX_GAP_IN_OFFICE = 16  # by a family name, in the same office
MAX_GAP_COMMON_NAME = 8
MAX_GAP_MISPRINT = 4
MAX_LIFETIME = 60


class Matcher:
    """Compares mentions with people."""

    def __init__(self, homonyms: Homonyms) -> None:
        self._homonyms = homonyms
        self._family_first = family_name_first_countries()

    def may_be(self, person: ResolvedPerson, mention: PersonMention) -> bool:
        """Return whether a mention can be of a person who is called in the same way.

        That is by a full name, or by a family name alone.
        """
        if mention.side not in person.sides:
            return (
                mention.is_full_name and mention.words in person.name_forms and not mention.is_ruler
            )
        if self._is_another_era(person, mention):
            return False
        if mention.words in person.name_forms:
            return True
        if mention.is_full_name:
            return self._is_form_of_name(person, mention)
        is_near = person.years_from(mention.day, mention.office_class) <= MAX_GAP_MISPRINT
        single = [form[0] for form in person.name_forms if len(form) == 1]
        return is_near and any(is_misprint(mention.words[0], word) for word in single)

    def may_be_full_name(self, person: ResolvedPerson, mention: PersonMention) -> bool:
        """Return whether a mention by the family name can be of a person with a full name."""
        is_named = any(
            mention.words == form or self._is_part(mention, form) for form in person.name_forms
        )
        if not is_named or self._is_another_era(person, mention):
            return False
        years = person.years_from(mention.day, mention.office_class)
        if years <= self.max_gap(mention, is_in_office=True):
            return True
        if self.needs_office(mention):
            return False
        return person.years_from(mention.day) <= self.max_gap(mention)

    def needs_office(self, mention: PersonMention) -> bool:
        """Return whether a mention can only be of somebody who holds the same office."""
        if mention.is_full_name or mention.is_ruler:
            return False
        return self._homonyms.needs_office(mention.side, mention.words[0])

    def max_gap(self, mention: PersonMention, *, is_in_office: bool = False) -> float:
        """Return how many years there may be between two mentions of one person."""
        if mention.is_full_name and not mention.is_ruler:
            return MAX_LIFETIME
        if not mention.is_full_name and mention.words[0] in self._homonyms.common:
            return MAX_GAP_COMMON_NAME
        return MAX_GAP_IN_OFFICE if is_in_office else MAX_GAP

    def _is_part(self, mention: PersonMention, full: FoldedWords) -> bool:
        return is_part_of(
            mention.words,
            full,
            is_family_first=mention.side in self._family_first,
            is_given=mention.uses_given_name,
        )

    def _is_form_of_name(self, person: ResolvedPerson, mention: PersonMention) -> bool:
        """Return whether a full name is another form of the person's, or a misprint of it."""
        is_family_first = mention.side in self._family_first
        full = [form for form in person.name_forms if len(form) > 1]
        if any(
            are_same(mention.words, form, is_family_first=is_family_first)
            or self._is_part(mention, form)
            for form in full
        ):
            return True
        office_class = None if mention.is_ruler else mention.office_class
        is_near = (
            person.years_from(mention.day, office_class) <= MAX_GAP
            or person.years_from(mention.day) <= MAX_GAP_MISPRINT
        )
        return is_near and any(are_misprints(mention.words, form) for form in full)

    def _is_another_era(self, person: ResolvedPerson, mention: PersonMention) -> bool:
        """Return whether the name has passed to somebody else between the two."""
        is_family_first = mention.side in self._family_first
        family = mention.words[0 if is_family_first else -1]
        return not person.is_active(*self._homonyms.era(mention.side, family, mention.day))
