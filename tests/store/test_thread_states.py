"""Thread states: the latest one per thread, with an expiry."""

from datetime import timedelta

from bot.store.store import Store
from bot.store.thread_states import ThreadKey
from tests.store.samples import DUE

THREAD = ThreadKey("T1", "C1", "1.1")


def test_a_thread_has_its_latest_state(store: Store) -> None:
    states = store.thread_states(lambda: DUE)
    assert states.load(THREAD) is None
    states.save(THREAD, {"request": "1", "shown": "a b"})
    states.save(THREAD, {"request": "2", "shown": ""})
    states.save(ThreadKey("T1", "C1", "2.2"), {"request": "3"})
    assert states.load(THREAD) == {"request": "2", "shown": ""}
    assert states.load(ThreadKey("T2", "C1", "1.1")) is None


def test_a_thread_state_expires(store: Store) -> None:
    now = [DUE]
    states = store.thread_states(lambda: now[0])
    states.save(THREAD, {"request": "1"})
    now[0] = DUE + timedelta(days=31)
    assert states.load(THREAD) is None
