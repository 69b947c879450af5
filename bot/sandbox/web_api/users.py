"""The Web API's methods that tell who is here: users.info and team.info."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.sandbox.config import WorkspaceUser
from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api.arguments import required
from bot.sandbox.workspace.workspace import Slack

Arguments = Mapping[str, Any]
Answer = dict[str, Any]


def user_info(slack: Slack, arguments: Arguments) -> Answer:
    """users.info, of persons and of the bot itself."""
    workspace, wanted = slack.workspace, required(arguments, "user")
    if wanted == workspace.app.user_id:
        app = workspace.app
        bot = WorkspaceUser(
            app.user_id, app.handle, app.name, bot_id=app.bot_id, tz="America/Los_Angeles"
        )
        return {"user": _user(slack, bot)}
    if wanted not in workspace.people:
        raise RefusedError("user_not_found")
    return {"user": _user(slack, workspace.people[wanted])}


def team_info(slack: Slack, _arguments: Arguments) -> Answer:
    """team.info."""
    config = slack.workspace.config
    team = {
        "id": config.team_id,
        "name": config.name,
        "domain": config.domain,
        "url": f"{slack.url()}/",
        "email_domain": "",
        "icon": {"image_default": True},
    }
    return {"team": team}


def _user(slack: Slack, person: WorkspaceUser) -> dict[str, Any]:
    now = datetime.fromtimestamp(slack.clock(), UTC).astimezone(ZoneInfo(person.tz))
    offset = now.utcoffset()
    return {
        "id": person.id,
        "team_id": slack.workspace.config.team_id,
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
            "team": slack.workspace.config.team_id,
        },
    }
