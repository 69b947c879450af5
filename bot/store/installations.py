"""Installations and tokens of workspaces: slack_sdk's installation store, in this database."""

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from sqlalchemy import select

from bot.store.db import tables
from bot.store.db.database import Database


class Installations(SQLAlchemyInstallationStore):
    """The `installation_store` for Bolt; lookups use the reader and do not wait for writers."""

    def __init__(self, database: Database, client_id: str) -> None:
        super().__init__(client_id, database.writer)
        self._reader = SQLAlchemyInstallationStore(client_id, database.reader)
        self._database = database

    def find_token(self, team: str) -> str | None:
        """Return the newest bot token of a workspace; None if the app is not installed there."""
        columns = tables.bots.c
        statement = (
            select(columns.bot_token)
            .where(columns.client_id == self.client_id, columns.team_id == team)
            .where(columns.bot_token.is_not(None))
            .order_by(columns.installed_at.desc(), columns.id.desc())
            .limit(1)
        )
        with self._database.reading() as connection:
            return connection.execute(statement).scalar()

    def find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        """Return a workspace's bot installation; Bolt calls this for each request."""
        return self._reader.find_bot(
            enterprise_id=enterprise_id,
            team_id=team_id,
            is_enterprise_install=is_enterprise_install,
        )

    def find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,
        is_enterprise_install: bool | None = False,
    ) -> Installation | None:
        """Return the installation of a workspace or a user; Bolt calls this for each request."""
        return self._reader.find_installation(
            enterprise_id=enterprise_id,
            team_id=team_id,
            user_id=user_id,
            is_enterprise_install=is_enterprise_install,
        )
