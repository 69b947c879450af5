"""Installations as Bolt uses them, and the deletion of a workspace's data."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.store.db import tables
from bot.store.store import Store
from bot.store.thread_states import ThreadKey
from tests.store.samples import DUE, LEASE, ONE, claim_one

INSTALLED_AT = datetime(2026, 11, 1, tzinfo=UTC)


def installation(team: str, token: str = "", days: int = 0) -> Installation:
    return Installation(
        app_id="A1",
        team_id=team,
        user_id="U1",
        bot_token=token or f"xoxb-{team}",
        bot_id="B1",
        bot_user_id="UB",
        bot_scopes=["chat:write"],
        installed_at=(INSTALLED_AT + timedelta(days=days)).timestamp(),
    )


def test_bolt_finds_the_token_of_a_workspace(store: Store) -> None:
    installed = store.installations("client")
    installed.save(installation("T1"))
    bot = installed.find_bot(enterprise_id=None, team_id="T1")
    whole = installed.find_installation(enterprise_id=None, team_id="T1", user_id="U1")
    assert bot is not None
    assert whole is not None
    assert (bot.bot_token, whole.bot_token, whole.user_id) == ("xoxb-T1", "xoxb-T1", "U1")
    assert installed.find_bot(enterprise_id=None, team_id="T2") is None


def test_the_newest_token_of_this_app_is_found(store: Store) -> None:
    installed = store.installations("client")
    installed.save(installation("T1", "xoxb-new", days=1))
    installed.save(installation("T1", "xoxb-old"))
    store.installations("other").save(installation("T1", "xoxb-other", days=2))
    assert installed.find_token("T1") == "xoxb-new"
    assert installed.find_token("T2") is None


def test_bolt_can_delete_an_installation(store: Store) -> None:
    installed = store.installations("client")
    installed.save(installation("T1"))
    installed.delete_all(enterprise_id=None, team_id="T1")
    assert installed.find_token("T1") is None
    assert installed.find_installation(enterprise_id=None, team_id="T1") is None


def test_deleting_a_team_deletes_all_of_its_data_and_no_other(store: Store) -> None:
    for team in ("T1", "T2"):
        store.subscriptions.save(replace(ONE, team=team))
        store.installations("client").save(installation(team))
        store.button_payloads(lambda: DUE).put(team, "a long query")
        store.thread_states(lambda: DUE).save(ThreadKey(team, "C1", "1.1"), {"request": "[]"})
        claim_one(store)
    store.delete_team("T1")
    with store.database.reading() as connection:
        for table in tables.metadata.sorted_tables:
            teams = [column for column in table.c if column.name in {"team", "team_id"}]
            for column in teams:
                assert connection.execute(select(column)).scalars().all() == ["T2"], table.name


def test_a_claim_is_lost_when_its_team_is_deleted(store: Store) -> None:
    store.subscriptions.save(ONE)
    mine = claim_one(store).delivery
    store.delete_team("T1")
    assert not store.deliveries.start_posting(mine, DUE, LEASE)
    assert not store.deliveries.release(mine, DUE)


def test_errors_do_not_contain_tokens(store: Store) -> None:
    statement = text("SELECT * FROM nowhere WHERE token = :token")
    with pytest.raises(DBAPIError) as error, store.database.reading() as connection:
        connection.execute(statement, {"token": "xoxb-secret"})
    assert "nowhere" in str(error.value)
    assert "xoxb-secret" not in str(error.value)
