"""What Slack makes of a digest: posted, to be tried later, refused for good, or not known.

Only an answer tells. A call that times out, breaks or ends in a server's error may have posted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks.message import OutgoingMessage, metadata_of

DIGEST_EVENT_TYPE = "meetings_digest"
TIMEOUT_SECONDS = 20
RATE_LIMITED = 429
SERVER_TROUBLE = 500
DEFAULT_RETRY_SECONDS = 30
ERROR_CODE = re.compile(r"[a-z0-9_]+")
MAX_HISTORY_MESSAGES = 200  # messages since the digest was due

# https://docs.slack.dev/reference/methods/chat.postMessage#errors
CHANNEL_ERRORS = {
    "channel_not_found": "the channel is gone, or I may no longer see it",
    "is_archived": "the channel is archived",
    "not_in_channel": "I am no longer a member of the channel",
    "restricted_action": "I may not post in the channel",
    "restricted_action_read_only_channel": "the channel is read-only",
    "restricted_action_thread_only_channel": "the channel takes only threads",
    "user_not_found": "the person is gone",
    "user_disabled": "the person's account is deactivated",
    "messages_tab_disabled": "my Messages tab is switched off",
}
RATE_LIMIT_ERRORS = frozenset(
    {"ratelimited", "rate_limited", "message_limit_exceeded", "team_added_to_org"}
)
INDETERMINATE_ERRORS = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)


@dataclass(frozen=True, slots=True)
class Posted:
    """The message is in the channel."""

    ts: str


@dataclass(frozen=True, slots=True)
class RateLimited:
    """Slack takes no message now; certainly nothing was posted."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack will not take it; `of_channel` tells whether the channel will never take one."""

    code: str
    reason: str
    is_permanent: bool


@dataclass(frozen=True, slots=True)
class Indeterminate:
    """Whether it was posted cannot be told."""

    reason: str


PostOutcome = Posted | RateLimited | Refused | Indeterminate


@dataclass(frozen=True, slots=True)
class NotPosted:
    """The message is certainly not in the channel."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The channel's history may not be read: most channels' is not ours to read."""

    reason: str


LookupOutcome = Posted | NotPosted | Unreadable | RateLimited | Indeterminate


def delivery_client(token: str, api_url: str) -> WebClient:
    """Return a client that never repeats a call by itself: that could post twice."""
    return WebClient(token=token, base_url=api_url, timeout=TIMEOUT_SECONDS, retry_handlers=[])


def post_digest(client: WebClient, channel: str, message: OutgoingMessage, key: str) -> PostOutcome:
    """Post a digest's message under its key, by which it can be found again."""
    metadata = {"event_type": DIGEST_EVENT_TYPE, "event_payload": {"key": key}}
    return _call(client, {"channel": channel, "metadata": metadata, **message.arguments()})


def post_reply(
    client: WebClient, channel: str, thread_ts: str, message: OutgoingMessage
) -> PostOutcome:
    """Post a message in a digest's thread."""
    return _call(client, {"channel": channel, "thread_ts": thread_ts, **message.arguments()})


def post_shared(
    client: WebClient, channel: str, thread_ts: str | None, message: OutgoingMessage
) -> PostOutcome:
    """Post an answer that somebody shares, in a channel or a thread."""
    where = {"channel": channel, **({"thread_ts": thread_ts} if thread_ts else {})}
    return _call(client, {**where, "metadata": metadata_of(message), **message.arguments()})


def send_direct(client: WebClient, person: str, message: OutgoingMessage) -> PostOutcome:
    """Send a person a direct message."""
    return _call(client, {"channel": person, **message.arguments()})


def find_posted(client: WebClient, channel: str, key: str, since: float) -> LookupOutcome:
    """Look for the message with this key, posted after `since` (seconds)."""
    try:
        answer = client.conversations_history(
            channel=channel,
            oldest=f"{since:.6f}",
            limit=MAX_HISTORY_MESSAGES,
            include_all_metadata=True,
        )
    except SlackApiError as error:
        outcome = _refusal(error)
        return Unreadable(outcome.code) if isinstance(outcome, Refused) else outcome
    except (OSError, HTTPException) as error:
        return Indeterminate(type(error).__name__)
    found = (each["ts"] for each in answer["messages"] if _key(each) == key)
    if ts := next(found, None):
        return Posted(ts)
    is_all = not answer.get("has_more")
    return NotPosted() if is_all else Unreadable("the channel has too many messages since then")


def _key(message: Mapping[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != DIGEST_EVENT_TYPE:
        return None
    key: str | None = (metadata.get("event_payload") or {}).get("key")
    return key


def _call(client: WebClient, arguments: Mapping[str, Any]) -> PostOutcome:
    try:
        return Posted(client.chat_postMessage(**arguments)["ts"])
    except SlackApiError as error:
        return _refusal(error)
    except (OSError, HTTPException) as error:
        return Indeterminate(type(error).__name__)


def _refusal(error: SlackApiError) -> RateLimited | Refused | Indeterminate:
    status = error.response.status_code
    code = error.response.get("error") or f"HTTP {status}"
    if status == RATE_LIMITED or code in RATE_LIMIT_ERRORS:
        return RateLimited(_retry_after(error.response.headers))
    is_slacks = ERROR_CODE.fullmatch(
        code
    )  # else a proxy on the way has answered with a page of its own
    if status >= SERVER_TROUBLE or code in INDETERMINATE_ERRORS or not is_slacks:
        return Indeterminate(code)
    words = CHANNEL_ERRORS.get(code, f"Slack refuses it ({code})")
    return Refused(code, words, is_permanent=code in CHANNEL_ERRORS)


def _retry_after(headers: Mapping[str, str]) -> int:
    values = {key.lower(): value for key, value in headers.items()}
    seconds = values.get("retry-after", "")
    return int(seconds) if seconds.isdigit() else DEFAULT_RETRY_SECONDS
