"""One digest per channel and day, whatever fails: with a real store and a local workspace."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from bot.delivery.due_date import plan_delivery
from bot.sandbox import Message, Sandbox
from bot.store.model import DeliveryState, Schedule
from bot.store.store import Store
from tests.delivery.conftest import CHANNEL, DAILY, DUE, HOUR, TEAM, MakeScheduler, Now

DAY = date(2026, 11, 26)
Tick = Callable[..., None]
UNREADABLE = pytest.mark.parametrize("workspace", [("chat:write",)], indirect=True)


def posted(workspace: Sandbox) -> list[Message]:
    """Return the digests in the channel, without their replies."""
    return [
        message
        for message in workspace.observer.transcript(channel=CHANNEL)
        if message.bot_id and "On this day" in message.text and message.kind == "message"
    ]


def state(store: Store, day: date = DAY) -> DeliveryState | None:
    delivery = store.deliveries.find(TEAM, CHANNEL, day)
    return delivery.state if delivery else None


def test_a_due_digest_is_posted_once(store: Store, workspace: Sandbox, tick: Tick) -> None:
    store.subscriptions.save(DAILY)
    tick()
    tick()
    [digest] = posted(workspace)
    assert digest.text.startswith("On this day, 26 November: ")
    assert state(store) is DeliveryState.POSTED


def test_the_next_digest_is_posted_the_next_day(
    store: Store, workspace: Sandbox, tick: Tick, now: Now
) -> None:
    store.subscriptions.save(replace(DAILY, next_due_at=DUE - timedelta(days=1)))
    now.moment = DUE - timedelta(days=1)
    tick()
    now.moment = DUE - timedelta(seconds=1)
    tick()
    assert [each.text[:24] for each in posted(workspace)] == ["On this day, 25 November"]
    now.moment = DUE
    tick()
    assert len(posted(workspace)) == 2


def test_a_day_without_meetings_posts_nothing(
    store: Store, workspace: Sandbox, tick: Tick, now: Now
) -> None:
    now.moment = DUE + timedelta(days=90)
    store.subscriptions.save(replace(DAILY, next_due_at=now.moment))
    tick()
    assert not workspace.observer.calls("chat.postMessage")
    assert state(store, now.moment.date()) is DeliveryState.EMPTY


def test_only_one_of_several_processes_posts(store: Store, workspace: Sandbox, tick: Tick) -> None:
    store.subscriptions.save(DAILY)
    for holder in ("one", "two", "three"):
        tick(holder)
    assert len(posted(workspace)) == 1


def test_a_claim_of_a_dead_process_is_posted_by_another(
    store: Store, workspace: Sandbox, tick: Tick, now: Now
) -> None:
    store.subscriptions.save(DAILY)
    claim(store, now)
    tick("two")
    assert not posted(workspace)  # the dead process still has the lease
    now.passes(HOUR)
    tick("two")
    assert len(posted(workspace)) == 1


def test_a_digest_is_not_posted_again_if_slacks_answer_was_lost(
    store: Store, workspace: Sandbox, tick: Tick, now: Now
) -> None:
    store.subscriptions.save(DAILY)
    workspace.admin.drop_response("chat.postMessage")
    tick("one")
    assert state(store) is DeliveryState.POSTING
    now.passes(HOUR)
    tick("two")
    assert len(posted(workspace)) == 1
    assert state(store) is DeliveryState.POSTED


def test_a_post_that_did_not_arrive_is_repeated(
    store: Store, workspace: Sandbox, tick: Tick, now: Now
) -> None:
    store.subscriptions.save(DAILY)
    workspace.admin.fail_next("chat.postMessage", drop=True)
    tick("one")
    assert not posted(workspace)
    now.passes(HOUR)
    tick("two")  # looks it up
    tick("two")
    assert len(posted(workspace)) == 1


@UNREADABLE
def test_without_the_history_scope_a_lost_answer_leaves_the_delivery_uncertain(
    store: Store, workspace: Sandbox, tick: Tick, now: Now
) -> None:
    store.subscriptions.save(DAILY)
    workspace.admin.drop_response("chat.postMessage")
    tick("one")
    now.passes(HOUR)
    tick("two")
    assert len(posted(workspace)) == 1
    assert state(store) is DeliveryState.UNCERTAIN


def test_the_retry_time_of_a_rate_limit_is_respected(
    store: Store, workspace: Sandbox, tick: Tick, now: Now
) -> None:
    store.subscriptions.save(DAILY)
    workspace.admin.fail_next("chat.postMessage", "ratelimited", status=429, retry_after=90)
    tick()
    now.passes(timedelta(seconds=89))
    tick()
    assert len(workspace.observer.calls("chat.postMessage")) == 1
    now.passes(timedelta(seconds=1))
    tick()
    assert len(posted(workspace)) == 1


def test_after_a_server_error_the_post_is_looked_up_and_repeated(
    store: Store, workspace: Sandbox, tick: Tick, now: Now
) -> None:
    store.subscriptions.save(DAILY)
    workspace.admin.fail_next("chat.postMessage", "internal_error", status=500)
    tick()
    now.passes(HOUR)
    tick()  # looks it up
    tick()
    assert len(posted(workspace)) == 1


@pytest.mark.parametrize("trouble", ["archive", "remove_bot", "delete_channel"])
def test_a_channel_that_refuses_posts_is_paused_and_its_user_is_told_once(
    store: Store, workspace: Sandbox, tick: Tick, now: Now, trouble: str
) -> None:
    store.subscriptions.save(DAILY)
    getattr(workspace.admin, trouble)("diplomacy")
    tick()
    now.passes(timedelta(days=1))
    tick()
    told = [
        c for c in workspace.observer.calls("chat.postMessage") if c.arguments["channel"] != CHANNEL
    ]
    assert len(told) == 1
    assert "I have paused the daily digest" in told[0].arguments["text"]
    subscription = store.subscriptions.find(TEAM, CHANNEL)
    assert subscription
    assert subscription.pause_reason
    assert state(store) is DeliveryState.FAILED


@pytest.mark.parametrize(
    ("late", "expected"),
    [(timedelta(hours=1, minutes=59), DeliveryState.POSTED), (3 * HOUR, DeliveryState.SKIPPED)],
)
def test_after_downtime_a_digest_is_posted_within_the_grace_period_only(
    store: Store, tick: Tick, now: Now, late: timedelta, expected: DeliveryState
) -> None:
    store.subscriptions.save(DAILY)
    now.moment = DUE + late
    tick()
    assert state(store) is expected


@pytest.mark.parametrize(
    ("minutes", "expected"), [(1, DeliveryState.POSTED), (40, DeliveryState.SKIPPED)]
)
def test_a_digest_due_before_midnight_may_be_posted_after_it(
    store: Store, tick: Tick, now: Now, minutes: int, expected: DeliveryState
) -> None:
    due = DUE.replace(hour=23, minute=59)
    schedule = Schedule(time(23, 59), "UTC")
    store.subscriptions.save(replace(DAILY, schedule=schedule, next_due_at=due))
    now.moment = due + timedelta(minutes=minutes)
    tick()
    assert state(store) is expected


def test_missed_digests_are_not_caught_up_after_downtime(
    store: Store, workspace: Sandbox, tick: Tick, now: Now
) -> None:
    store.subscriptions.save(replace(DAILY, next_due_at=DUE - timedelta(days=30)))
    now.moment = DUE + timedelta(minutes=5)
    for _ in range(3):
        tick()
    assert not posted(workspace)
    subscription = store.subscriptions.find(TEAM, CHANNEL)
    assert subscription
    assert subscription.next_due_at == DUE + timedelta(days=1)


@pytest.mark.parametrize("days_off", [1, 5])
def test_turning_on_again_posts_no_missed_digest(
    store: Store, workspace: Sandbox, tick: Tick, now: Now, days_off: int
) -> None:
    store.subscriptions.save(DAILY)
    store.subscriptions.turn_off(TEAM, CHANNEL, set_by="U1")
    now.moment = DUE + timedelta(days=days_off, hours=1)
    tick()
    next_due_at = DUE + timedelta(days=days_off + 1)
    store.subscriptions.save(replace(DAILY, set_by="U1", next_due_at=next_due_at))
    tick()
    assert not posted(workspace)


@pytest.mark.parametrize("due", ["2026-03-29T01:30:00+00:00", "2026-10-25T00:30:00+00:00"])
def test_days_of_23_and_25_hours_have_one_digest(
    store: Store, tick: Tick, now: Now, due: str
) -> None:
    """At 02:30 in Berlin, which is skipped in spring and repeated in autumn."""
    moment = datetime.fromisoformat(due)
    schedule = Schedule(time(2, 30), "Europe/Berlin")
    store.subscriptions.save(replace(DAILY, schedule=schedule, next_due_at=moment))
    now.moment = moment
    for _ in range(30):
        tick()
        now.passes(timedelta(hours=1))
    days = {each.day for each in store.deliveries.history(TEAM, CHANNEL, 10)}
    assert days == {moment.date(), moment.date() + timedelta(days=1)}


def test_a_workspace_without_a_token_is_left_to_another_process(
    store: Store, workspace: Sandbox, tick: Tick, now: Now
) -> None:
    store.subscriptions.save(replace(DAILY, team="T0OTHER"))
    tick()
    subscription = store.subscriptions.find("T0OTHER", CHANNEL)
    assert subscription
    assert subscription.pause_reason is None
    assert not workspace.observer.calls("chat.postMessage")


def test_a_process_without_the_token_keeps_a_possibly_posted_delivery(
    store: Store, workspace: Sandbox, tick: Tick, now: Now, make_scheduler: MakeScheduler
) -> None:
    store.subscriptions.save(DAILY)
    workspace.admin.drop_response("chat.postMessage")
    tick("one")
    now.passes(HOUR)
    stranger = make_scheduler("stranger", knows_team=False)
    stranger.tick()
    stranger.finish()
    assert state(store) is DeliveryState.POSTING
    now.passes(HOUR)
    tick("two")
    assert len(posted(workspace)) == 1
    assert state(store) is DeliveryState.POSTED


def test_an_invalid_message_fails_only_that_day(
    store: Store, workspace: Sandbox, tick: Tick, now: Now
) -> None:
    store.subscriptions.save(DAILY)
    workspace.admin.fail_next("chat.postMessage", "invalid_blocks")
    tick()
    assert state(store) is DeliveryState.FAILED
    subscription = store.subscriptions.find(TEAM, CHANNEL)
    assert subscription
    assert subscription.is_active


def claim(store: Store, now: Now) -> None:
    """Claim what is due, as a process that then dies."""
    store.deliveries.claim_due(
        now.moment,
        "dead",
        timedelta(minutes=5),
        10,
        lambda each: plan_delivery(each, now.moment, 2 * HOUR),
    )
