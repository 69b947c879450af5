"""How a delivery is closed, and that only its holder can do so."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.store.model import Delivery, DeliveryState
from bot.store.store import Store
from tests.store.samples import (
    DAY,
    DUE,
    LEASE,
    MINUTE,
    ONE,
    TODAY,
    claim_one,
    claimed_again,
    daily,
    late,
)  # fmt: skip

Change = Callable[[Store, Delivery], bool]

# Each with the values that it sets
POSTING_ENDS: list[tuple[Change, dict[str, str]]] = [
    (
        lambda store, mine: store.deliveries.finish(mine, "17.5"),
        {"state": DeliveryState.POSTED, "posted_ts": "17.5"},
    ),
    (
        lambda store, mine: store.deliveries.mark_uncertain(mine, "unread"),
        {"state": DeliveryState.UNCERTAIN, "note": "unread"},
    ),
]
OPEN_ENDS: list[tuple[Change, dict[str, str]]] = [
    (
        lambda store, mine: store.deliveries.fail(mine, "is_archived"),
        {"state": DeliveryState.FAILED, "note": "is_archived"},
    ),
    (
        lambda store, mine: store.deliveries.skip(mine, "late"),
        {"state": DeliveryState.SKIPPED, "note": "late"},
    ),
    (
        lambda store, mine: store.deliveries.mark_empty(mine),
        {"state": DeliveryState.EMPTY},
    ),
]


def start(store: Store, mine: Delivery) -> bool:
    return store.deliveries.start_posting(mine, DUE, LEASE)


def release(store: Store, mine: Delivery) -> bool:
    return store.deliveries.release(mine, DUE)


ENDS = POSTING_ENDS + OPEN_ENDS
CHANGES: list[Change] = [start, release, *(end for end, _ in ENDS)]


@pytest.fixture
def mine(store: Store) -> Delivery:
    store.subscriptions.save(ONE)
    return claim_one(store).delivery


@pytest.mark.parametrize(("end", "left"), ENDS)
def test_a_closed_delivery_keeps_its_outcome_and_cannot_be_changed(
    store: Store, mine: Delivery, end: Change, left: dict[str, Any]
) -> None:
    assert start(store, mine)
    assert end(store, mine)
    closed = replace(mine, **{"holder": None, "lease_until": None, **left})
    assert store.deliveries.history("T1", "C1") == [closed]
    assert not any(change(store, mine) for change in CHANGES)
    assert store.deliveries.claim_expired(DUE + DAY, "two", LEASE, 10) == ()


@pytest.mark.parametrize("end", [end for end, _ in POSTING_ENDS])
def test_a_claimed_delivery_cannot_become_posted_or_uncertain(
    store: Store, mine: Delivery, end: Change
) -> None:
    assert not end(store, mine)
    assert store.deliveries.history("T1", "C1") == [mine]


@pytest.mark.parametrize("end", [end for end, _ in OPEN_ENDS])
def test_a_claimed_delivery_can_be_given_up(store: Store, mine: Delivery, end: Change) -> None:
    assert end(store, mine)


def test_start_posting_succeeds_once(store: Store, mine: Delivery) -> None:
    assert [start(store, mine), start(store, mine)] == [True, False]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("holder", ["two", "one"])
@pytest.mark.parametrize("is_posting", [False, True])
def test_a_holder_that_lost_its_lease_changes_nothing(
    store: Store, mine: Delivery, change: Change, holder: str, *, is_posting: bool
) -> None:
    """Not even if the same process has claimed it again: that is another claim."""
    if is_posting:
        assert start(store, mine)
    again = claimed_again(store, DUE + LEASE, holder).delivery
    assert not change(store, mine)
    assert store.deliveries.history("T1", "C1") == [again]


def test_a_released_delivery_can_be_claimed_at_its_retry_time(store: Store, mine: Delivery) -> None:
    assert start(store, mine)
    assert store.deliveries.release(mine, DUE + MINUTE, "ratelimited")
    assert store.deliveries.claim_expired(DUE + MINUTE / 2, "two", LEASE, 10) == ()
    again = claimed_again(store, DUE + MINUTE).delivery
    assert (again.state, again.attempts, again.note) == (DeliveryState.CLAIMED, 2, "ratelimited")
    assert start(store, again)


def test_a_released_delivery_has_no_holder(store: Store, mine: Delivery) -> None:
    assert store.deliveries.release(mine, DUE)
    (released,) = store.deliveries.history("T1", "C1")
    assert released.holder is None
    assert not any(change(store, released) for change in CHANGES)


def test_history_is_sorted_newest_first_and_limited(store: Store) -> None:
    store.subscriptions.save(ONE)
    for number in range(9):
        store.deliveries.claim_due(DUE + number * DAY, "one", LEASE, 10, late)
    days = [each.day for each in store.deliveries.history("T1", "C1", limit=3)]
    assert days == [TODAY + 8 * DAY, TODAY + 7 * DAY, TODAY + 6 * DAY]
    assert len(store.deliveries.history("T1", "C1")) == 7
    assert store.deliveries.history("T1", "C2") == []


def test_only_closed_old_deliveries_are_deleted(store: Store) -> None:
    store.subscriptions.save(ONE, replace(ONE, channel="C2", next_due_at=DUE + DAY))
    store.deliveries.claim_due(DUE, "one", LEASE, 10, late)
    store.deliveries.claim_due(DUE + DAY, "one", LEASE, 10, daily)
    assert store.deliveries.delete_before(TODAY + 5 * DAY) == 1
    assert [each.day for each in store.deliveries.history("T1", "C1")] == [TODAY + DAY]
