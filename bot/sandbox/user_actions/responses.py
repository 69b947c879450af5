"""Apply the responses to commands and actions, from acknowledgements and response URLs."""

from typing import Any

from bot.sandbox.errors import RefusedError
from bot.sandbox.json_body import JsonObject
from bot.sandbox.workspace.content import Content, parse_content
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.response_urls import ResponseTarget
from bot.sandbox.workspace.workspace import Workspace


def post_response(workspace: Workspace, target: ResponseTarget, body: JsonObject) -> Message | None:
    """Post a response, or replace or delete the original message, as the body says.

    Return the message, or None after a deletion. Raises RefusedError if the content is invalid.
    """
    with workspace.notifier.change():
        original = _find_original(workspace, target)
        if _is_true(body.get("delete_original")):
            if original:
                workspace.remove_message(original)
            return None
        content = parse_content(body, workspace.new_id)
        if original and _is_true(body.get("replace_original")):
            return workspace.edit_message(original, text=content.text, blocks=content.blocks or ())
        is_shared = body.get("response_type") == "in_channel"
        thread_ts = body.get("thread_ts")
        return workspace.post_message(
            _build_message(workspace, target, content, thread_ts, is_shared=is_shared)
        )


def _is_true(value: Any) -> bool:
    return value is True or value == "true"


def _find_original(workspace: Workspace, target: ResponseTarget) -> Message | None:
    if target.original_ts is None:
        return None
    try:
        return workspace.state.find_message(target.original_ts)
    except RefusedError:
        return None


def _build_message(
    workspace: Workspace,
    target: ResponseTarget,
    content: Content,
    thread_ts: str | None,
    *,
    is_shared: bool,
) -> Message:
    app = workspace.state.app
    return Message(
        channel=target.channel,
        author=app.user_id,
        bot_id=app.bot_id,
        text=content.text,
        blocks=content.blocks or (),
        thread_ts=thread_ts,
        ephemeral_to=None if is_shared else target.person,
    )
