"""Send an answer that only one user sees: where they asked, or else as a direct message."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any, Self

from slack_bolt import BoltContext, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks.message import OutgoingMessage, metadata_of
from handlers.support.answer_messages import Viewer
from handlers.support.conversations import is_direct_channel

logger = logging.getLogger(__name__)

Render = Callable[[Viewer], OutgoingMessage]
"""Returns the message for a viewer."""


@dataclass(frozen=True, slots=True)
class ReplyTarget:
    """Where a user asked; channel and response URL are empty if there was none."""

    team: str
    user: str
    channel: str = ""
    response_url: str = ""

    @classmethod
    def from_body(cls, body: Mapping[str, Any], context: BoltContext) -> Self:
        """Return the target for a command, a block action or a shortcut."""
        channel = body.get("channel_id") or (body.get("channel") or {}).get("id")
        url = body.get("response_url")
        return cls(context.team_id or "", context.user_id or "", channel or "", url or "")

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the target that `to_json` has encoded."""
        return cls(**json.loads(text))

    def to_json(self) -> str:
        """Encode the target for the private metadata of a modal, below its 3,000 characters."""
        return json.dumps(asdict(self))


def send_privately(client: WebClient, target: ReplyTarget, render: Render) -> None:
    """Show a message to one user, by the first of three ways that works.

    These are the response URL, an ephemeral message in the channel, and a direct message. Raises
    SlackApiError if even the direct message fails.
    """
    can_share = bool(target.channel) and not is_direct_channel(target.channel)
    message = render(Viewer(target.team, can_share))
    if target.response_url and _respond(client, target.response_url, message):
        return
    if target.channel and _post_ephemeral(client, target, message):
        return
    direct = render(Viewer(target.team))
    client.chat_postMessage(channel=target.user, metadata=metadata_of(direct), **direct.arguments())


def _respond(client: WebClient, url: str, message: OutgoingMessage) -> bool:
    respond = Respond(response_url=url, proxy=client.proxy, ssl=client.ssl)
    try:
        answer = respond(response_type="ephemeral", replace_original=False, **message.arguments())
    except OSError:
        logger.warning("A response URL cannot be reached", exc_info=True)
        return False
    return answer.status_code == HTTPStatus.OK


def _post_ephemeral(client: WebClient, target: ReplyTarget, message: OutgoingMessage) -> bool:
    try:
        client.chat_postEphemeral(channel=target.channel, user=target.user, **message.arguments())
    except SlackApiError as error:
        code = error.response.get("error")
        logger.info("No ephemeral message can be shown in %s: %s", target.channel, code)
        return False
    return True
