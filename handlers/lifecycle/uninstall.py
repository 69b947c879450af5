"""`app_uninstalled` and `tokens_revoked`: what is kept of the workspace is deleted."""

import logging
from typing import Any

from slack_bolt import App

from bot.store.store import Store

logger = logging.getLogger(__name__)


def register(app: App, store: Store) -> None:
    """Delete a workspace's data when it no longer has the bot."""

    @app.event("app_uninstalled")
    def forget_uninstalled(body: dict[str, Any]) -> None:
        _forget(store, body)

    @app.event("tokens_revoked")
    def forget_revoked(event: dict[str, Any], body: dict[str, Any]) -> None:
        # Only the bot's own token counts: people's may be revoked one by one
        if event.get("tokens", {}).get("bot"):
            _forget(store, body)


def _forget(store: Store, body: dict[str, Any]) -> None:
    team = body["team_id"]
    store.delete_team(team)
    logger.info("The workspace %s has removed the app; its data is deleted.", team)
