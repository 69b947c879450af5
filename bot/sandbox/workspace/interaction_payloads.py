"""The bodies that an app receives when a person uses what it has put on the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.config import Channel, WorkspaceUser
from bot.sandbox.workspace.input_state import State
from bot.sandbox.workspace.messages import Message, message_json
from bot.sandbox.workspace.payloads import Addressee, name_of
from bot.sandbox.workspace.views import View, view_json

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the bodies of one app's interactions with one person have in common."""

    to: Addressee
    person: WorkspaceUser

    def common(self, kind: str) -> dict[str, Any]:
        """The fields that every body has."""
        person, team_id = self.person, self.to.team_id
        user = {"id": person.id, "username": person.handle, "name": person.handle}
        return {
            "type": kind,
            "team": {"id": team_id, "domain": self.to.workspace.domain},
            "user": user | {"team_id": team_id},
            "api_app_id": self.to.app.app_id,
            "token": self.to.verification_token,
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def block_actions(self, source: Json, action: Json, trigger_id: str) -> dict[str, Any]:
        """A press, or a choice."""
        rest = {"trigger_id": trigger_id, "actions": [dict(action)]}
        return self.common("block_actions") | dict(source) | rest

    def block_suggestion(
        self, source: Json, block_id: str, action_id: str, value: str
    ) -> dict[str, Any]:
        """Some letters, for which the app is to suggest options."""
        asked = {"block_id": block_id, "action_id": action_id, "value": value}
        return self.common("block_suggestion") | dict(source) | asked

    def view_submission(self, view: View, trigger_id: str) -> dict[str, Any]:
        """A modal that was submitted."""
        rest = {"trigger_id": trigger_id, "view": self.view(view), "response_urls": []}
        return self.common("view_submission") | rest

    def view_closed(self, view: View, *, is_cleared: bool) -> dict[str, Any]:
        """A modal that was closed."""
        return self.common("view_closed") | {"view": self.view(view), "is_cleared": is_cleared}

    def message_action(
        self, message: Message, channel: Channel, response_url: str
    ) -> dict[str, Any]:
        """A shortcut that was used on a message."""
        return self.common("message_action") | {
            "message_ts": message.ts,
            "message": message_json(message, self.to.team_id, self.to.app.app_id),
            "channel": {"id": channel.id, "name": name_of(channel)},
            "response_url": response_url,
        }

    def view(self, view: View) -> dict[str, Any]:
        """A view, as this app sees it."""
        return view_json(view, self.to.team_id, self.to.app.app_id, self.to.app.bot_id)

    def view_source(self, view: View) -> dict[str, Any]:
        """Where in a view something was used."""
        return {"container": {"type": "view", "view_id": view.id}, "view": self.view(view)}

    def message_source(self, message: Message, channel: Channel, state: State) -> dict[str, Any]:
        """Where in a message something was used."""
        source: dict[str, Any] = {
            "container": _container(message),
            "channel": {"id": channel.id, "name": name_of(channel)},
            "state": {"values": state},
        }
        if message.ephemeral_to is None:  # Slack shows apps no ephemeral message, not even theirs
            source["message"] = message_json(message, self.to.team_id, self.to.app.app_id)
        return source


def _container(message: Message) -> dict[str, Any]:
    container: dict[str, Any] = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    return container | ({"thread_ts": message.thread_ts} if message.thread_ts else {})
