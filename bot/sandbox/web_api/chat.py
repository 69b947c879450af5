"""The chat methods of the Web API."""

from typing import Any

from bot.sandbox.config import Channel
from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api.access import find_joined_channel, find_postable_channel
from bot.sandbox.web_api.arguments import (
    ApiResponse,
    Arguments,
    is_true,
    optional_text,
    required_text,
)
from bot.sandbox.workspace.content import parse_content
from bot.sandbox.workspace.messages import Message, message_json
from bot.sandbox.workspace.metadata import parse_metadata
from bot.sandbox.workspace.workspace import Workspace


def post_message(workspace: Workspace, arguments: Arguments) -> ApiResponse:
    """Perform chat.postMessage."""
    channel = find_postable_channel(workspace, arguments)
    content = parse_content(arguments, workspace.new_id)
    thread_ts = _find_thread(workspace, channel, arguments)
    message = workspace.post_message(
        Message(
            channel=channel.id,
            author=workspace.state.app.user_id,
            bot_id=workspace.state.app.bot_id,
            text=content.text,
            blocks=content.blocks or (),
            thread_ts=thread_ts,
            broadcast=thread_ts is not None and is_true(arguments, "reply_broadcast"),
            metadata=parse_metadata(arguments.get("metadata")),
        )
    )
    return {"channel": channel.id, "ts": message.ts, "message": _message_json(workspace, message)}


def post_ephemeral(workspace: Workspace, arguments: Arguments) -> ApiResponse:
    """Perform chat.postEphemeral."""
    channel = find_joined_channel(workspace, arguments)
    user = required_text(arguments, "user")
    if user not in workspace.state.people:
        raise RefusedError("user_not_in_channel")
    content = parse_content(arguments, workspace.new_id)
    message = workspace.post_message(
        Message(
            channel=channel.id,
            author=workspace.state.app.user_id,
            bot_id=workspace.state.app.bot_id,
            text=content.text,
            blocks=content.blocks or (),
            thread_ts=_find_thread(workspace, channel, arguments),
            ephemeral_to=user,
        )
    )
    return {"message_ts": message.ts}


def update(workspace: Workspace, arguments: Arguments) -> ApiResponse:
    """Perform chat.update; omitted blocks and metadata stay, empty ones are removed."""
    before = _find_own_message(workspace, arguments, "cant_update_message")
    content = parse_content(arguments, workspace.new_id)
    blocks = before.blocks if content.blocks is None else content.blocks
    metadata = parse_metadata(arguments.get("metadata"), before.metadata)
    after = workspace.edit_message(before, text=content.text, blocks=blocks, metadata=metadata)
    return {
        "channel": after.channel,
        "ts": after.ts,
        "text": after.text,
        "message": _message_json(workspace, after),
    }


def delete(workspace: Workspace, arguments: Arguments) -> ApiResponse:
    """Perform chat.delete."""
    message = _find_own_message(workspace, arguments, "cant_delete_message")
    workspace.remove_message(message)
    return {"channel": message.channel, "ts": message.ts}


def _find_thread(workspace: Workspace, channel: Channel, arguments: Arguments) -> str | None:
    thread_ts = optional_text(arguments, "thread_ts")
    if thread_ts is None:
        return None
    try:
        root = workspace.state.find_message(thread_ts, channel)
    except RefusedError:
        raise RefusedError("thread_not_found") from None
    if not root.is_public or root.thread_ts:
        raise RefusedError("cannot_reply_to_message")
    return thread_ts


def _find_own_message(workspace: Workspace, arguments: Arguments, error_code: str) -> Message:
    channel = find_joined_channel(workspace, arguments)
    message = workspace.state.find_message(required_text(arguments, "ts"), channel)
    if not message.is_public:
        raise RefusedError("message_not_found")
    if message.author != workspace.state.app.user_id:
        raise RefusedError(error_code)
    return message


def _message_json(workspace: Workspace, message: Message) -> dict[str, Any]:
    state = workspace.state
    return message_json(message, state.config.team_id, state.app.app_id)
