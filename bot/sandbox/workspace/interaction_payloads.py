"""Build the payloads of interactions: actions, suggestions, submissions and shortcuts."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.config import Channel, WorkspaceUser
from bot.sandbox.json_body import JsonObject
from bot.sandbox.workspace.input_state import InputState
from bot.sandbox.workspace.messages import Message, message_json
from bot.sandbox.workspace.payloads import PayloadContext, channel_name_for_app
from bot.sandbox.workspace.views import View, view_json


@dataclass(frozen=True, slots=True)
class InteractionPayloads:
    """Builds the payloads of one person's interactions."""

    context: PayloadContext
    person: WorkspaceUser

    def common(self, kind: str) -> dict[str, Any]:
        """Build the fields that all interactions share."""
        person, team_id = self.person, self.context.team_id
        user = {"id": person.id, "username": person.handle, "name": person.handle}
        return {
            "type": kind,
            "team": {"id": team_id, "domain": self.context.workspace_config.domain},
            "user": user | {"team_id": team_id},
            "api_app_id": self.context.app.app_id,
            "token": self.context.verification_token,
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def block_actions(
        self, source: JsonObject, action: JsonObject, trigger_id: str
    ) -> dict[str, Any]:
        """Build the payload of a button press or a selection."""
        rest = {"trigger_id": trigger_id, "actions": [dict(action)]}
        return self.common("block_actions") | dict(source) | rest

    def block_suggestion(
        self, source: JsonObject, block_id: str, action_id: str, value: str
    ) -> dict[str, Any]:
        """Build the payload that requests options for the text typed into an external select."""
        request = {"block_id": block_id, "action_id": action_id, "value": value}
        return self.common("block_suggestion") | dict(source) | request

    def view_submission(self, view: View, trigger_id: str) -> dict[str, Any]:
        """Build the payload of a submitted modal."""
        rest = {"trigger_id": trigger_id, "view": self.view(view), "response_urls": []}
        return self.common("view_submission") | rest

    def view_closed(self, view: View, *, is_cleared: bool) -> dict[str, Any]:
        """Build the payload of a closed modal."""
        return self.common("view_closed") | {"view": self.view(view), "is_cleared": is_cleared}

    def message_action(
        self, message: Message, channel: Channel, response_url: str
    ) -> dict[str, Any]:
        """Build the payload of a message shortcut."""
        return self.common("message_action") | {
            "message_ts": message.ts,
            "message": message_json(message, self.context.team_id, self.context.app.app_id),
            "channel": {"id": channel.id, "name": channel_name_for_app(channel)},
            "response_url": response_url,
        }

    def view(self, view: View) -> dict[str, Any]:
        """Return a view in the format of the Web API."""
        return view_json(
            view, self.context.team_id, self.context.app.app_id, self.context.app.bot_id
        )

    def view_source(self, view: View) -> dict[str, Any]:
        """Build the fields that locate an element of a view."""
        return {"container": {"type": "view", "view_id": view.id}, "view": self.view(view)}

    def message_source(
        self, message: Message, channel: Channel, state: InputState
    ) -> dict[str, Any]:
        """Build the fields that locate an element of a message."""
        source: dict[str, Any] = {
            "container": _container(message),
            "channel": {"id": channel.id, "name": channel_name_for_app(channel)},
            "state": {"values": state},
        }
        if message.ephemeral_to is None:  # Slack sends no ephemeral message, not even the app's own
            source["message"] = message_json(message, self.context.team_id, self.context.app.app_id)
        return source


def _container(message: Message) -> dict[str, Any]:
    container: dict[str, Any] = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.ephemeral_to is not None,
    }
    return container | ({"thread_ts": message.thread_ts} if message.thread_ts else {})
