"""What the pages show of a message, ready for the templates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.sandbox.config import Channel
from bot.sandbox.workspace.input_state import State
from bot.sandbox.workspace.messages import SYSTEM_USER, Block, Message
from bot.sandbox.workspace.state import Workspace

TONES = 6
COMPACT_SECONDS = 300


@dataclass(frozen=True, slots=True)
class AuthorView:
    """Who wrote a message: a name, and a tile in place of a portrait."""

    id: str
    name: str
    initials: str
    tone: str
    is_app: bool


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message as one person sees it."""

    ts: str
    author: AuthorView
    posted_at: datetime
    text: str
    blocks: tuple[Block, ...]
    state: State
    reasons: tuple[str, ...]
    is_error: bool
    is_ephemeral: bool
    is_edited: bool
    is_compact: bool
    also_in_channel: bool
    thread_ts: str
    reply_count: int
    repliers: tuple[AuthorView, ...]
    last_reply_at: datetime | None
    can_have_replies: bool


def build_channel_views(workspace: Workspace, channel: Channel) -> list[MessageView]:
    """What stands in the channel, without what stands in its threads."""
    messages = workspace.messages(channel, workspace.you.id)
    return _build(workspace, [m for m in messages if m.thread_ts is None or m.broadcast])


def build_thread_views(workspace: Workspace, channel: Channel, ts: str) -> list[MessageView]:
    """A message and its replies."""
    return _build(workspace, workspace.thread(channel, ts, workspace.you.id))


def _build(workspace: Workspace, messages: Iterable[Message]) -> list[MessageView]:
    views: list[MessageView] = []
    last: Message | None = None
    for message in messages:
        compact = last is not None and _continues(last, message) and not workspace.replies(last)
        views.append(_build_one(workspace, message, is_compact=compact))
        last = message
    return views


def _continues(last: Message, message: Message) -> bool:
    """Whether a message follows its author's last one so closely that no name is needed."""
    if message.ephemeral_to or last.ephemeral_to:  # each says that only one person sees it
        return False
    same = (last.author, last.kind, last.broadcast) == (
        message.author,
        message.kind,
        message.broadcast,
    )
    return same and float(message.ts) - float(last.ts) < COMPACT_SECONDS


def _build_one(workspace: Workspace, message: Message, *, is_compact: bool) -> MessageView:
    replies = workspace.replies(message) if message.thread_ts is None else []
    authors = dict.fromkeys(reply.author for reply in replies)
    return MessageView(
        ts=message.ts,
        author=build_author(workspace, message.author),
        posted_at=_moment(message.ts),
        text=message.text,
        # What people type is drawn from its text, in which their marks are still marks.
        blocks=message.blocks if message.bot_id else (),
        state=workspace.choices.state(message, workspace.you.id) if message.bot_id else {},
        reasons=message.reasons,
        is_error=message.kind == "error",
        is_ephemeral=message.ephemeral_to is not None,
        is_edited=message.edited_ts is not None and message.is_public,
        is_compact=is_compact,
        also_in_channel=message.broadcast,
        thread_ts=message.thread_ts or message.ts,
        reply_count=len(replies),
        repliers=tuple(build_author(workspace, author) for author in authors)[:3],
        last_reply_at=_moment(replies[-1].ts) if replies else None,
        can_have_replies=message.is_public,
    )


def build_author(workspace: Workspace, author: str) -> AuthorView:
    """Who an id stands for."""
    if author == workspace.app.user_id:
        return AuthorView(author, workspace.app.name, workspace.app.name[:1], "app", is_app=True)
    if author == SYSTEM_USER:
        return AuthorView(author, workspace.config.name, "!", "system", is_app=False)
    person = workspace.people[author]
    words = person.name.split()
    initials = "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
    tone = str(list(workspace.people).index(author) % TONES)
    return AuthorView(author, person.name, initials, tone, is_app=person.bot_id is not None)


def _moment(ts: str) -> datetime:
    return datetime.fromtimestamp(float(ts), UTC)
