"""The store's tables; `migrations` creates and changes them in a database.

A subscription has a `next_due_at` only while it is active, and a delivery a `lease_until` only
while it is open, so the two partial indexes contain only rows that can become due.
"""

from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Time,
)

from bot.store.db.utc import UtcDateTime

metadata = MetaData()

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("team", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("at", Time, nullable=False),
    Column("zone", String, nullable=False),
    Column("weekdays", String, nullable=False),  # as in "01234"
    Column("filters", JSON, nullable=False),
    Column("on_empty", String, nullable=False),
    Column("is_on", Boolean, nullable=False),
    Column("is_direct", Boolean, nullable=False),
    Column("set_by", String, nullable=False),
    Column("paused", String),
    Column("next_due_at", UtcDateTime),
    PrimaryKeyConstraint("team", "channel", name="subscriptions_key"),
    CheckConstraint(
        "next_due_at IS NULL OR (is_on AND paused IS NULL)", name="subscriptions_due_if_active"
    ),
)
DUE_INDEX = Index(
    "subscriptions_due",
    subscriptions.c.next_due_at,
    sqlite_where=subscriptions.c.next_due_at.is_not(None),
    postgresql_where=subscriptions.c.next_due_at.is_not(None),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("team", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("state", String, nullable=False),
    Column("holder", String),
    Column("lease_until", UtcDateTime),
    Column("attempts", Integer, nullable=False),
    Column("posted_ts", String),
    Column("note", String),
    # At most one per channel and local day
    PrimaryKeyConstraint("team", "channel", "day", name="deliveries_key"),
    ForeignKeyConstraint(
        ["team", "channel"],
        ["subscriptions.team", "subscriptions.channel"],
        name="deliveries_subscription",
        ondelete="CASCADE",
    ),
    CheckConstraint(
        "(lease_until IS NOT NULL) = (state IN ('claimed', 'posting'))",
        name="deliveries_lease_if_open",
    ),
)
LEASE_INDEX = Index(
    "deliveries_leases",
    deliveries.c.lease_until,
    sqlite_where=deliveries.c.lease_until.is_not(None),
    postgresql_where=deliveries.c.lease_until.is_not(None),
)

seen_events = Table(
    "seen_events",
    metadata,
    Column("event", String, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("event", name="seen_events_key"),
    Index("seen_events_seen_at", "seen_at"),
)

# Texts that are too long for a button's value; the key is a hash of the text
button_payloads = Table(
    "kept_states",
    metadata,
    Column("team", String, nullable=False),
    Column("key", String, nullable=False),
    Column("value", String, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("team", "key", name="kept_states_key"),
    Index("kept_states_expires_at", "expires_at"),
)

# What the bot last showed in a thread; `thread` is empty for direct messages outside threads
thread_states = Table(
    "turns",
    metadata,
    Column("team", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("thread", String, nullable=False),
    Column("value", JSON, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("team", "channel", "thread", name="turns_key"),
    Index("turns_expires_at", "expires_at"),
)

# Tables with the columns and names that slack_sdk's installation store expects
bots = SQLAlchemyInstallationStore.build_bots_table(
    metadata, SQLAlchemyInstallationStore.default_bots_table_name
)
installations = SQLAlchemyInstallationStore.build_installations_table(
    metadata, SQLAlchemyInstallationStore.default_installations_table_name
)
