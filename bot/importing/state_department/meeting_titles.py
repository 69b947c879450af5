"""Write the title of a meeting: who was there, what it was, and where."""

from collections.abc import Sequence

from bot.importing.model import RemarkEvent
from bot.records.model import MeetingKind, MeetingStatus

MAX_NAMES = 4
MAX_OCCASION_LENGTH = 120
# What the traveller does; `{}` are the names of the others
PREDICATES = {
    MeetingKind.BRIEFING: "briefs {}",
    MeetingKind.COURTESY_CALL: "is received by {}",
    MeetingKind.VISIT: "with {}",
}
STATUS_NOTES = {
    MeetingStatus.CANCELLED: " (cancelled)",
    MeetingStatus.POSTPONED: " (postponed)",
    MeetingStatus.PLANNED: " (planned)",
}


def meeting_title(
    event: RemarkEvent,
    travellers: Sequence[str],
    met: Sequence[str],
    *,
    where: str,
    occasion: str | None,
) -> str:
    """Return a title such as `John Forbes Kerry meets David Cameron and William Hague in London`.

    `travellers` and `met` are names, `where` is a city or a country.
    """
    parts = [_listed(travellers)]
    if met:
        parts.append(PREDICATES.get(event.kind, "meets {}").format(_listed(met)))
    if occasion:
        parts.append(f"at {_cut(occasion)}")
    is_visit = not met and not occasion
    parts.append(f"visits {where}" if is_visit else f"in {where}")
    return " ".join(parts) + STATUS_NOTES.get(event.status, "")


def _cut(occasion: str) -> str:
    if len(occasion) <= MAX_OCCASION_LENGTH:
        return occasion
    return f"{occasion[:MAX_OCCASION_LENGTH]}…"


def _listed(names: Sequence[str]) -> str:
    """Return `A, B and C`; of many names the last ones are only counted."""
    if len(names) > MAX_NAMES:
        return f"{', '.join(names[: MAX_NAMES - 1])} and {len(names) - MAX_NAMES + 1} others"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
