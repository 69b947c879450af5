"""An answer for one person's eyes: where they asked, or else in their direct messages."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from slack_bolt import BoltContext, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks.message import OutgoingMessage, metadata_of
from handlers.support.answer_messages import Viewer

logger = logging.getLogger(__name__)

ANSWERED = 200  # the status of a response_url that still works

Render = Callable[[Viewer], OutgoingMessage]
"""Draws a message for who reads it."""


@dataclass(frozen=True, slots=True)
class ReplyTarget:
    """Where somebody asked: the channel, if any, and the address for answers that came with it."""

    team: str
    user: str
    channel: str = ""
    response_url: str = ""

    @classmethod
    def from_body(cls, body: Mapping[str, Any], context: BoltContext) -> Self:
        """Return where a command, a press or a shortcut comes from."""
        channel = body.get("channel_id") or (body.get("channel") or {}).get("id")
        url = body.get("response_url")
        return cls(context.team_id or "", context.user_id or "", channel or "", url or "")

    @classmethod
    def from_json(cls, written: str) -> Self:
        """Return what `write` has written."""
        return cls(**json.loads(written))

    def to_json(self) -> str:
        """Return this for the private metadata of a modal, within its 3,000 characters."""
        return json.dumps(asdict(self))


def send_privately(client: WebClient, spot: ReplyTarget, draw: Render) -> None:
    """Show a person a message; where an address has expired, or the bot is no member, elsewhere.

    Raises SlackApiError when they cannot even be written to directly.
    """
    here = draw(Viewer(spot.team, can_share=bool(spot.channel) and spot.channel[0] != "D"))
    if spot.response_url and _respond(client, spot.response_url, here):
        return
    if spot.channel and _post_ephemeral(client, spot, here):
        return
    directly = draw(Viewer(spot.team))
    client.chat_postMessage(
        channel=spot.user, metadata=metadata_of(directly), **directly.arguments()
    )


def _respond(client: WebClient, url: str, message: OutgoingMessage) -> bool:
    respond = Respond(response_url=url, proxy=client.proxy, ssl=client.ssl)
    try:
        answer = respond(response_type="ephemeral", replace_original=False, **message.arguments())
    except OSError:
        logger.warning("An address for answers cannot be reached", exc_info=True)
        return False
    return answer.status_code == ANSWERED


def _post_ephemeral(client: WebClient, spot: ReplyTarget, message: OutgoingMessage) -> bool:
    try:
        client.chat_postEphemeral(channel=spot.channel, user=spot.user, **message.arguments())
    except SlackApiError as error:
        logger.info("Nothing can be shown in %s: %s", spot.channel, error.response.get("error"))
        return False
    return True
