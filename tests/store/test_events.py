"""An event is new once, to all processes."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.store.db import tables
from bot.store.store import Store
from tests.store.samples import DUE


def test_an_id_is_first_once(store: Store) -> None:
    seen = store.seen_events(lambda: DUE)
    first = [seen.is_first(key) for key in ("Ev1", "Ev2", "Ev1", "Ev2")]
    assert first == [True, True, False, False]


def test_another_process_has_seen_it_too(store: Store) -> None:
    assert store.seen_events(lambda: DUE).is_first("Ev1")
    assert not store.seen_events(lambda: DUE).is_first("Ev1")


def test_ids_are_kept_for_an_hour_and_not_much_longer(store: Store) -> None:
    now = [DUE]
    seen = store.seen_events(lambda: now[0])
    for minute in range(180):
        now[0] = DUE + timedelta(minutes=minute)
        assert seen.is_first(f"Ev{minute}")
        assert not seen.is_first(f"Ev{max(0, minute - 59)}")
        assert _count(store) <= 71


def test_an_id_can_be_anything_that_slack_sends(store: Store) -> None:
    seen = store.seen_events(lambda: DUE)
    odd = ["Ev'; DROP TABLE seen_events; --", "Ev" * 500, "Ev 會 🗓"]
    assert [seen.is_first(key) for key in odd + odd] == [True] * 3 + [False] * 3


def test_a_press_counts_again_after_a_while(store: Store) -> None:
    now = [DUE]
    seen = store.seen_events(lambda: now[0])
    pressed = []
    for seconds in (0, 1, 2, 10, 11):
        now[0] = DUE + timedelta(seconds=seconds)
        pressed.append(seen.is_first_within("press", 3))
    assert pressed == [True, False, False, True, False]


def test_what_is_forgotten_is_first_again(store: Store) -> None:
    seen = store.seen_events(lambda: DUE)
    assert seen.is_first("share")
    seen.forget("share")
    assert seen.is_first("share")


def _count(store: Store) -> int:
    with store.database.reading() as connection:
        return connection.execute(select(func.count()).select_from(tables.seen_events)).scalar_one()
