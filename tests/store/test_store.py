"""A store that cannot be opened says why and what to do, and never shows a password."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from bot.errors import StoreError
from bot.index.schema import APPLICATION_ID
from bot.store.db.address import parse_address
from bot.store.db.engine import create_store_engine, use_wal
from bot.store.model import DeliveryPlan, Subscription
from bot.store.store import Store, open_store
from tests.permissions import permissions_enforced
from tests.store.samples import DUE, LEASE, ONE, daily

SECRET = "correct-horse"  # noqa: S105  # what must not be shown


def refusal(address: str) -> str:
    """Return the sentence of the StoreError."""
    with pytest.raises(StoreError) as error:
        open_store(address).close()
    sentence = str(error.value)
    assert SECRET not in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (
            f"mysql://bot:{SECRET}@db/meetings",
            "begins with mysql://, which is not supported: set it to",
        ),
        (f"postgresql+asyncpg://bot:{SECRET}@db/meetings", "begins with postgresql+asyncpg://"),
        (
            f"postgresql://bot:{SECRET}@db:port/meetings",
            "is not a valid address: set it to postgresql://",
        ),
        (f"postgresql://bot:{SECRET}@db", "does not name a database"),
        (f"://{SECRET}", "is not a valid address"),
        ("", "must be a file"),
        (":memory:", "must be a file"),
        ("sqlite://", "must be a file"),
        (
            f"postgresql://bot:{SECRET}@127.0.0.1:1/meetings",
            "no server answers at that address: start it",
        ),
        (
            f"postgres://bot:{SECRET}@nowhere.invalid/meetings",
            "the host name cannot be resolved: correct it",
        ),
        (f"postgresql://bot:{SECRET}@/meetings?host=/nowhere", "no server answers at that address"),
    ],
)
def test_an_invalid_address_is_explained(address: str, words: str) -> None:
    assert words in refusal(address)


def test_an_unreachable_server_is_named() -> None:
    sentence = refusal(f"postgresql://bot:{SECRET}@127.0.0.1:1/meetings")
    assert "meetings at 127.0.0.1:1 (user bot)" in sentence


@pytest.fixture
def guest(postgres_server: Path) -> Iterator[str]:
    """A user with a password and without permissions."""
    with psycopg.connect(f"host={postgres_server} user=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE ROLE guest LOGIN PASSWORD '{SECRET}'".encode())
        yield "guest"
        connection.execute(b"DROP ROLE guest")


def test_a_wrong_password_is_reported_and_not_shown(postgres_server: Path, guest: str) -> None:
    server = f"/postgres?host={postgres_server}"
    assert "rejects the user or password" in refusal(f"postgresql://{guest}:x{SECRET}@{server}")
    assert "rejects the user or password" in refusal(f"postgresql://{guest}@{server}")
    assert "rejects the user or password" in refusal(f"postgresql://ghost:{SECRET}@{server}")


def test_a_missing_database_is_named(postgres_server: Path) -> None:
    sentence = refusal(f"postgresql://postgres@/absent?host={postgres_server}")
    assert "absent" in sentence
    assert "the database does not exist: create it" in sentence


def test_missing_permissions_are_reported(postgres_server: Path, guest: str) -> None:
    address = f"postgresql://{guest}:{SECRET}@/postgres?host={postgres_server}"
    assert "the user lacks permission" in refusal(address)


def test_a_read_only_server_is_reported(postgres_address: str) -> None:
    """Such as a standby."""
    open_store(postgres_address).close()
    options = "-c%20default_transaction_read_only%3Don"
    assert "the server is read-only" in refusal(f"{postgres_address}&options={options}")


def test_driver_options_in_the_address_are_kept(postgres_address: str) -> None:
    open_store(f"{postgres_address}&connect_timeout=3&application_name=bot").close()
    wrong = refusal(f"{postgres_address}&options=-c%20nonsense%3D1")
    assert "the bot cannot connect to it" in wrong
    assert "an unknown option: remove it" in refusal(f"{postgres_address}&nonsense=1")


def test_a_lost_connection_is_reported_and_reopened(
    postgres_address: str, postgres_server: Path
) -> None:
    def lose_connection(subscription: Subscription) -> DeliveryPlan:
        _end_connections(postgres_server, postgres_address)
        return daily(subscription)

    with closing(open_store(postgres_address)) as store:
        store.subscriptions.save(ONE)
        with pytest.raises(
            StoreError, match="the connection was lost: check that the server is running"
        ):
            store.deliveries.claim_due(DUE, "one", LEASE, 1, lose_connection)
        assert store.subscriptions.find("T1", "C1") == ONE
        _end_connections(postgres_server, postgres_address)
        assert store.subscriptions.find("T1", "C1") == ONE


def _end_connections(server: Path, address: str) -> None:
    database = address.split("/")[3].split("?", maxsplit=1)[0]
    with psycopg.connect(f"host={server} user=postgres", autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
            [database],
        )


@pytest.mark.parametrize("prefix", ["", "sqlite:///"])
def test_a_path_and_its_url_are_the_same_store(tmp_path: Path, prefix: str) -> None:
    with closing(open_store(str(tmp_path / "store.db"))) as store:
        store.subscriptions.save(ONE)
    with closing(open_store(f"{prefix}{tmp_path / 'store.db'}")) as store:
        assert store.subscriptions.find("T1", "C1") == ONE


def test_a_path_may_contain_special_characters(tmp_path: Path) -> None:
    path = tmp_path / "what? 100% @home #1.db"
    open_store(str(path)).close()
    assert path.exists()


def test_the_file_is_readable_by_its_user_only(tmp_path: Path) -> None:
    """It contains tokens."""
    path = tmp_path / "store.db"
    with closing(open_store(str(path))) as store:
        store.subscriptions.save(ONE)
        names = ("store.db", "store.db-wal", "store.db-shm")
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()}
    assert modes == dict.fromkeys(names, 0o600)


def test_a_locked_file_is_waited_for_and_can_be_read(tmp_path: Path) -> None:
    path = str(tmp_path / "store.db")
    with closing(open_store(path)) as store, closing(open_store(path)) as other:
        store.subscriptions.save(ONE)
        with other.database.writing():
            assert store.subscriptions.find("T1", "C1") == ONE


def test_a_file_that_cannot_use_wal_now_is_used_without(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    engine = create_store_engine(parse_address(str(path)))
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE anything (id)")
        other.execute("BEGIN IMMEDIATE")
        use_wal(engine)
        other.rollback()
        assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        use_wal(engine)
        other.execute("SELECT * FROM anything").fetchall()  # it notices when it reads
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    engine.dispose()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    sentence = refusal(str(tmp_path / "no" / "store.db"))
    assert f"cannot be created: create the folder {tmp_path / 'no'} first" in sentence


def test_a_folder_is_rejected(tmp_path: Path) -> None:
    assert "it cannot be opened" in refusal(str(tmp_path))


def test_a_read_only_folder_is_reported(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with permissions_enforced():
        sentence = refusal(str(tmp_path / "store.db"))
    tmp_path.chmod(0o755)
    assert (
        "store.db cannot be written: Permission denied; give the bot's user permission" in sentence
    )


def test_a_read_only_store_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_store(str(path)).close()
    path.chmod(0o444)
    with permissions_enforced():
        assert "it is read-only: give the bot's user permission" in refusal(str(path))


def test_a_file_that_is_not_a_database_is_rejected_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_text("people:\n  - Kang\n" * 500, encoding="utf-8")
    assert "it is not an SQLite file: choose another path" in refusal(str(path))
    assert path.read_text(encoding="utf-8").startswith("people:")


def test_another_programs_file_is_rejected_unchanged(tmp_path: Path) -> None:
    """Such as the index, whose path is configured beside the store's."""
    path = tmp_path / "meetings.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("CREATE TABLE meetings (id)")
    content = path.read_bytes()
    assert "belongs to another program: choose another path" in refusal(str(path))
    assert path.read_bytes() == content


def test_a_damaged_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with closing(open_store(str(path))) as store:
        _fill(store)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)  # all but the first page
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"the file is damaged: restore a backup\."):
        _use(str(path))


def _fill(store: Store) -> None:
    store.subscriptions.save(*(replace(ONE, channel=f"C{number}") for number in range(200)))


def _use(path: str) -> None:
    with closing(open_store(path)) as store:
        store.deliveries.claim_due(DUE, "one", LEASE, 10, daily)
