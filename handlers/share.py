"""**Share in channel**: posts what one person reads for everybody, and says who shared it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App, BoltContext, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks.controls import SHARE
from bot.blocks.sharing import shared_message, with_small_print
from bot.delivery.slack import Later, Outcome, Posted, Refused, share
from handlers.once import Seen
from handlers.press import Press
from handlers.replies import Archive, Reader, read_request, show

DONE = "Shared in this channel."
EXTERNAL = (
    "People of another organisation read this channel, so I do not post answers here. Share it in"
    " another channel, or ask whoever runs me to allow this (ALLOW_EXTERNAL_SHARING)."
)
UNKNOWN = (
    "Slack did not tell whether this was posted: look whether it is in the channel before you try"
    " again."
)
# What to do where Slack refuses, https://docs.slack.dev/reference/methods/chat.postMessage#errors
ADVICE = {
    "not_in_channel": "Invite me with `/invite <@{me}>` and press the button again.",
    "channel_not_found": "Invite me with `/invite <@{me}>` and press the button again.",
    "is_archived": "Bring it back from the archive, or ask again in another channel.",
}
OTHERWISE = "Ask again in a channel where I may post, or ask its managers to let me post here."


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who may read what is shared, and how it is posted.

    `client_of` returns a client with the same token that never repeats a call by itself.
    """

    allow_external: bool
    client_of: Callable[[WebClient], WebClient]


def register(app: App, archive: Archive, sharing: Sharing, seen: Seen) -> None:
    """Post an answer once, however often the button is pressed, or say why that is not possible."""

    @app.action(SHARE)
    def share_answer(
        ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext, respond: Respond
    ) -> None:
        ack()
        press = Press.of(body, context)
        request, edition = read_request(press.value, archive, press.team)
        if not sharing.allow_external and is_external(client, press.channel):
            respond(EXTERNAL, response_type="ephemeral", replace_original=False)
            return
        if not seen.is_first(press.key):
            return
        message = shared_message(show(request, archive, Reader(press.team)), press.person)
        outcome = share(sharing.client_of(client), press.channel, press.thread_ts, message)
        if isinstance(outcome, Posted):
            mine = with_small_print(show(request, archive, Reader(press.team), edition), DONE)
            respond(replace_original=True, response_type="ephemeral", **mine.arguments())
            return
        seen.forget(press.key)
        words = words_for(outcome, context.bot_user_id or "")
        respond(words, response_type="ephemeral", replace_original=False)


def is_external(client: WebClient, channel: str) -> bool:
    """Tell whether people of other organisations read a channel."""
    try:
        found = client.conversations_info(channel=channel).get("channel") or {}
    except SlackApiError:  # a private channel without the bot: there it cannot post either
        return False
    return bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared"))


def words_for(outcome: Outcome, me: str) -> str:
    """Say why an answer was not posted, and what to do."""
    if isinstance(outcome, Later):
        return f"Slack takes no more messages now: try again in {outcome.seconds} seconds."
    if isinstance(outcome, Refused):
        advice = ADVICE.get(outcome.code, OTHERWISE).format(me=me)
        return f"I cannot post here: {outcome.words}. {advice}"
    return UNKNOWN
