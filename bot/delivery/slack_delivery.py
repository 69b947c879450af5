"""Post messages in Slack, and classify what is known afterwards.

A message is posted, rate-limited, refused, or its fate is unknown. Only an answer from Slack
settles that: a call that times out, breaks off or ends in a server error may still have posted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks.message import OutgoingMessage, metadata_of

DIGEST_EVENT_TYPE = "meetings_digest"  # in the metadata of digests
TIMEOUT_SECONDS = 20
DEFAULT_RETRY_SECONDS = 30
ERROR_CODE = re.compile(r"[a-z0-9_]+")
MAX_HISTORY_MESSAGES = 200  # searched for a digest, from its due time on

# Errors that concern the channel, not the message, and what they mean;
# https://docs.slack.dev/reference/methods/chat.postMessage#errors
CHANNEL_ERRORS = {
    "channel_not_found": "the channel no longer exists, or I can no longer see it",
    "is_archived": "the channel is archived",
    "not_in_channel": "I am no longer a member of the channel",
    "restricted_action": "I am not allowed to post in the channel",
    "restricted_action_read_only_channel": "the channel is read-only",
    "restricted_action_thread_only_channel": "the channel allows only replies in threads",
    "user_not_found": "the user no longer exists",
    "user_disabled": "the user's account is deactivated",
    "messages_tab_disabled": "my Messages tab is disabled",
}
RATE_LIMIT_ERRORS = frozenset(
    {"ratelimited", "rate_limited", "message_limit_exceeded", "team_added_to_org"}
)
INDETERMINATE_ERRORS = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)


@dataclass(frozen=True, slots=True)
class Posted:
    """The message is in the channel; `ts` is its timestamp."""

    ts: str


@dataclass(frozen=True, slots=True)
class RateLimited:
    """Slack accepts no message for some seconds; nothing was posted."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack refused the message; if `is_permanent`, the channel refuses all messages.

    `reason` is a clause to show to people, such as "the channel is archived".
    """

    code: str
    reason: str
    is_permanent: bool


@dataclass(frozen=True, slots=True)
class Indeterminate:
    """It is unknown whether the message was posted."""

    reason: str


PostOutcome = Posted | RateLimited | Refused | Indeterminate


@dataclass(frozen=True, slots=True)
class NotPosted:
    """The message is not in the channel."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The channel's history cannot be read, usually for lack of permission."""

    reason: str


LookupOutcome = Posted | NotPosted | Unreadable | RateLimited | Indeterminate


def delivery_client(token: str, api_url: str) -> WebClient:
    """Return a client that never retries a call: a retry could post a message twice."""
    return WebClient(token=token, base_url=api_url, timeout=TIMEOUT_SECONDS, retry_handlers=[])


def post_digest(client: WebClient, channel: str, message: OutgoingMessage, key: str) -> PostOutcome:
    """Post a digest's message; `key`, kept in its metadata, allows `find_posted` to find it."""
    metadata = {"event_type": DIGEST_EVENT_TYPE, "event_payload": {"key": key}}
    return _post(client, {"channel": channel, "metadata": metadata, **message.arguments()})


def post_reply(
    client: WebClient, channel: str, thread_ts: str, message: OutgoingMessage
) -> PostOutcome:
    """Post a message in the thread of a digest."""
    return _post(client, {"channel": channel, "thread_ts": thread_ts, **message.arguments()})


def post_shared(
    client: WebClient, channel: str, thread_ts: str | None, message: OutgoingMessage
) -> PostOutcome:
    """Post an answer that somebody shares, in a channel, or in a thread if one is given."""
    target = {"channel": channel, **({"thread_ts": thread_ts} if thread_ts else {})}
    return _post(client, {**target, "metadata": metadata_of(message), **message.arguments()})


def send_direct(client: WebClient, user: str, message: OutgoingMessage) -> PostOutcome:
    """Send a direct message to a user."""
    return _post(client, {"channel": user, **message.arguments()})


def find_posted(client: WebClient, channel: str, key: str, since: float) -> LookupOutcome:
    """Search a channel's history for the digest with this key; `since` is a Unix time."""
    try:
        response = client.conversations_history(
            channel=channel,
            oldest=f"{since:.6f}",
            limit=MAX_HISTORY_MESSAGES,
            include_all_metadata=True,
        )
    except SlackApiError as error:
        outcome = _outcome_of(error)
        return Unreadable(outcome.code) if isinstance(outcome, Refused) else outcome
    except (OSError, HTTPException) as error:
        return Indeterminate(type(error).__name__)
    matches = (each["ts"] for each in response["messages"] if _key(each) == key)
    if ts := next(matches, None):
        return Posted(ts)
    if response.get("has_more"):
        return Unreadable("the channel has too many messages since then")
    return NotPosted()


def _key(message: Mapping[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != DIGEST_EVENT_TYPE:
        return None
    key: str | None = (metadata.get("event_payload") or {}).get("key")
    return key


def _post(client: WebClient, arguments: Mapping[str, Any]) -> PostOutcome:
    try:
        return Posted(client.chat_postMessage(**arguments)["ts"])
    except SlackApiError as error:
        return _outcome_of(error)
    except (OSError, HTTPException) as error:
        return Indeterminate(type(error).__name__)


def _outcome_of(error: SlackApiError) -> RateLimited | Refused | Indeterminate:
    status = error.response.status_code
    code = error.response.get("error") or f"HTTP {status}"
    if status == HTTPStatus.TOO_MANY_REQUESTS or code in RATE_LIMIT_ERRORS:
        return RateLimited(_retry_after(error.response.headers))
    is_from_slack = ERROR_CODE.fullmatch(code)  # a proxy on the way may answer with its own page
    is_server_error = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    if is_server_error or code in INDETERMINATE_ERRORS or not is_from_slack:
        return Indeterminate(code)
    reason = CHANNEL_ERRORS.get(code, f"Slack refused the message ({code})")
    return Refused(code, reason, is_permanent=code in CHANNEL_ERRORS)


def _retry_after(headers: Mapping[str, str]) -> int:
    values = {key.lower(): value for key, value in headers.items()}
    seconds = values.get("retry-after", "")
    return int(seconds) if seconds.isdigit() else DEFAULT_RETRY_SECONDS
