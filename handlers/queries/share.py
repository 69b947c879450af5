"""**Share in channel**: posts what one person reads for everybody, and says who shared it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App, BoltContext, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.answer.conversation.view_request import ViewRequest
from bot.blocks.controls import SHARE_ACTION
from bot.blocks.sharing import shared_message, with_small_print
from bot.delivery.slack_delivery import Posted, PostOutcome, RateLimited, Refused, post_shared
from bot.errors import ExpiredError
from handlers.queries.answer_actions import DOUBLE_CLICK_SECONDS
from handlers.support.answer_messages import AnswerServices, Viewer, answer_view, decode_request
from handlers.support.button_press import ButtonPress
from handlers.support.deduplication import EventDeduplicator

SHARED_TEXT = "Shared in this channel."
ALREADY_SHARED_TEXT = "You have shared this here already."
UNKNOWN_OUTCOME_TEXT = (
    "Slack did not tell whether this was posted: look whether it is in the channel before you try"
    " again."
)
NOT_A_MEMBER_ADVICE = (
    "I am not a member of this channel. Invite me with `/invite <@{me}>` and press the button"
    " again."
)
# Why Slack refuses, and what to do, https://docs.slack.dev/reference/methods/chat.postMessage#errors
ADVICE = {
    "not_in_channel": NOT_A_MEMBER_ADVICE,
    "channel_not_found": NOT_A_MEMBER_ADVICE,
    "is_archived": "{words}. Bring it back from the archive, or ask again in another channel.",
}
DEFAULT_ADVICE = "{words}. Ask again in a channel where I may post, or ask its managers to let me."


class ExternalChannelError(Exception):
    """Other organisations read the channel, or it is not known whether they do."""

    def __init__(self) -> None:
        super().__init__(
            "People of another organisation may read this channel, so I do not post answers here."
            " Share it in another channel, or ask whoever runs me to allow this"
            " (ALLOW_EXTERNAL_SHARING)."
        )


@dataclass(frozen=True, slots=True)
class ShareService:
    """How answers are shared: once each, and where other organisations read only if allowed.

    `client_of` returns a client with the same token that never repeats a call by itself.
    """

    answers: AnswerServices
    deduplicator: EventDeduplicator
    make_client: Callable[[WebClient], WebClient]
    allow_external: bool = False

    def share(
        self, request: ViewRequest, press: ButtonPress, client: WebClient
    ) -> PostOutcome | None:
        """Post what a request shows; None when the same button has been pressed before.

        Raises ExternalError where other organisations read the channel.
        """
        if not self.allow_external and is_external(client, press.channel):
            raise ExternalChannelError
        message = shared_message(answer_view(request, self.answers, Viewer(press.team)), press.user)
        if not self.deduplicator.is_first(press.key):
            return None
        outcome = post_shared(self.make_client(client), press.channel, press.thread_ts, message)
        if not isinstance(outcome, Posted):
            self.deduplicator.forget(press.key)
        return outcome


def register(app: App, archive: AnswerServices, sharing: ShareService) -> None:
    """Post an answer, or say why that is not possible."""

    @app.action(SHARE_ACTION)
    def share_answer(
        ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext, respond: Respond
    ) -> None:
        ack()
        press = ButtonPress.from_body(body, context)
        try:
            request, edition = decode_request(press.value, archive, press.team)
            # The second of two clicks is no question
            is_new_press = sharing.deduplicator.is_first_within(
                f"again {press.key}", DOUBLE_CLICK_SECONDS
            )
            outcome = sharing.share(request, press, client)
        except (ExpiredError, ExternalChannelError) as error:
            respond(str(error), response_type="ephemeral", replace_original=False)
            return
        if isinstance(outcome, Posted):
            mine = answer_view(request, archive, Viewer(press.team), edition)
            done = with_small_print(mine, SHARED_TEXT).arguments()
            respond(replace_original=True, response_type="ephemeral", **done)
        elif outcome is None:
            if is_new_press:
                respond(ALREADY_SHARED_TEXT, response_type="ephemeral", replace_original=False)
        else:
            words = failure_text(outcome, context.bot_user_id or "")
            respond(words, response_type="ephemeral", replace_original=False)


def is_external(client: WebClient, channel: str) -> bool:
    """Tell whether people of other organisations read a channel, or may, for all that is known."""
    try:
        found = client.conversations_info(channel=channel).get("channel") or {}
    except SlackApiError as error:
        # Without the scope nothing is known, and no news is no leave. Otherwise it is a private
        # channel without the bot, or a server that has no such method, and no other organisations
        return bool(error.response.get("error") == "missing_scope")
    return bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared"))


def failure_text(outcome: PostOutcome, me: str) -> str:
    """Say why an answer was not posted, and what to do."""
    if isinstance(outcome, RateLimited):
        return f"Slack takes no more messages now: try again in {outcome.seconds} seconds."
    if isinstance(outcome, Refused):
        why = ADVICE.get(outcome.code, DEFAULT_ADVICE).format(words=outcome.reason, me=me)
        return f"I cannot post here: {why}"
    return UNKNOWN_OUTCOME_TEXT
