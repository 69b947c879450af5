"""Post, edit and run what a person types: messages, commands and invitations."""

from bot.sandbox.config import Channel, WorkspaceCommand, WorkspaceUser
from bot.sandbox.json_body import JsonObject
from bot.sandbox.user_actions.rich_text import (
    MentionableNames,
    TextSegment,
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
from bot.sandbox.workspace.workspace import Workspace


def say(
    workspace: Workspace,
    author: WorkspaceUser,
    channel: Channel,
    text: str,
    thread_ts: str | None = None,
) -> Message:
    """Post a message as typed; show a hint if it mentions the app and the bot is not a member.

    `thread_ts` may be the timestamp of any message of the thread.
    """
    with workspace.notifier.change():
        if thread_ts is not None:
            thread_ts = _find_thread_ts(workspace, channel, thread_ts)
        draft = build_user_message(workspace, author, channel, text, thread_ts)
        message = workspace.post_message(draft)
        app = workspace.state.app
        if message.mentions(app.user_id) and not channel.bot_is_member:
            hint = f"Type /invite @{app.handle} to invite the app."
            target = ResponseTarget(channel.id, author.id)
            title = f"@{app.handle} is not in #{channel.name}"
            workspace.show_error(target, title, [hint], thread_ts)
        return message


def edit(workspace: Workspace, message: Message, text: str) -> Message:
    """Replace the text of a person's message."""
    segments = _parse(workspace, text)
    block = build_rich_text(segments, workspace.new_id("b"))
    return workspace.edit_message(message, text=build_text(segments), blocks=(block,))


def run_command(
    workspace: Workspace,
    person: WorkspaceUser,
    channel: Channel,
    typed: str,
    thread_ts: str | None = None,
) -> EventDelivery | None:
    """Run a typed slash command; return None if nothing was sent to the app."""
    name, _, text = typed.strip().partition(" ")
    app, target = workspace.state.app, ResponseTarget(channel.id, person.id)
    may_run = "commands" in app.scopes and workspace.state.is_installed
    command = app.command(name) if may_run else None
    if command and thread_ts is None:
        body = _build_command_payload(workspace, target, command, text.strip())
        return workspace.dispatcher.send("slash_commands", body)
    if name == "/invite" and text.strip() == f"@{app.handle}":
        workspace.invite_bot(channel, person)
        return None
    if command:
        title = f"{name} is not supported in threads. Sorry!"
        reason = "Slack runs no commands in threads. Mention the app instead."
    else:
        title = f"{name} is not a valid command"
        reason = "The app's configuration does not contain this command."
    workspace.show_error(target, title, [reason], thread_ts)
    return None


def build_user_message(
    workspace: Workspace, author: WorkspaceUser, channel: Channel, text: str, thread_ts: str | None
) -> Message:
    """Build a message from the text that a person has typed, without posting it."""
    segments = _parse(workspace, text)
    return Message(
        channel=channel.id,
        author=author.id,
        bot_id=author.bot_id,
        text=build_text(segments),
        blocks=(build_rich_text(segments, workspace.new_id("b")),),
        thread_ts=thread_ts,
    )


def _find_thread_ts(workspace: Workspace, channel: Channel, ts: str) -> str:
    message = workspace.state.find_message(ts, channel)
    return message.thread_ts or message.ts


def _parse(workspace: Workspace, text: str) -> list[TextSegment]:
    state = workspace.state
    users = {person.handle: person.id for person in state.people.values()}
    users[state.app.handle] = state.app.user_id
    channels = {channel.name: channel.id for channel in state.channels.values()}
    return parse_typed(text, MentionableNames(users, channels))


def _build_command_payload(
    workspace: Workspace, target: ResponseTarget, command: WorkspaceCommand, text: str
) -> JsonObject:
    escape = command.should_escape
    text = build_escaped_command(_parse(workspace, text)) if escape else escape_text(text)
    invocation = workspace.create_invocation(target)
    return payloads.slash_command(workspace.payload_context, invocation, command.name, text)
