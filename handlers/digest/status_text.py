"""What is said about a channel's digest."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.delivery.subscription_service import next_due_text
from bot.digest.schedule_parser import schedule_words
from bot.index.model import EntityKind
from bot.index.read.autocomplete import Autocomplete
from bot.store.model import (
    NOTE_LATE,
    NOTE_TURNED_OFF,
    Delivery,
    DeliveryState,
    Filters,
    OnEmpty,
    Subscription,
)

STATE_PHRASES: Mapping[DeliveryState, str] = {
    DeliveryState.CLAIMED: "is about to be posted",
    DeliveryState.POSTING: "is being posted",
    DeliveryState.POSTED: "was posted",
    DeliveryState.EMPTY: "had nothing to post",
    DeliveryState.SKIPPED: "was skipped",
    DeliveryState.FAILED: "could not be posted",
    DeliveryState.UNCERTAIN: "may not have been posted",
}
NOTE_PHRASES = {
    NOTE_LATE: "I was away until it was too late",
    NOTE_TURNED_OFF: "it was switched off meanwhile",
}
FILTER_KINDS = {
    "people": EntityKind.PERSON,
    "topics": EntityKind.TOPIC,
    "countries": EntityKind.PLACE,
}


def status_lines(
    subscription: Subscription, last: Delivery | None, choices: Autocomplete
) -> list[str]:
    """Say how a channel's digest is set, when the next one comes, and what became of the last."""
    lines = [_headline(subscription)]
    if subscription.is_active:
        lines.append(f"The next one comes on {next_due_text(subscription)}.")
    lines += filter_lines(subscription.filters, choices)
    if subscription.on_empty is OnEmpty.WEEK:
        lines.append("A day with nothing shows the nearest anniversaries of the week.")
    if last:
        lines.append(_last(last, subscription))
    return lines


def _headline(subscription: Subscription) -> str:
    schedule = schedule_words(subscription.schedule)
    if subscription.pause_reason:
        return f"The daily digest is paused: {subscription.pause_reason}."
    if subscription.is_on:
        return f"The daily digest is on: {schedule}."
    return f"The daily digest is off. Switched on, it comes at {schedule}."


def filter_lines(filters: Filters, choices: Autocomplete) -> list[str]:
    """Say what a digest is narrowed to, a line for each kind that is."""
    lines = []
    for field, kind in FILTER_KINDS.items():
        if ids := getattr(filters, field):
            names = ", ".join(choices.name_of(kind, entity) for entity in ids)
            lines.append(f"Only {field}: {names}.")
    return lines


def _last(last: Delivery, subscription: Subscription) -> str:
    zone = ZoneInfo(subscription.schedule.zone)
    local = last.due_at.astimezone(zone)
    note = f" ({NOTE_PHRASES.get(last.note, last.note)})" if last.note else ""
    return f"That of {local.day} {local:%B %Y} {STATE_PHRASES[last.state]}{note}."
