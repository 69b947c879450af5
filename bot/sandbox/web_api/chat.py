"""The Web API's chat.* methods."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.config import Channel
from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api.access import find_joined, find_to_post
from bot.sandbox.web_api.arguments import is_true, optional, required
from bot.sandbox.web_api.content import parse_content
from bot.sandbox.workspace.messages import Message, message_json
from bot.sandbox.workspace.metadata import parse_metadata
from bot.sandbox.workspace.workspace import Slack

Arguments = Mapping[str, Any]
Answer = dict[str, Any]


def post_message(slack: Slack, arguments: Arguments) -> Answer:
    """chat.postMessage."""
    channel = find_to_post(slack, arguments)
    content = parse_content(arguments, slack.new_id)
    thread_ts = _thread(slack, channel, arguments)
    message = slack.post(
        Message(
            channel=channel.id,
            author=slack.workspace.app.user_id,
            bot_id=slack.workspace.app.bot_id,
            text=content.text,
            blocks=content.blocks or (),
            thread_ts=thread_ts,
            broadcast=thread_ts is not None and is_true(arguments, "reply_broadcast"),
            metadata=parse_metadata(arguments.get("metadata")),
        )
    )
    return {"channel": channel.id, "ts": message.ts, "message": _json(slack, message)}


def post_ephemeral(slack: Slack, arguments: Arguments) -> Answer:
    """chat.postEphemeral."""
    channel = find_joined(slack, arguments)
    user = required(arguments, "user")
    if user not in slack.workspace.people:
        raise RefusedError("user_not_in_channel")
    content = parse_content(arguments, slack.new_id)
    message = slack.post(
        Message(
            channel=channel.id,
            author=slack.workspace.app.user_id,
            bot_id=slack.workspace.app.bot_id,
            text=content.text,
            blocks=content.blocks or (),
            thread_ts=_thread(slack, channel, arguments),
            ephemeral_to=user,
        )
    )
    return {"message_ts": message.ts}


def update(slack: Slack, arguments: Arguments) -> Answer:
    """chat.update: blocks and metadata that are not mentioned stay, empty ones remove them."""
    before = _own_message(slack, arguments, "cant_update_message")
    content = parse_content(arguments, slack.new_id)
    blocks = before.blocks if content.blocks is None else content.blocks
    metadata = parse_metadata(arguments.get("metadata"), before.metadata)
    after = slack.edit(before, text=content.text, blocks=blocks, metadata=metadata)
    return {
        "channel": after.channel,
        "ts": after.ts,
        "text": after.text,
        "message": _json(slack, after),
    }


def delete(slack: Slack, arguments: Arguments) -> Answer:
    """chat.delete."""
    message = _own_message(slack, arguments, "cant_delete_message")
    slack.remove(message)
    return {"channel": message.channel, "ts": message.ts}


def _thread(slack: Slack, channel: Channel, arguments: Arguments) -> str | None:
    thread_ts = optional(arguments, "thread_ts")
    if thread_ts is None:
        return None
    try:
        root = slack.workspace.find(thread_ts, channel)
    except RefusedError:
        raise RefusedError("thread_not_found") from None
    if not root.is_public or root.thread_ts:
        raise RefusedError("cannot_reply_to_message")
    return thread_ts


def _own_message(slack: Slack, arguments: Arguments, otherwise: str) -> Message:
    channel = find_joined(slack, arguments)
    message = slack.workspace.find(required(arguments, "ts"), channel)
    if not message.is_public:
        raise RefusedError("message_not_found")
    if message.author != slack.workspace.app.user_id:
        raise RefusedError(otherwise)
    return message


def _json(slack: Slack, message: Message) -> dict[str, Any]:
    workspace = slack.workspace
    return message_json(message, workspace.config.team_id, workspace.app.app_id)
