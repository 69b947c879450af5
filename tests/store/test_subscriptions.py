"""Subscriptions are stored as given; turning them off and on never causes a backlog."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from bot.store.model import DeliveryState, Filters, OnEmpty, Schedule, Subscription
from bot.store.store import Store
from tests.store.samples import DAY, DUE, LEASE, MINUTE, ONE, TODAY, claim_one, claimed_again, daily

FULL = Subscription(
    team="T1",
    channel="D9",
    schedule=Schedule(time(23, 59), "Asia/Seoul", frozenset({0, 6})),
    set_by="U2",
    filters=Filters(("p-kang", "p-wang"), ("t-trade",), ("cn", "kr")),
    on_empty=OnEmpty.WEEK,
    is_direct=True,
    next_due_at=datetime(2026, 3, 8, 14, 59, 0, 1, tzinfo=UTC),
)


@pytest.mark.parametrize(
    "subscription",
    [
        ONE,
        FULL,
        replace(ONE, is_on=False, next_due_at=None),
        replace(FULL, pause_reason="is_archived", next_due_at=None),
    ],
)
def test_a_subscription_is_found_as_it_was_saved(store: Store, subscription: Subscription) -> None:
    store.subscriptions.save(subscription)
    assert store.subscriptions.find(subscription.team, subscription.channel) == subscription


def test_saving_again_replaces(store: Store) -> None:
    store.subscriptions.save(ONE)
    changed = replace(FULL, channel=ONE.channel)
    store.subscriptions.save(changed)
    assert store.subscriptions.of_team("T1") == [changed]


def test_subscriptions_are_listed_by_team(store: Store) -> None:
    store.subscriptions.save(FULL, replace(ONE, team="T2"), ONE)
    assert store.subscriptions.of_team("T1") == [ONE, FULL]
    assert store.subscriptions.find("T3", "C1") is None


def test_saving_nothing_does_nothing(store: Store) -> None:
    store.subscriptions.save()
    assert store.subscriptions.of_team("T1") == []


def test_times_in_other_zones_are_converted(store: Store) -> None:
    at = DUE.astimezone(timezone(timedelta(hours=9)))
    store.subscriptions.save(replace(ONE, next_due_at=at))
    found = store.subscriptions.find("T1", "C1")
    assert found is not None
    assert found.next_due_at == DUE
    assert found.next_due_at.tzinfo is UTC
    assert store.deliveries.claim_due(at - MINUTE, "one", LEASE, 1, daily).claims == ()
    assert len(store.deliveries.claim_due(at, "one", LEASE, 1, daily).claims) == 1


def test_a_time_without_a_zone_is_rejected(store: Store) -> None:
    with pytest.raises(StatementError, match="only times with a time zone"):
        store.subscriptions.save(replace(ONE, next_due_at=DUE.replace(tzinfo=None)))


@pytest.mark.parametrize(
    "schedule",
    [
        lambda: Schedule(time(8, tzinfo=UTC), "UTC"),
        lambda: Schedule(time(8), "UTC", frozenset()),
        lambda: Schedule(time(8), "UTC", frozenset({7})),
    ],
)
def test_an_invalid_schedule_is_rejected(schedule: type[Schedule]) -> None:
    with pytest.raises(ValueError, match="A schedule"):
        schedule()  # type: ignore[call-arg]  # a lambda, which needs none


@pytest.mark.parametrize("stopped", ["off", "paused", "saved"])
def test_an_inactive_subscription_is_never_due_until_its_next_time_when_turned_on(
    store: Store, stopped: str
) -> None:
    store.subscriptions.save(ONE)
    _stop(store, stopped)
    assert store.deliveries.claim_due(DUE + 9 * DAY, "one", LEASE, 10, daily).claims == ()
    next_due_at = DUE + 10 * DAY
    turned_on = replace(ONE, set_by="U3", next_due_at=next_due_at)
    store.subscriptions.save(turned_on)
    assert store.subscriptions.find("T1", "C1") == turned_on
    assert store.deliveries.claim_due(DUE + 9 * DAY, "one", LEASE, 10, daily).claims == ()
    (claim,) = store.deliveries.claim_due(next_due_at, "one", LEASE, 10, daily).claims
    assert claim.delivery.day == next_due_at.date()
    assert store.deliveries.history("T1", "C1") == [claim.delivery]


@pytest.mark.parametrize("stopped", ["off", "paused", "saved"])
def test_stopping_deletes_a_claimed_delivery(store: Store, stopped: str) -> None:
    store.subscriptions.save(ONE)
    mine = claim_one(store).delivery
    _stop(store, stopped)
    assert not store.deliveries.start_posting(mine, DUE, LEASE)
    store.subscriptions.save(replace(ONE, next_due_at=DUE + MINUTE))
    (claim,) = store.deliveries.claim_due(DUE + MINUTE, "two", LEASE, 10, daily).claims
    assert claim.delivery.day == TODAY
    assert not store.deliveries.start_posting(mine, DUE, LEASE)
    assert not store.deliveries.mark_empty(mine)


@pytest.mark.parametrize("stopped", ["off", "paused", "saved"])
def test_stopping_keeps_a_delivery_that_is_being_posted(store: Store, stopped: str) -> None:
    store.subscriptions.save(ONE)
    mine = claim_one(store).delivery
    store.deliveries.start_posting(mine, DUE, LEASE)
    _stop(store, stopped)
    assert store.deliveries.finish(mine, "1.2")


def test_a_delivery_released_after_stopping_is_skipped(store: Store) -> None:
    store.subscriptions.save(ONE)
    mine = claim_one(store).delivery
    store.deliveries.start_posting(mine, DUE, LEASE)
    _stop(store, "off")
    store.deliveries.release(mine, DUE + MINUTE)
    assert store.deliveries.claim_expired(DUE + MINUTE, "two", LEASE, 10) == ()
    (left,) = store.deliveries.history("T1", "C1")
    assert (left.state, left.note, left.holder) == (DeliveryState.SKIPPED, "off", None)


def test_an_expired_posting_is_taken_over_even_after_stopping(store: Store) -> None:
    store.subscriptions.save(ONE)
    store.deliveries.start_posting(claim_one(store).delivery, DUE, LEASE)
    _stop(store, "off")
    again = claimed_again(store, DUE + LEASE)
    assert (again.delivery.state, again.subscription.is_on) == (DeliveryState.POSTING, False)


def test_only_the_first_call_pauses(store: Store) -> None:
    store.subscriptions.save(ONE)
    reasons = ["is_archived", "channel_not_found"]
    assert [store.subscriptions.pause("T1", "C1", each) for each in reasons] == [True, False]
    found = store.subscriptions.find("T1", "C1")
    assert found is not None
    assert (found.pause_reason, found.is_on, found.is_active) == ("is_archived", True, False)


def test_changes_return_whether_they_applied(store: Store) -> None:
    subscriptions = store.subscriptions
    assert not subscriptions.pause("T1", "C1", "gone")
    assert not subscriptions.turn_off("T1", "C1", set_by="U1")
    subscriptions.save(ONE)
    switched = [subscriptions.turn_off("T1", "C1", set_by="U1") for _ in range(2)]
    assert switched == [True, False]
    assert not subscriptions.pause("T1", "C1", "gone")


def _stop(store: Store, how: str) -> None:
    if how == "off":
        assert store.subscriptions.turn_off("T1", "C1", set_by="U2")
    elif how == "paused":
        assert store.subscriptions.pause("T1", "C1", "is_archived")
    else:
        store.subscriptions.save(replace(ONE, is_on=False))
