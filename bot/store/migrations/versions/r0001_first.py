"""Subscriptions, deliveries, seen events, and slack_sdk's bots and installations."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables."""
    _create_subscriptions()
    _create_deliveries()
    _create_seen_events()
    _create_bots()
    _create_installations()


def _create_subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("team", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("at", sa.Time, nullable=False),
        sa.Column("zone", sa.String, nullable=False),
        sa.Column("weekdays", sa.String, nullable=False),
        sa.Column("filters", sa.JSON, nullable=False),
        sa.Column("on_empty", sa.String, nullable=False),
        sa.Column("is_on", sa.Boolean, nullable=False),
        sa.Column("is_direct", sa.Boolean, nullable=False),
        sa.Column("set_by", sa.String, nullable=False),
        sa.Column("paused", sa.String),
        sa.Column("next_due_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("team", "channel", name="subscriptions_key"),
        sa.CheckConstraint(
            "next_due_at IS NULL OR (is_on AND paused IS NULL)", name="subscriptions_due_if_active"
        ),
    )
    _create_partial_index("subscriptions_due", "subscriptions", "next_due_at")


def _create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("team", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("holder", sa.String),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("posted_ts", sa.String),
        sa.Column("note", sa.String),
        sa.PrimaryKeyConstraint("team", "channel", "day", name="deliveries_key"),
        sa.ForeignKeyConstraint(
            ["team", "channel"],
            ["subscriptions.team", "subscriptions.channel"],
            name="deliveries_subscription",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "(lease_until IS NOT NULL) = (state IN ('claimed', 'posting'))",
            name="deliveries_lease_if_open",
        ),
    )
    _create_partial_index("deliveries_leases", "deliveries", "lease_until")


def _create_seen_events() -> None:
    op.create_table(
        "seen_events",
        sa.Column("event", sa.String, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("event", name="seen_events_key"),
    )
    op.create_index("seen_events_seen_at", "seen_events", ["seen_at"])


def _create_bots() -> None:
    op.create_table(
        "slack_bots",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("client_id", sa.String(32), nullable=False),
        sa.Column("app_id", sa.String(32), nullable=False),
        sa.Column("enterprise_id", sa.String(32)),
        sa.Column("enterprise_name", sa.String(200)),
        sa.Column("team_id", sa.String(32)),
        sa.Column("team_name", sa.String(200)),
        sa.Column("bot_token", sa.String(200)),
        sa.Column("bot_id", sa.String(32)),
        sa.Column("bot_user_id", sa.String(32)),
        sa.Column("bot_scopes", sa.String(1000)),
        sa.Column("bot_refresh_token", sa.String(200)),
        sa.Column("bot_token_expires_at", sa.DateTime),
        sa.Column("is_enterprise_install", sa.Boolean, nullable=False),
        sa.Column("installed_at", sa.DateTime, nullable=False),
    )
    op.create_index(
        "slack_bots_idx", "slack_bots", ["client_id", "enterprise_id", "team_id", "installed_at"]
    )


def _create_installations() -> None:
    op.create_table(
        "slack_installations",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("client_id", sa.String(32), nullable=False),
        sa.Column("app_id", sa.String(32), nullable=False),
        sa.Column("enterprise_id", sa.String(32)),
        sa.Column("enterprise_name", sa.String(200)),
        sa.Column("enterprise_url", sa.String(200)),
        sa.Column("team_id", sa.String(32)),
        sa.Column("team_name", sa.String(200)),
        sa.Column("bot_token", sa.String(200)),
        sa.Column("bot_id", sa.String(32)),
        sa.Column("bot_user_id", sa.String(32)),
        sa.Column("bot_scopes", sa.String(1000)),
        sa.Column("bot_refresh_token", sa.String(200)),
        sa.Column("bot_token_expires_at", sa.DateTime),
        sa.Column("user_id", sa.String(32), nullable=False),
        sa.Column("user_token", sa.String(200)),
        sa.Column("user_scopes", sa.String(1000)),
        sa.Column("user_refresh_token", sa.String(200)),
        sa.Column("user_token_expires_at", sa.DateTime),
        sa.Column("incoming_webhook_url", sa.String(200)),
        sa.Column("incoming_webhook_channel", sa.String(200)),
        sa.Column("incoming_webhook_channel_id", sa.String(200)),
        sa.Column("incoming_webhook_configuration_url", sa.String(200)),
        sa.Column("is_enterprise_install", sa.Boolean, nullable=False),
        sa.Column("token_type", sa.String(32)),
        sa.Column("installed_at", sa.DateTime, nullable=False),
    )
    op.create_index(
        "slack_installations_idx",
        "slack_installations",
        ["client_id", "enterprise_id", "team_id", "user_id", "installed_at"],
    )


def _create_partial_index(name: str, table: str, column: str) -> None:
    """Create an index of the rows whose column has a value."""
    has_value = sa.text(f"{column} IS NOT NULL")
    op.create_index(name, table, [column], sqlite_where=has_value, postgresql_where=has_value)
