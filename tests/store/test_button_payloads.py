"""Payloads of buttons: stored per workspace under a key, with an expiry."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.errors import ExpiredError
from bot.store.db import tables
from bot.store.store import Store
from tests.store.samples import DUE


def test_a_payload_is_found_by_its_key_in_its_workspace_only(store: Store) -> None:
    payloads = store.button_payloads(lambda: DUE)
    key = payloads.put("T1", "강경화 <b> '; --")
    assert payloads.get("T1", key) == "강경화 <b> '; --"
    assert payloads.put("T1", "강경화 <b> '; --") == key
    with pytest.raises(ExpiredError):
        payloads.get("T2", key)


def test_an_expired_payload_is_deleted(store: Store) -> None:
    now = [DUE]
    payloads = store.button_payloads(lambda: now[0])
    key = payloads.put("T1", "old")
    now[0] = DUE + timedelta(days=29)
    assert payloads.get("T1", key) == "old"
    now[0] = DUE + timedelta(days=31)
    with pytest.raises(ExpiredError):
        payloads.get("T1", key)
    payloads.put("T1", "new")
    with store.database.reading() as connection:
        assert (
            connection.execute(select(func.count()).select_from(tables.button_payloads)).scalar()
            == 1
        )


def test_storing_a_payload_again_extends_its_lifetime(store: Store) -> None:
    now = [DUE]
    payloads = store.button_payloads(lambda: now[0])
    for days in (0, 20, 40):
        now[0] = DUE + timedelta(days=days)
        key = payloads.put("T1", "again")
    assert payloads.get("T1", key) == "again"
