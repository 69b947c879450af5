"""The button "Share in channel": post what one user sees for everyone, with the user's name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App, BoltContext, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.answer.conversation.view_request import ViewRequest
from bot.blocks.annotations import shared_message, with_small_print
from bot.blocks.controls import SHARE_ACTION
from bot.delivery.slack_delivery import Posted, PostOutcome, RateLimited, Refused, post_shared
from bot.errors import ExpiredError, ExternalChannelError
from handlers.support.answer_messages import AnswerServices, Viewer, answer_view, decode_request
from handlers.support.button_press import ButtonPress
from handlers.support.deduplication import DOUBLE_CLICK_SECONDS, EventDeduplicator

SHARED_TEXT = "Shared in this channel."
ALREADY_SHARED_TEXT = "You have already shared this here."
UNKNOWN_OUTCOME_TEXT = (
    "Slack did not confirm that this was posted. Check the channel before you try again."
)
NOT_A_MEMBER_ADVICE = (
    "I am not a member of this channel. Invite me with `/invite <@{bot_user}>` and press the button"
    " again."
)
# By error code; https://docs.slack.dev/reference/methods/chat.postMessage#errors
ADVICE = {
    "not_in_channel": NOT_A_MEMBER_ADVICE,
    "channel_not_found": NOT_A_MEMBER_ADVICE,
    "is_archived": "{reason}. Unarchive it, or ask again in another channel.",
}
DEFAULT_ADVICE = (
    "{reason}. Ask again in a channel where I am allowed to post, or ask a channel manager to"
    " allow it here."
)


@dataclass(frozen=True, slots=True)
class ShareService:
    """Shares answers, each once per user and message.

    `make_client` returns a client with the same token that never retries a call.
    """

    answers: AnswerServices
    deduplicator: EventDeduplicator
    make_client: Callable[[WebClient], WebClient]
    allow_external: bool = False

    def share(
        self, request: ViewRequest, press: ButtonPress, client: WebClient
    ) -> PostOutcome | None:
        """Post what a request shows; return None if it has been shared before.

        Raises ExternalChannelError if another organisation may see the channel and that is not
        allowed.
        """
        if not self.allow_external and is_external(client, press.channel):
            raise ExternalChannelError
        answer = answer_view(request, self.answers, Viewer(press.team))
        message = shared_message(answer, press.user)
        if not self.deduplicator.is_first(press.key):
            return None
        outcome = post_shared(self.make_client(client), press.channel, press.thread_ts, message)
        if not isinstance(outcome, Posted):
            self.deduplicator.forget(press.key)
        return outcome


def register(app: App, answers: AnswerServices, share_service: ShareService) -> None:
    """Post an answer, or tell the user why that failed."""

    @app.action(SHARE_ACTION)
    def share_answer(
        ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext, respond: Respond
    ) -> None:
        ack()
        press = ButtonPress.from_body(body, context)
        try:
            request, build_id = decode_request(press.value, answers, press.team)
            is_double_click = not share_service.deduplicator.is_first_within(
                f"again {press.key}", DOUBLE_CLICK_SECONDS
            )
            outcome = share_service.share(request, press, client)
        except (ExpiredError, ExternalChannelError) as error:
            respond(str(error), response_type="ephemeral", replace_original=False)
            return
        if isinstance(outcome, Posted):
            own = answer_view(request, answers, Viewer(press.team), build_id)
            message = with_small_print(own, SHARED_TEXT)
            respond(replace_original=True, response_type="ephemeral", **message.arguments())
        elif outcome is not None:
            text = failure_text(outcome, context.bot_user_id or "")
            respond(text, response_type="ephemeral", replace_original=False)
        elif not is_double_click:
            respond(ALREADY_SHARED_TEXT, response_type="ephemeral", replace_original=False)


def is_external(client: WebClient, channel: str) -> bool:
    """Return whether people of other organisations can see a channel, or may be able to."""
    try:
        info = client.conversations_info(channel=channel).get("channel") or {}
    except SlackApiError as error:
        # Without the scope nothing is known: assume that it is external. Other errors mean a
        # private channel without the bot, or a local server that does not know the method
        return bool(error.response.get("error") == "missing_scope")
    return bool(info.get("is_ext_shared") or info.get("is_pending_ext_shared"))


def failure_text(outcome: PostOutcome, bot_user: str) -> str:
    """Say why an answer was not posted, and what to do."""
    if isinstance(outcome, RateLimited):
        return f"Slack is limiting messages right now: try again in {outcome.seconds} seconds."
    if isinstance(outcome, Refused):
        advice = ADVICE.get(outcome.code, DEFAULT_ADVICE)
        return f"I cannot post here: {advice.format(reason=outcome.reason, bot_user=bot_user)}"
    return UNKNOWN_OUTCOME_TEXT
