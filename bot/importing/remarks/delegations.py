"""Groups in a row of words: `senior Italian and NATO officials`, `the Presidents of A and B`."""

from collections.abc import Callable

from bot.gazetteer.gazetteer import Gazetteer
from bot.importing import lexicon
from bot.importing.tokenizer import RemarkToken

LONGEST = 16  # words before the group's own
LINKS = frozenset({",", "and", "or"})
STATE = frozenset({"state", "states", "government", "governments", "mission", "delegation"})
ENDS = frozenset({".", ";", ":", "(", ")", "[", "]"})


class GroupReader:
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

    def read(self, at: int, after: int) -> int:
        """Return the place behind the group that begins at a token; the same when there is none."""
        noun = self._noun(at, after)
        return at if noun is None else self._tail(noun + 1, after)

    def _noun(self, at: int, after: int) -> int | None:
        """Return the place of the group's own word."""
        step, limit = at, min(after, at + LONGEST)
        while step < limit:
            token = self._tokens[step]
            if token.text == "(":  # `Danish colonial (Virgin Islands) officials`
                step = self._bracket(step, limit)
                continue
            if token.text in ENDS or self._is_stop(token):
                return None
            if (end := self._of_state(step, limit)) > step:
                return end
            if self._is_noun(step) and not self._modifies(step, limit):
                return self._last_noun(step, limit)
            if token.lower in LINKS and not self._may_join(at, step, limit):
                return None
            step += 1
        return None

    def _last_noun(self, at: int, limit: int) -> int:
        """Return the place of the last group word in a row: `Cabinet members`."""
        found = at
        for step in range(at + 1, limit):
            if not self._tokens[step].is_word or self._is_stop(self._tokens[step]):
                break
            if self._tokens[step].lower in LINKS or not self._goes_on(step, limit):
                break
            found = step
        return found

    def _may_join(self, first: int, at: int, limit: int) -> bool:
        """Whether a comma or `and` stands within the description of one group."""
        if not self._joins(at, limit):
            return False
        is_comma = self._tokens[at].text == ","  # someone without an office, and then a group
        return not (is_comma and any(map(self._is_proper, range(first, at))))

    def _is_proper(self, at: int) -> bool:
        """Whether a word is a name, and neither a country's nor that of an office."""
        token = self._tokens[at]
        if not token.is_capital or token.text.isupper() or token.lower in lexicon.PORTFOLIO:
            return False
        return self._gazetteer.longest([token.text]) is None

    def _of_state(self, at: int, limit: int) -> int:
        """Return the place of the last word of `Heads of State and Government`."""
        if self._tokens[at].lower not in {"heads", "chiefs"} or at + 2 >= limit:
            return at
        if self._tokens[at + 1].lower != "of" or self._tokens[at + 2].lower not in STATE:
            return at
        end = at + 2
        while (
            end + 2 < limit
            and self._tokens[end + 1].lower in {"and", "or"}
            and self._tokens[end + 2].lower in STATE
        ):
            end += 2
        return end

    def _is_stop(self, token: RemarkToken) -> bool:
        return token.lower in lexicon.STOPS or token.lower in {"of", "with", "to"}

    def _is_noun(self, at: int) -> bool:
        """Whether this is a group's own word, and not a meeting's: `Leaders’ Summit`."""
        is_possessive = at + 1 < len(self._tokens) and self._tokens[at + 1].text in {"’", "'"}
        return self._tokens[at].lower in lexicon.GROUPS and not is_possessive

    def _modifies(self, at: int, limit: int) -> bool:
        """Whether this word only describes a later one: `party leaders`, `government and …`."""
        if at + 1 >= limit:
            return False
        is_paired = (
            self._tokens[at].lower in lexicon.COLLECTIVE
            and self._tokens[at + 1].lower == "and"
            and self._joins(at + 1, limit)
        )
        return is_paired or self._goes_on(at + 1, limit)

    def _goes_on(self, at: int, limit: int) -> bool:
        """Whether another group word comes before a mark or a small word."""
        while at < limit:
            token = self._tokens[at]
            if token.lower in lexicon.GROUPS:
                return True
            if not token.is_word or token.lower in LINKS or self._is_stop(token):
                return False
            at += 1
        return False

    def _joins(self, at: int, limit: int) -> bool:
        """Whether what follows a comma or `and` still describes the same group."""
        step = at + 1
        while step < limit and self._tokens[step].lower in {",", "and", "or"}:
            step += 1
        if step >= limit or self._begins_person(step, limit):
            return False
        if self._tokens[step].lower in {"with", "the", "other", "also", "senior"}:
            return False
        return self._noun(step, limit) is not None

    def _tail(self, at: int, after: int) -> int:
        """Return the place behind `of the Baltic States`, `from six countries`."""
        end = at
        while end < after and self._tokens[end].text == "(":
            end = self._bracket(end, after)
        if end + 1 < after and self._tokens[end].lower == "and" and self._plural_follows(end + 1):
            return self._tail(self._noun_of_second(end + 1, after), after)
        while end < after and self._tokens[end].lower in {"of", "from"}:
            behind = self._phrase(end + 1, after)
            if behind == end + 1:
                break
            end = behind
        return end

    def _plural_follows(self, at: int) -> bool:
        """Whether a second group shares the tail: `Presidents and Prime Ministers of`."""
        step = at
        while step < len(self._tokens) and self._tokens[step].lower in {"prime", "foreign", "the"}:
            step += 1
        return (
            step + 1 < len(self._tokens)
            and self._tokens[step].lower in lexicon.GROUPS
            and self._tokens[step + 1].lower == "of"
            and self._tokens[at].is_capital
        )

    def _noun_of_second(self, at: int, after: int) -> int:
        noun = self._noun(at, after)
        return at if noun is None else noun + 1

    def _bracket(self, at: int, after: int) -> int:
        closing = (i for i in range(at, after) if self._tokens[i].text == ")")
        return next(closing, after - 1) + 1

    def _phrase(self, at: int, after: int) -> int:
        """Return the place behind what a group is of: a list of countries, or a noun phrase."""
        end = self._countries(at, after)
        if end > at:
            return end
        end = at
        while end < after:
            token = self._tokens[end]
            if token.text == "(":
                end = self._bracket(end, after)
                continue
            if token.text in ENDS or token.text == ",":
                break
            if self._is_stop(token) and token.lower != "of" and not self._names_body(end, after):
                break
            if token.lower in {"and", "or"} and not self._continues(end, after):
                break
            if token.lower in lexicon.VERBS and token.lower not in {"meeting", "conference"}:
                break
            end += 1
        return end

    def _is_misspelt(self, at: int, after: int, goes_on: bool) -> bool:  # noqa: FBT001  # its only use is above
        """Whether an unknown name stands within a list of countries."""
        if not goes_on or at + 2 >= after or self._tokens[at + 1].text != ",":
            return False
        words = [token.text for token in self._tokens[at + 2 : min(after, at + 11)]]
        return self._tokens[at].is_capital and self._gazetteer.longest(words) is not None

    def _names_body(self, at: int, after: int) -> bool:
        """Whether `on Syria` belongs to a name such as `the Contact Group on Syria`."""
        words = [token.text for token in self._tokens[at + 1 : min(after, at + 10)]]
        is_within = self._tokens[at].lower in {"on", "for"} and self._tokens[at - 1].is_capital
        return is_within and self._gazetteer.longest(words) is not None

    def _continues(self, at: int, after: int) -> bool:
        """Whether `and` goes on with the same phrase: `military and diplomatic missions`."""
        step = at + 1
        if step >= after or self._begins_person(step, after):
            return False
        token = self._tokens[step]
        if token.lower in lexicon.ADVERBS | lexicon.VERBS.keys() | {"with"}:
            return False
        return self.read(step, after) == step or not self._tokens[at - 1].is_capital

    def _countries(self, at: int, after: int) -> int:
        """Return the place behind a list of countries and bodies."""
        end, step = at, at
        while step < after:
            while step < after and self._tokens[step].lower in {",", "and", "the"}:
                step += 1
            words = [token.text for token in self._tokens[step : min(after, step + 9)]]
            found = self._gazetteer.longest(words)
            if not found and not self._is_misspelt(step, after, end > at):
                break
            step += found[1] if found else 1
            if step < after and self._tokens[step].text in {"’", "'"}:
                return at if end == at else end
            if step < after and self._tokens[step].is_capital and end == at:
                return at  # `of Kosovo Albanians`: no list
            if step < after and is_new_person(self._tokens, step):
                break
            end = step
            if step >= after or self._tokens[step].lower not in {",", "and"}:
                break
        return end


def is_new_person(tokens: list[RemarkToken], at: int) -> bool:
    """Whether a country's name turns out to be the nationality of someone: `Russian President`."""
    return tokens[at].is_capital
