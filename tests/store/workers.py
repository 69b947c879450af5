"""The work of processes in tests; importable by name, as other processes need it."""

from datetime import UTC, datetime

from bot.store.store import open_store
from tests.store.samples import DUE, LEASE, daily

NOW = datetime(2026, 11, 26, tzinfo=UTC)


def open_and_close(number: int, address: str) -> bool:
    """Open the store as a starting program does."""
    open_store(address).close()
    return number >= 0


def claim_all(number: int, address: str, limit: int) -> list[tuple[str, str]]:
    """Claim until nothing is due; return the claimed channels."""
    store = open_store(address)
    claimed: list[tuple[str, str]] = []
    is_all = False
    while not is_all:
        due = store.deliveries.claim_due(DUE, f"process-{number}", LEASE, limit, daily)
        claimed += [(each.delivery.team, each.delivery.channel) for each in due.claims]
        # Skipping locked rows may return fewer than the limit
        is_all = due.is_complete
    store.close()
    return claimed


def take_over(number: int, address: str) -> list[str]:
    """Take over expired deliveries and start posting them; return their channels."""
    store = open_store(address)
    later = DUE + LEASE
    claims = store.deliveries.claim_expired(later, f"process-{number}", LEASE, 5)
    mine = [each.delivery for each in claims]
    posted = [each.channel for each in mine if store.deliveries.start_posting(each, later, LEASE)]
    store.close()
    return posted


def see_events(number: int, address: str, events: list[str]) -> list[str]:
    """Return the events that this process was the first to see."""
    store = open_store(address)
    seen = store.seen_events(lambda: NOW)
    first = [event for event in events if seen.is_first(event)]
    store.close()
    return first
