"""What a person types: messages, commands, invitations, edits."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.config import Channel, WorkspaceCommand, WorkspaceUser
from bot.sandbox.user_actions.rich_text import (
    Directory,
    Piece,
    build_escaped_command,
    build_rich_text,
    build_text,
    escape_text,
    parse_typed,
)
from bot.sandbox.workspace import payloads
from bot.sandbox.workspace.dispatcher import EventDelivery
from bot.sandbox.workspace.messages import Message
from bot.sandbox.workspace.response_urls import ResponseTarget
from bot.sandbox.workspace.workspace import Slack


def say(
    slack: Slack, author: WorkspaceUser, channel: Channel, text: str, thread_ts: str | None = None
) -> Message:
    """Post what a person typed."""
    with slack.bell.changing():
        if thread_ts is not None:
            thread_ts = _find_root(slack, channel, thread_ts)
        message = slack.post(compose(slack, author, channel, text, thread_ts))
        app = slack.workspace.app
        if message.mentions(app.user_id) and not channel.bot_is_member:
            hint = f"Type /invite @{app.handle} to invite the app."
            where = ResponseTarget(channel.id, author.id)
            slack.show_error(where, f"@{app.handle} is not in #{channel.name}", [hint], thread_ts)
        return message


def edit(slack: Slack, message: Message, text: str) -> Message:
    """Change what a person has said."""
    pieces = _parse(slack, text)
    block = build_rich_text(pieces, slack.new_id("b"))
    return slack.edit(message, text=build_text(pieces), blocks=(block,))


def run_command(
    slack: Slack, person: WorkspaceUser, channel: Channel, typed: str, thread_ts: str | None = None
) -> EventDelivery | None:
    """Run what begins with a slash; return None if nothing was sent to the app."""
    name, _, text = typed.strip().partition(" ")
    app, where = slack.workspace.app, ResponseTarget(channel.id, person.id)
    may_run = "commands" in app.scopes and slack.workspace.is_installed
    command = app.command(name) if may_run else None
    if command and thread_ts is None:
        body = _command_body(slack, where, command, text.strip())
        return slack.courier.send("slash_commands", body)
    if name == "/invite" and text.strip() == f"@{app.handle}":
        slack.invite_bot(channel, person)
        return None
    if command:
        text, reason = (
            f"{name} is not supported in threads. Sorry!",
            "Slack runs no commands there: mention the app instead.",
        )
    else:
        text, reason = f"{name} is not a valid command", "The app's configuration has no such name."
    slack.show_error(where, text, [reason], thread_ts)
    return None


def _find_root(slack: Slack, channel: Channel, thread_ts: str) -> str:
    message = slack.workspace.find(thread_ts, channel)
    return message.thread_ts or message.ts


def _parse(slack: Slack, text: str) -> list[Piece]:
    workspace = slack.workspace
    users = {person.handle: person.id for person in workspace.people.values()}
    users[workspace.app.handle] = workspace.app.user_id
    channels = {channel.name: channel.id for channel in workspace.channels.values()}
    return parse_typed(text, Directory(users, channels))


def compose(
    slack: Slack, author: WorkspaceUser, channel: Channel, text: str, thread_ts: str | None
) -> Message:
    """Write what a person typed as a message."""
    pieces = _parse(slack, text)
    return Message(
        channel=channel.id,
        author=author.id,
        bot_id=author.bot_id,
        text=build_text(pieces),
        blocks=(build_rich_text(pieces, slack.new_id("b")),),
        thread_ts=thread_ts,
    )


def _command_body(
    slack: Slack, where: ResponseTarget, command: WorkspaceCommand, text: str
) -> Mapping[str, Any]:
    escape = command.should_escape
    text = build_escaped_command(_parse(slack, text)) if escape else escape_text(text)
    return payloads.slash_command(slack.addressee, slack.let_answer(where), command.name, text)
