"""Several processes and threads use one store at the same time."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

import pytest

from bot.store.claims import ClaimBatch, claim_due, claim_expired
from bot.store.db.address import parse_address
from bot.store.db.database import Database
from bot.store.db.engine import create_store_engine
from bot.store.deliveries import Deliveries
from bot.store.store import open_store
from tests.store.race import race
from tests.store.samples import DUE, LEASE, ONE, daily
from tests.store.workers import claim_all, open_and_close, see_events, take_over

CHANNELS = 400


def save_channels(address: str, count: int) -> set[tuple[str, str]]:
    keys = {("T1", f"C{number:04}") for number in range(count)}
    store = open_store(address)
    store.subscriptions.save(*(replace(ONE, team=team, channel=channel) for team, channel in keys))
    store.close()
    return keys


@pytest.mark.parametrize("processes", [2, 20])
def test_each_due_digest_is_claimed_by_one_process(address: str, processes: int) -> None:
    keys = save_channels(address, CHANNELS)
    claimed = Counter(key for own in race(processes, claim_all, address, 10) for key in own)
    assert set(claimed) <= keys
    # Skipping locked rows may end early; another search finds the rest
    claimed.update(claim_all(processes, address, CHANNELS))
    assert claimed == Counter(keys)


def test_each_due_digest_is_claimed_by_one_thread(address: str) -> None:
    keys = save_channels(address, CHANNELS)
    store = open_store(address)

    def claim(number: int) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        while due := store.deliveries.claim_due(DUE, f"{number}", LEASE, 10, daily).claims:
            found += [(each.delivery.team, each.delivery.channel) for each in due]
        return found

    with ThreadPoolExecutor(20) as threads:
        claimed = Counter(key for own in threads.map(claim, range(20)) for key in own)
    claimed.update(claim(20))
    store.close()
    assert claimed == Counter(keys)


def test_each_expired_claim_is_taken_over_by_one_process(address: str) -> None:
    save_channels(address, 20)
    claim_all(0, address, 20)
    posted = Counter(channel for own in race(4, take_over, address) for channel in own)
    posted.update(channel for _ in range(4) for channel in take_over(4, address))
    assert sorted(posted.elements()) == [f"C{number:04}" for number in range(20)]


def test_locked_rows_are_skipped(postgres_address: str) -> None:
    """While one process is slow to claim, the others skip its rows."""
    save_channels(postgres_address, 6)
    soon = create_store_engine(parse_address(f"{postgres_address}&options=-c%20lock_timeout%3D1"))
    with (
        closing(open_store(postgres_address)) as slow,
        closing(Database(soon)) as other,
    ):
        quick = Deliveries(other)
        with slow.database.writing() as connection:
            taken = claim_due(connection, ClaimBatch(DUE, "slow", DUE + LEASE, 2), daily)
            due = quick.claim_due(DUE, "quick", LEASE, 10, daily)
        assert (len(taken.claims), len(due.claims)) == (2, 4)
        with slow.database.writing() as connection:
            retaken = claim_expired(connection, ClaimBatch(DUE + LEASE, "slow", DUE + 2 * LEASE, 3))
            expired = quick.claim_expired(DUE + LEASE, "quick", LEASE, 10)
        assert (len(retaken), len(expired)) == (3, 3)


def test_several_processes_can_open_a_new_store_at_once(address: str) -> None:
    assert race(8, open_and_close, address) == [True] * 8
    store = open_store(address)
    assert store.subscriptions.of_team("T1") == []
    store.close()


def test_an_event_is_first_in_only_one_process(address: str) -> None:
    open_store(address).close()
    events = [f"Ev{number}" for number in range(50)]
    first = Counter(event for own in race(4, see_events, address, events) for event in own)
    assert first == Counter(events)
