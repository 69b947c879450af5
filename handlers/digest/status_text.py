"""The status of a digest in sentences: its schedule, its filters, the last delivery."""

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
    DeliveryState.EMPTY: "was not posted, because there were no meetings",
    DeliveryState.SKIPPED: "was skipped",
    DeliveryState.FAILED: "could not be posted",
    DeliveryState.UNCERTAIN: "may not have been posted",
}
NOTE_PHRASES = {
    NOTE_LATE: "I was not running until it was too late",
    NOTE_TURNED_OFF: "it was turned off in the meantime",
}
FILTER_KINDS = {
    "people": EntityKind.PERSON,
    "topics": EntityKind.TOPIC,
    "countries": EntityKind.PLACE,
}


def status_lines(
    subscription: Subscription, last: Delivery | None, autocomplete: Autocomplete
) -> list[str]:
    """Return the status of a digest, one sentence per line, unescaped; the first sums it up."""
    lines = [_headline(subscription)]
    if subscription.is_active:
        lines.append(f"Next digest: {next_due_text(subscription)}.")
    lines += filter_lines(subscription.filters, autocomplete)
    if subscription.on_empty is OnEmpty.WEEK:
        lines.append("On days without meetings, it has the nearest anniversaries of the week.")
    if last:
        lines.append(_last_delivery(last, subscription))
    return lines


def _headline(subscription: Subscription) -> str:
    schedule = schedule_words(subscription.schedule)
    if subscription.pause_reason:
        return f"The daily digest is paused: {subscription.pause_reason}."
    if subscription.is_on:
        return f"The daily digest is on: {schedule}."
    return f"The daily digest is off. When turned on, it is posted at {schedule}."


def filter_lines(filters: Filters, autocomplete: Autocomplete) -> list[str]:
    """Return a line for each kind of entity that a digest is limited to."""
    lines = []
    for field, kind in FILTER_KINDS.items():
        if ids := getattr(filters, field):
            names = ", ".join(autocomplete.name_of(kind, entity_id) for entity_id in ids)
            lines.append(f"Only {field}: {names}.")
    return lines


def _last_delivery(last: Delivery, subscription: Subscription) -> str:
    local = last.due_at.astimezone(ZoneInfo(subscription.schedule.zone))
    note = f" ({NOTE_PHRASES.get(last.note, last.note)})" if last.note else ""
    day = f"{local.day} {local:%B %Y}"
    return f"The digest of {day} {STATE_PHRASES[last.state]}{note}."
