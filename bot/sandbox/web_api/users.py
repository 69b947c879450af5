"""The methods users.info and team.info of the Web API."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.config import WorkspaceUser
from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api.arguments import ApiResponse, Arguments, required_text
from bot.sandbox.workspace.workspace import Workspace


def user_info(workspace: Workspace, arguments: Arguments) -> ApiResponse:
    """Perform users.info, for people and for the bot itself."""
    state, user_id = workspace.state, required_text(arguments, "user")
    if user_id == state.app.user_id:
        app = state.app
        bot = WorkspaceUser(
            app.user_id, app.handle, app.name, bot_id=app.bot_id, tz="America/Los_Angeles"
        )
        return {"user": _user_json(workspace, bot)}
    if user_id not in state.people:
        raise RefusedError("user_not_found")
    return {"user": _user_json(workspace, state.people[user_id])}


def team_info(workspace: Workspace, _arguments: Arguments) -> ApiResponse:
    """Perform team.info."""
    config = workspace.state.config
    team = {
        "id": config.team_id,
        "name": config.name,
        "domain": config.domain,
        "url": f"{workspace.url()}/",
        "email_domain": "",
        "icon": {"image_default": True},
    }
    return {"team": team}


def _user_json(workspace: Workspace, person: WorkspaceUser) -> dict[str, Any]:
    now = datetime.fromtimestamp(workspace.clock(), UTC).astimezone(ZoneInfo(person.tz))
    offset = now.utcoffset()
    return {
        "id": person.id,
        "team_id": workspace.state.config.team_id,
        "name": person.handle,
        "real_name": person.name,
        "deleted": False,
        "is_bot": person.bot_id is not None,
        "tz": person.tz,
        "tz_label": now.tzname(),
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": {
            "title": person.title,
            "real_name": person.name,
            "display_name": person.handle,
            "team": workspace.state.config.team_id,
        },
    }
