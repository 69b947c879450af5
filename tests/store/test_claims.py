"""Claims: one delivery per channel and local day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.store.model import DeliveryPlan, DeliveryState, Subscription
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
)


def test_a_due_digest_is_claimed_with_its_subscription_and_rescheduled(store: Store) -> None:
    store.subscriptions.save(ONE)
    claim = claim_one(store)
    assert claim.subscription == ONE
    assert claim.delivery == store.deliveries.find("T1", "C1", TODAY)
    assert (claim.delivery.day, claim.delivery.due_at, claim.delivery.state) == (
        TODAY, DUE, DeliveryState.CLAIMED,
    )  # fmt: skip
    assert (claim.delivery.holder, claim.delivery.lease_until) == ("one", DUE + LEASE)
    assert store.subscriptions.find("T1", "C1") == replace(ONE, next_due_at=DUE + DAY)


def test_nothing_is_due_before_its_time(store: Store) -> None:
    store.subscriptions.save(ONE)
    due = store.deliveries.claim_due(DUE - timedelta(microseconds=1), "one", LEASE, 10, daily)
    assert (due.claims, due.is_complete) == ((), True)


def test_the_longest_due_are_claimed_first_up_to_the_limit(store: Store) -> None:
    times = {f"C{number}": DUE - number * MINUTE for number in range(5)}
    store.subscriptions.save(
        *(replace(ONE, channel=channel, next_due_at=at) for channel, at in times.items())
    )
    due = store.deliveries.claim_due(DUE, "one", LEASE, 3, daily)
    assert {claim.delivery.channel for claim in due.claims} == {"C4", "C3", "C2"}
    assert not due.is_complete


def test_a_day_with_a_delivery_is_not_claimed_again_but_rescheduled(store: Store) -> None:
    store.subscriptions.save(ONE)
    claim_one(store)
    store.subscriptions.save(replace(ONE, next_due_at=DUE + MINUTE))
    due = store.deliveries.claim_due(DUE + MINUTE, "two", LEASE, 10, daily)
    assert (due.claims, due.skipped) == ((), ())
    found = store.subscriptions.find("T1", "C1")
    assert found is not None
    assert found.next_due_at == DUE + MINUTE + DAY
    assert [each.holder for each in store.deliveries.history("T1", "C1")] == ["one"]


def test_a_late_digest_is_recorded_as_skipped(store: Store) -> None:
    store.subscriptions.save(ONE)
    due = store.deliveries.claim_due(DUE + DAY, "one", LEASE, 10, late)
    assert due.claims == ()
    assert list(due.skipped) == store.deliveries.history("T1", "C1")
    assert (due.skipped[0].state, due.skipped[0].note) == (DeliveryState.SKIPPED, "late")
    assert store.deliveries.claim_expired(DUE + 9 * DAY, "two", LEASE, 10) == ()


def test_each_missed_day_is_planned_in_turn(store: Store) -> None:
    """Three days of downtime: each day gets a delivery, late or not."""
    store.subscriptions.save(ONE)
    now = DUE + 2 * DAY
    plans = [late, late, daily, daily]
    found = [store.deliveries.claim_due(now, "one", LEASE, 10, plan) for plan in plans]
    assert [(len(due.claims), len(due.skipped)) for due in found] == [
        (0, 1),
        (0, 1),
        (1, 0),
        (0, 0),
    ]


def test_a_plan_that_does_not_move_forward_is_rejected(store: Store) -> None:
    store.subscriptions.save(ONE)

    def stuck(_: Subscription) -> DeliveryPlan:
        return DeliveryPlan(TODAY, DUE)

    with pytest.raises(ValueError, match="move the next due time forward"):
        store.deliveries.claim_due(DUE, "one", LEASE, 10, stuck)
    assert store.subscriptions.find("T1", "C1") == ONE
    assert store.deliveries.history("T1", "C1") == []


def test_a_claim_is_not_taken_over_before_its_lease_expires(store: Store) -> None:
    store.subscriptions.save(ONE)
    claim_one(store)
    assert store.deliveries.claim_expired(DUE + LEASE - MINUTE, "two", LEASE, 10) == ()


@pytest.mark.parametrize("state", [DeliveryState.CLAIMED, DeliveryState.POSTING])
def test_an_expired_delivery_is_taken_over_in_its_state(store: Store, state: DeliveryState) -> None:
    store.subscriptions.save(ONE)
    first = claim_one(store)
    if state is DeliveryState.POSTING:
        assert store.deliveries.start_posting(first.delivery, DUE, LEASE)
    again = claimed_again(store, DUE + LEASE)
    assert again.delivery == replace(
        first.delivery, state=state, holder="two", lease_until=DUE + 2 * LEASE, attempts=2
    )
    assert again.delivery == store.deliveries.find("T1", "C1", TODAY)
    assert store.deliveries.claim_expired(DUE + LEASE, "three", LEASE, 10) == ()


def test_the_earliest_expired_leases_are_taken_over_first(store: Store) -> None:
    store.subscriptions.save(*(replace(ONE, channel=f"C{number}") for number in range(3)))
    for lease in (LEASE, LEASE / 4, LEASE / 2):
        store.deliveries.claim_due(DUE, f"of {lease}", lease, 1, daily)
    store.deliveries.claim_expired(DUE + LEASE, "two", LEASE, 2)
    left = [store.deliveries.find("T1", f"C{number}", TODAY) for number in range(3)]
    assert sorted(each.holder or "" for each in left if each) == [f"of {LEASE}", "two", "two"]


def test_starting_to_post_renews_the_lease(store: Store) -> None:
    store.subscriptions.save(ONE)
    claim = claim_one(store)
    assert store.deliveries.start_posting(claim.delivery, DUE + MINUTE, LEASE)
    assert store.deliveries.claim_expired(DUE + LEASE, "two", LEASE, 10) == ()
    assert claimed_again(store, DUE + MINUTE + LEASE).delivery.holder == "two"
