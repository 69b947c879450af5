"""Messages and authors as the templates show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.sandbox.block_kit.traversal import Block
from bot.sandbox.config import Channel
from bot.sandbox.workspace.input_state import InputState
from bot.sandbox.workspace.messages import SYSTEM_USER_ID, Message
from bot.sandbox.workspace.state import WorkspaceState

AVATAR_COLORS = 6
MAX_COMPACT_SECONDS = 300


@dataclass(frozen=True, slots=True)
class AuthorView:
    """The author of a message: a name, and an avatar with initials."""

    id: str
    name: str
    initials: str
    color: str
    is_app: bool


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message as the person who uses the pages sees it."""

    ts: str
    author: AuthorView
    posted_at: datetime
    text: str
    blocks: tuple[Block, ...]
    state: InputState
    reasons: tuple[str, ...]
    is_error: bool
    is_ephemeral: bool
    is_edited: bool
    is_compact: bool
    also_in_channel: bool
    thread_ts: str
    reply_count: int
    reply_authors: tuple[AuthorView, ...]
    last_reply_at: datetime | None
    can_have_replies: bool


def build_channel_views(state: WorkspaceState, channel: Channel) -> list[MessageView]:
    """Build the messages of a channel, without the replies in threads."""
    messages = state.list_messages(channel, state.you.id)
    return _build_message_views(state, [m for m in messages if m.thread_ts is None or m.broadcast])


def build_thread_views(state: WorkspaceState, channel: Channel, ts: str) -> list[MessageView]:
    """Build the first message of a thread and its replies."""
    return _build_message_views(state, state.list_thread(channel, ts, state.you.id))


def _build_message_views(state: WorkspaceState, messages: Iterable[Message]) -> list[MessageView]:
    views: list[MessageView] = []
    last: Message | None = None
    for message in messages:
        compact = (
            last is not None and _continues(last, message) and not state.list_public_replies(last)
        )
        views.append(_build_message_view(state, message, is_compact=compact))
        last = message
    return views


def _continues(last: Message, message: Message) -> bool:
    """Return whether a message can be shown without its author, as a continuation of the last."""
    if message.ephemeral_to or last.ephemeral_to:  # each shows its own note on who sees it
        return False
    is_same = (last.author, last.kind, last.broadcast) == (
        message.author,
        message.kind,
        message.broadcast,
    )
    return is_same and float(message.ts) - float(last.ts) < MAX_COMPACT_SECONDS


def _build_message_view(
    state: WorkspaceState, message: Message, *, is_compact: bool
) -> MessageView:
    replies = state.list_public_replies(message) if message.thread_ts is None else []
    authors = dict.fromkeys(reply.author for reply in replies)
    return MessageView(
        ts=message.ts,
        author=build_author_view(state, message.author),
        posted_at=_to_datetime(message.ts),
        text=message.text,
        # Typed messages are rendered from their text, which still contains the mrkdwn.
        blocks=message.blocks if message.bot_id else (),
        state=state.select_state.state(message, state.you.id) if message.bot_id else {},
        reasons=message.reasons,
        is_error=message.kind == "error",
        is_ephemeral=message.ephemeral_to is not None,
        is_edited=message.edited_ts is not None and message.is_public,
        is_compact=is_compact,
        also_in_channel=message.broadcast,
        thread_ts=message.thread_ts or message.ts,
        reply_count=len(replies),
        reply_authors=tuple(build_author_view(state, author) for author in authors)[:3],
        last_reply_at=_to_datetime(replies[-1].ts) if replies else None,
        can_have_replies=message.is_public,
    )


def build_author_view(state: WorkspaceState, author: str) -> AuthorView:
    """Build the author view of a user id."""
    if author == state.app.user_id:
        return AuthorView(author, state.app.name, state.app.name[:1], "app", is_app=True)
    if author == SYSTEM_USER_ID:
        return AuthorView(author, state.config.name, "!", "system", is_app=False)
    person = state.people[author]
    names = person.name.split()
    initials = "".join(name[0] for name in (names[:1] + names[1:][-1:])).upper()
    color = str(list(state.people).index(author) % AVATAR_COLORS)
    return AuthorView(author, person.name, initials, color, is_app=person.bot_id is not None)


def _to_datetime(ts: str) -> datetime:
    return datetime.fromtimestamp(float(ts), UTC)
