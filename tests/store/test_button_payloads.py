"""Payloads of buttons: stored per workspace under a key, with an expiry."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.errors import ExpiredError
from bot.store.db import tables
from bot.store.store import Store
from tests.store.samples import DUE


def test_a_text_is_found_under_its_key_in_its_workspace_alone(store: Store) -> None:
    payloads = store.button_payloads(lambda: DUE)
    key = payloads.put("T1", "강경화 <b> '; --")
    assert payloads.get("T1", key) == "강경화 <b> '; --"
    assert payloads.put("T1", "강경화 <b> '; --") == key
    with pytest.raises(ExpiredError):
        payloads.get("T2", key)


def test_a_text_expires_and_then_leaves_no_trace(store: Store) -> None:
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


def test_a_text_that_is_used_again_lives_on(store: Store) -> None:
    now = [DUE]
    payloads = store.button_payloads(lambda: now[0])
    for days in (0, 20, 40):
        now[0] = DUE + timedelta(days=days)
        key = payloads.put("T1", "again")
    assert payloads.get("T1", key) == "again"
