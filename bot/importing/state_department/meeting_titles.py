"""A line that names a meeting, made of who was there, what it was, and where."""

from collections.abc import Sequence

from bot.importing.model import RemarkEvent
from bot.records.model import MeetingKind, MeetingStatus

MOST_NAMED = 4
LONGEST_OCCASION = 120  # characters
# What the traveller does with the others; `{}` are their names
DOING = {
    MeetingKind.BRIEFING: "briefs {}",
    MeetingKind.COURTESY_CALL: "is received by {}",
    MeetingKind.VISIT: "with {}",
}
NOT_HELD = {
    MeetingStatus.CANCELLED: " (cancelled)",
    MeetingStatus.POSTPONED: " (postponed)",
    MeetingStatus.PLANNED: " (planned)",
}


def title_of(
    event: RemarkEvent,
    travellers: Sequence[str],
    met: Sequence[str],
    *,
    where: str,
    occasion: str | None,
) -> str:
    """Return `John Forbes Kerry meets David Cameron and William Hague in London`."""
    parts = [_joined(travellers)]
    at = None
    if occasion:
        at = occasion if len(occasion) <= LONGEST_OCCASION else f"{occasion[:LONGEST_OCCASION]}…"
    if met:
        parts.append(DOING.get(event.kind, "meets {}").format(_joined(met)))
    elif not at:
        parts.append("visits")
        return " ".join([*parts, where]) + NOT_HELD.get(event.status, "")
    if at:
        parts.append(f"at {at}")
    return " ".join([*parts, f"in {where}"]) + NOT_HELD.get(event.status, "")


def _joined(names: Sequence[str]) -> str:
    """Return `A, B and C`, the last ones counted where there are many."""
    if len(names) > MOST_NAMED:
        return f"{', '.join(names[: MOST_NAMED - 1])} and {len(names) - MOST_NAMED + 1} others"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
