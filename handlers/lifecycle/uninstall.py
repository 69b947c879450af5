"""`app_uninstalled` and `tokens_revoked`: delete the workspace's data."""

import logging
from typing import Any

from slack_bolt import App

from bot.store.store import Store

logger = logging.getLogger(__name__)


def register(app: App, store: Store) -> None:
    """Delete a workspace's data when it removes the app."""

    @app.event("app_uninstalled")
    def delete_uninstalled(body: dict[str, Any]) -> None:
        _delete(store, body)

    @app.event("tokens_revoked")
    def delete_revoked(event: dict[str, Any], body: dict[str, Any]) -> None:
        # Only the bot's token matters: users' tokens may be revoked one by one
        if event.get("tokens", {}).get("bot"):
            _delete(store, body)


def _delete(store: Store, body: dict[str, Any]) -> None:
    team = body["team_id"]
    store.delete_team(team)
    logger.info("Workspace %s has removed the app; its data was deleted.", team)
