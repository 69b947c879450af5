"""An id is new once, for all processes."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.store.db import tables
from bot.store.store import Store
from tests.store.samples import DUE


def test_an_id_is_first_only_once(store: Store) -> None:
    seen = store.seen_events(lambda: DUE)
    first = [seen.is_first(key) for key in ("Ev1", "Ev2", "Ev1", "Ev2")]
    assert first == [True, True, False, False]


def test_seen_ids_are_shared_between_processes(store: Store) -> None:
    assert store.seen_events(lambda: DUE).is_first("Ev1")
    assert not store.seen_events(lambda: DUE).is_first("Ev1")


def test_ids_are_kept_for_about_an_hour(store: Store) -> None:
    now = [DUE]
    seen = store.seen_events(lambda: now[0])
    for minute in range(180):
        now[0] = DUE + timedelta(minutes=minute)
        assert seen.is_first(f"Ev{minute}")
        assert not seen.is_first(f"Ev{max(0, minute - 59)}")
        assert _count(store) <= 71


def test_any_text_can_be_an_id(store: Store) -> None:
    seen = store.seen_events(lambda: DUE)
    odd = ["Ev'; DROP TABLE seen_events; --", "Ev" * 500, "Ev 會 🗓"]
    assert [seen.is_first(key) for key in odd + odd] == [True] * 3 + [False] * 3


def test_an_id_is_first_again_after_some_seconds(store: Store) -> None:
    now = [DUE]
    seen = store.seen_events(lambda: now[0])
    pressed = []
    for seconds in (0, 1, 2, 10, 11):
        now[0] = DUE + timedelta(seconds=seconds)
        pressed.append(seen.is_first_within("press", 3))
    assert pressed == [True, False, False, True, False]


def test_a_forgotten_id_is_first_again(store: Store) -> None:
    seen = store.seen_events(lambda: DUE)
    assert seen.is_first("share")
    seen.forget("share")
    assert seen.is_first("share")


def _count(store: Store) -> int:
    with store.database.reading() as connection:
        return connection.execute(select(func.count()).select_from(tables.seen_events)).scalar_one()
