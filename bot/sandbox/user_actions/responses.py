"""What an app answers to a command or a button, by its acknowledgement or a response URL."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.errors import RefusedError
from bot.sandbox.web_api.content import Content, parse_content
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.response_urls import ResponseTarget
from bot.sandbox.workspace.workspace import Slack


def post_answer(slack: Slack, where: ResponseTarget, body: Mapping[str, Any]) -> Message | None:
    """Do what the answer says: post it, or put it in place of a message, or delete that."""
    with slack.bell.changing():
        original = _find_original(slack, where)
        if _is_true(body.get("delete_original")):
            if original:
                slack.remove(original)
            return None
        content = parse_content(body, slack.new_id)
        if original and _is_true(body.get("replace_original")):
            return slack.edit(original, text=content.text, blocks=content.blocks or ())
        is_shared = body.get("response_type") == "in_channel"
        return slack.post(_build(slack, where, content, body.get("thread_ts"), is_shared=is_shared))


def _is_true(value: Any) -> bool:
    return value is True or value == "true"


def _find_original(slack: Slack, where: ResponseTarget) -> Message | None:
    if where.original_ts is None:
        return None
    try:
        return slack.workspace.find(where.original_ts)
    except RefusedError:
        return None


def _build(
    slack: Slack, where: ResponseTarget, content: Content, thread_ts: str | None, *, is_shared: bool
) -> Message:
    app = slack.workspace.app
    return Message(
        channel=where.channel,
        author=app.user_id,
        bot_id=app.bot_id,
        text=content.text,
        blocks=content.blocks or (),
        thread_ts=thread_ts,
        ephemeral_to=None if is_shared else where.person,
    )
