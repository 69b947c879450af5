"""Judges a simulated day: for each channel and day that was due exactly one message.

What a process cannot know, as its call was not answered or it was killed in the midst of it, is
counted apart: where the history can be read, there has to be exactly one as well; where it cannot,
the bot's choice is not to post again, so there is at most one and the store says `uncertain`.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.store.model import DeliveryState
from tests.bench.expectation import Expected
from tests.bench.faults import BY_NAME
from tests.bench.mischief import Mischief
from tests.bench.world import is_readable


class Trouble(StrEnum):
    """The worst that happened to a digest, from bad to worse."""

    NONE = "nothing"
    WAIT = "429 with Retry-After"
    UNANSWERED = "not posted, and no answer"
    LOST = "posted, and the answer lost"
    CUT_OFF = "the store cut off while posting"
    KILLED = "the process killed while posting"


KNOWN = frozenset({Trouble.NONE, Trouble.WAIT})


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as the channel's members see it, and the key that it carries."""

    channel: str
    key: str
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store says of a digest."""

    state: DeliveryState
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """A digest that was due and what became of it."""

    expected: Expected
    trouble: Trouble
    messages: Sequence[Seen]
    kept: Kept | None

    @property
    def is_readable(self) -> bool:
        return is_readable(self.expected.channel)

    @property
    def is_known(self) -> bool:
        """Whether the store knows what became of it, or may say that it does not."""
        if self.state is DeliveryState.UNCERTAIN:
            return not self.is_readable and self.trouble not in KNOWN
        return self.state is DeliveryState.POSTED

    @property
    def state(self) -> DeliveryState | None:
        return self.kept.state if self.kept else None

    @property
    def is_left_out(self) -> bool:
        """Whether none is there, by the documented choice."""
        return not self.messages and self.state is DeliveryState.UNCERTAIN and self.is_known

    def wrongs(self, grace: timedelta) -> Iterator[str]:
        """Yield what is wrong with it."""
        if not self.messages and not self.is_left_out:
            yield "missing"
        if not self.is_known:
            yield f"{self.state} in the store"
        if self.kept and self.kept.due_at != self.expected.due_at:
            yield f"due at {self.kept.due_at}, not {self.expected.due_at}"
        if len(self.messages) > 1:
            yield f"{len(self.messages)} messages"
        if any(each.key != self.expected.key for each in self.messages):
            yield "posted under another key"
        if any(each.posted_at > self.expected.due_at + grace for each in self.messages):
            yield "posted too late"


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was seen and done: messages, faults by key, kills, and the store by key."""

    messages: Sequence[Seen]
    faults: Mapping[str, Sequence[str]]
    mischief: Mischief
    kept: Mapping[str, Kept]


def judge(expected: Iterable[Expected], evidence: Evidence) -> tuple[list[Case], list[Seen]]:
    """Return the cases, and the messages that no digest was due for.

    A message counts for the last digest that was due in its channel when it was posted.
    """
    due: defaultdict[str, list[Expected]] = defaultdict(list)
    for each in sorted(expected, key=lambda each: each.due_at):
        due[each.channel].append(each)
    found: defaultdict[str, list[Seen]] = defaultdict(list)
    unasked: list[Seen] = []
    for message in evidence.messages:
        at = bisect_right(due[message.channel], message.posted_at, key=lambda each: each.due_at)
        if at:
            found[due[message.channel][at - 1].key].append(message)
        else:
            unasked.append(message)
    cases = [
        Case(each, _trouble(each.key, evidence), found[each.key], evidence.kept.get(each.key))
        for dues in due.values()
        for each in dues
    ]
    return cases, unasked


def _trouble(key: str, evidence: Evidence) -> Trouble:
    if key in evidence.mischief.killed:
        return Trouble.KILLED
    if key in evidence.mischief.cut_off:
        return Trouble.CUT_OFF
    faults = [BY_NAME[name] for name in evidence.faults.get(key, ())]
    if any("not posted" not in each.name for each in faults if each.is_unknown):
        return Trouble.LOST
    if any(each.is_unknown for each in faults):
        return Trouble.UNANSWERED
    return Trouble.WAIT if faults else Trouble.NONE


def count(cases: Iterable[Case]) -> Counter[str]:
    """Count cases by what became of them."""
    return Counter(
        "left out" if case.is_left_out else ("none", "once", "more")[min(len(case.messages), 2)]
        for case in cases
    )
