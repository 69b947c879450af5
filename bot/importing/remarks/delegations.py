"""Find groups in a row of tokens: `senior Italian and NATO officials`, `the Presidents of A and B`.

A group is described by words up to its noun (`officials`), and perhaps a tail (`of A and B`).
"""

from collections.abc import Callable

from bot.gazetteer.gazetteer import MAX_NAME_WORDS, Gazetteer, GazetteerEntry
from bot.importing.lexicon import load_lexicon
from bot.importing.remarks.parentheticals import skip_bracket
from bot.importing.tokenizer import RemarkToken

MAX_DESCRIPTION_TOKENS = 16  # before the group's noun
GROUP_SEPARATORS = frozenset({",", "and", "or"})
DESCRIPTION_ENDS = frozenset({".", ";", ":", "(", ")", "[", "]"})
PREPOSITIONS = frozenset({"of", "with", "to"})
APOSTROPHES = frozenset({"’", "'"})
OTHER_GROUP_STARTS = frozenset({"with", "the", "other", "also", "senior"})


class DelegationParser:
    """Finds the group that begins at a token."""

    def __init__(
        self,
        tokens: list[RemarkToken],
        gazetteer: Gazetteer,
        begins_person: Callable[[int, int], bool],
    ) -> None:
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._begins_person = begins_person
        self._lexicon = load_lexicon()

    def end_of(self, at: int, after: int) -> int:
        """Return the position behind the group that begins at a token; `at` without one."""
        noun = self._find_noun(at, after)
        return at if noun is None else self._tail_end(noun + 1, after)

    def _find_noun(self, at: int, after: int) -> int | None:
        """Return the position of the group's noun."""
        step, limit = at, min(after, at + MAX_DESCRIPTION_TOKENS)
        while step < limit:
            token = self._tokens[step]
            if token.text == "(":  # `Danish colonial (Virgin Islands) officials`
                step = skip_bracket(self._tokens, step, limit)
                continue
            if token.text in DESCRIPTION_ENDS or self._ends_list(token):
                return None
            if (end := self._heads_of_state_end(step, limit)) > step:
                return end
            if self._is_noun(step) and not self._is_modifier(step, limit):
                return self._last_noun(step, limit)
            if token.lower in GROUP_SEPARATORS and not self._may_join(at, step, limit):
                return None
            step += 1
        return None

    def _last_noun(self, at: int, limit: int) -> int:
        """Return the position of the last group noun in a row: `Cabinet members`."""
        noun = at
        for step in range(at + 1, limit):
            if not self._tokens[step].is_word or self._ends_list(self._tokens[step]):
                break
            if self._tokens[step].lower in GROUP_SEPARATORS or not self._noun_follows(step, limit):
                break
            noun = step
        return noun

    def _may_join(self, first: int, at: int, limit: int) -> bool:
        """Return whether a comma or `and` stands within the description of one group."""
        if not self._joins(at, limit):
            return False
        is_comma = self._tokens[at].text == ","  # somebody without an office, and then a group
        return not (is_comma and any(map(self._is_proper_name, range(first, at))))

    def _is_proper_name(self, at: int) -> bool:
        """Return whether a token is a name, and neither a country's nor part of an office."""
        token = self._tokens[at]
        if not token.is_capital or token.text.isupper() or token.lower in self._lexicon.portfolio:
            return False
        return self._gazetteer.longest([token.text]) is None

    def _heads_of_state_end(self, at: int, limit: int) -> int:
        """Return the last position of `Heads of State and Government`; `at` for anything else."""
        groups = self._lexicon.state_groups
        if self._tokens[at].lower not in {"heads", "chiefs"} or at + 2 >= limit:
            return at
        if self._tokens[at + 1].lower != "of" or self._tokens[at + 2].lower not in groups:
            return at
        end = at + 2
        while (
            end + 2 < limit
            and self._tokens[end + 1].lower in {"and", "or"}
            and self._tokens[end + 2].lower in groups
        ):
            end += 2
        return end

    def _ends_list(self, token: RemarkToken) -> bool:
        return token.lower in self._lexicon.list_ends or token.lower in PREPOSITIONS

    def _is_noun(self, at: int) -> bool:
        """Return whether a token is a group's noun, and not a meeting's: `Leaders’ Summit`."""
        is_possessive = at + 1 < len(self._tokens) and self._tokens[at + 1].text in APOSTROPHES
        return self._tokens[at].lower in self._lexicon.groups and not is_possessive

    def _is_modifier(self, at: int, limit: int) -> bool:
        """Return whether a noun only describes a later one: `party leaders`, `government and …`."""
        if at + 1 >= limit:
            return False
        is_paired = (
            self._tokens[at].lower in self._lexicon.collective_groups
            and self._tokens[at + 1].lower == "and"
            and self._joins(at + 1, limit)
        )
        return is_paired or self._noun_follows(at + 1, limit)

    def _noun_follows(self, at: int, limit: int) -> bool:
        """Return whether another group noun comes before a mark or a link."""
        while at < limit:
            token = self._tokens[at]
            if token.lower in self._lexicon.groups:
                return True
            if not token.is_word or token.lower in GROUP_SEPARATORS or self._ends_list(token):
                return False
            at += 1
        return False

    def _joins(self, at: int, limit: int) -> bool:
        """Return whether what follows a comma or `and` still describes the same group."""
        step = at + 1
        while step < limit and self._tokens[step].lower in GROUP_SEPARATORS:
            step += 1
        if step >= limit or self._begins_person(step, limit):
            return False
        if self._tokens[step].lower in OTHER_GROUP_STARTS:
            return False
        return self._find_noun(step, limit) is not None

    def _tail_end(self, at: int, after: int) -> int:
        """Return the position behind `of the Baltic States`, `from six countries`."""
        end = at
        while end < after and self._tokens[end].text == "(":
            end = skip_bracket(self._tokens, end, after)
        if end + 1 < after and self._tokens[end].lower == "and" and self._shares_tail(end + 1):
            noun = self._find_noun(end + 1, after)
            return self._tail_end(end + 1 if noun is None else noun + 1, after)
        while end < after and self._tokens[end].lower in {"of", "from"}:
            behind = self._phrase_end(end + 1, after)
            if behind == end + 1:
                break
            end = behind
        return end

    def _shares_tail(self, at: int) -> bool:
        """Return whether a second group has the same tail: `Presidents and Prime Ministers of`."""
        step = at
        while step < len(self._tokens) and self._tokens[step].lower in {"prime", "foreign", "the"}:
            step += 1
        return (
            step + 1 < len(self._tokens)
            and self._tokens[step].lower in self._lexicon.groups
            and self._tokens[step + 1].lower == "of"
            and self._tokens[at].is_capital
        )

    def _phrase_end(self, at: int, after: int) -> int:
        """Return the position behind what a group is of: a list of countries, or a noun phrase."""
        end = self._countries_end(at, after)
        if end > at:
            return end
        while end < after:
            if self._tokens[end].text == "(":
                end = skip_bracket(self._tokens, end, after)
                continue
            if self._ends_phrase(end, after):
                break
            end += 1
        return end

    def _ends_phrase(self, at: int, after: int) -> bool:
        token = self._tokens[at]
        if token.text in DESCRIPTION_ENDS or token.text == ",":
            return True
        if self._ends_list(token) and token.lower != "of" and not self._is_of_name(at, after):
            return True
        if token.lower in {"and", "or"} and not self._continues_phrase(at, after):
            return True
        return token.lower in self._lexicon.verbs and token.lower not in {"meeting", "conference"}

    def _is_of_name(self, at: int, after: int) -> bool:
        """Return whether `on Syria` belongs to a name such as `the Contact Group on Syria`."""
        is_within = self._tokens[at].lower in {"on", "for"} and self._tokens[at - 1].is_capital
        return is_within and self._entry_at(at + 1, after) is not None

    def _continues_phrase(self, at: int, after: int) -> bool:
        """Return whether `and` continues the same phrase: `military and diplomatic missions`."""
        step = at + 1
        if step >= after or self._begins_person(step, after):
            return False
        word = self._tokens[step].lower
        if word in self._lexicon.adverbs or word in self._lexicon.verbs or word == "with":
            return False
        return self.end_of(step, after) == step or not self._tokens[at - 1].is_capital

    def _countries_end(self, at: int, after: int) -> int:
        """Return the position behind a list of countries and organisations; `at` without one."""
        end, step = at, at
        while step < after:
            while step < after and self._tokens[step].lower in {",", "and", "the"}:
                step += 1
            entry = self._entry_at(step, after)
            if not entry and not (end > at and self._is_misspelt_country(step, after)):
                break
            step += entry[1] if entry else 1
            if step < after and self._tokens[step].text in APOSTROPHES:
                return end
            if step < after and self._tokens[step].is_capital:
                # `of Kosovo Albanians` is no list; `Russian President` is a person
                return end
            end = step
            if step >= after or self._tokens[step].lower not in {",", "and"}:
                break
        return end

    def _is_misspelt_country(self, at: int, after: int) -> bool:
        """Return whether an unknown name stands within a list of countries."""
        if at + 2 >= after or self._tokens[at + 1].text != ",":
            return False
        return self._tokens[at].is_capital and self._entry_at(at + 2, after) is not None

    def _entry_at(self, at: int, after: int) -> tuple[GazetteerEntry, int] | None:
        """Return the country or organisation named at a token, and how many tokens name it."""
        tokens = self._tokens[at : min(after, at + MAX_NAME_WORDS)]
        return self._gazetteer.longest([token.text for token in tokens])
