"""What buttons stand for and what threads are about is kept for a time, for each workspace."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.errors import ExpiredError
from bot.store.db import tables
from bot.store.store import Store
from bot.store.thread_states import ThreadKey
from tests.store.samples import DUE

THREAD = ThreadKey("T1", "C1", "1.1")


def test_a_text_is_found_under_its_key_in_its_workspace_alone(store: Store) -> None:
    states = store.button_payloads(lambda: DUE)
    key = states.put("T1", "강경화 <b> '; --")
    assert states.get("T1", key) == "강경화 <b> '; --"
    assert states.put("T1", "강경화 <b> '; --") == key
    with pytest.raises(ExpiredError):
        states.get("T2", key)


def test_a_text_expires_and_then_leaves_no_trace(store: Store) -> None:
    now = [DUE]
    states = store.button_payloads(lambda: now[0])
    key = states.put("T1", "old")
    now[0] = DUE + timedelta(days=29)
    assert states.get("T1", key) == "old"
    now[0] = DUE + timedelta(days=31)
    with pytest.raises(ExpiredError):
        states.get("T1", key)
    states.put("T1", "new")
    with store.database.reading() as connection:
        assert (
            connection.execute(select(func.count()).select_from(tables.button_payloads)).scalar()
            == 1
        )


def test_a_text_that_is_used_again_lives_on(store: Store) -> None:
    now = [DUE]
    states = store.button_payloads(lambda: now[0])
    for days in (0, 20, 40):
        now[0] = DUE + timedelta(days=days)
        key = states.put("T1", "again")
    assert states.get("T1", key) == "again"


def test_a_thread_has_its_last_turn(store: Store) -> None:
    turns = store.thread_states(lambda: DUE)
    assert turns.load(THREAD) is None
    turns.save(THREAD, {"request": "1", "shown": "a b"})
    turns.save(THREAD, {"request": "2", "shown": ""})
    turns.save(ThreadKey("T1", "C1", "2.2"), {"request": "3"})
    assert turns.load(THREAD) == {"request": "2", "shown": ""}
    assert turns.load(ThreadKey("T2", "C1", "1.1")) is None


def test_a_thread_that_has_rested_long_is_begun_anew(store: Store) -> None:
    now = [DUE]
    turns = store.thread_states(lambda: now[0])
    turns.save(THREAD, {"request": "1"})
    now[0] = DUE + timedelta(days=31)
    assert turns.load(THREAD) is None


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
