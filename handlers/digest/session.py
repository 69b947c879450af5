"""What a user can do with the digest of a conversation, and what they are told."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks.digest import digest_messages
from bot.blocks.digest_settings import settings_message
from bot.blocks.message import OutgoingMessage, text_message
from bot.blocks.mrkdwn import escape
from bot.delivery.slack_delivery import CHANNEL_ERRORS
from bot.delivery.subscription_service import (
    Conversation,
    SubscriptionService,
    next_due_text,
)
from bot.digest.schedule_parser import schedule_words
from bot.errors import CannotPostError
from bot.index.read.autocomplete import Autocomplete
from bot.store.model import Subscription
from handlers.digest.status_text import status_lines

MAX_PREVIEW_MESSAGES = 3  # a response URL accepts five messages
DEFAULT_ZONE = "UTC"


@dataclass(frozen=True, slots=True)
class DigestServices:
    """What all sessions need: subscriptions, and completions of names for the filters."""

    subscriptions: SubscriptionService
    autocomplete: Autocomplete


@dataclass(frozen=True, slots=True)
class DigestSession:
    """One user in one conversation."""

    services: DigestServices
    client: WebClient
    conversation: Conversation
    user: str

    def draft(self) -> Subscription:
        """Return the existing subscription, or the default one in the user's time zone."""
        subscriptions = self.services.subscriptions
        return subscriptions.find(self.conversation) or subscriptions.draft(
            self.conversation, self.user, self._zone()
        )

    def status(self) -> OutgoingMessage:
        """Return the current settings, with buttons."""
        subscription = self.draft()
        last = self.services.subscriptions.last_delivery(self.conversation)
        lines = status_lines(subscription, last, self.services.autocomplete)
        return settings_message(lines, is_on=subscription.is_active)

    def preview(self) -> Sequence[OutgoingMessage]:
        """Return today's digest, at most its first MAX_PREVIEW_MESSAGES messages."""
        messages = digest_messages(self.services.subscriptions.todays_digest(self.draft()))
        return (messages.parent, *messages.replies)[:MAX_PREVIEW_MESSAGES]

    def turn_on(self, words: str = "") -> OutgoingMessage:
        """Turn the digest on, at the schedule in `words`; return the settings or what is wrong."""
        try:
            self.apply(self.services.subscriptions.activated(self.draft(), self.user, words))
        except ValueError as error:
            return text_message(escape(str(error)))
        except CannotPostError as error:
            return text_message(str(error))
        return self.status()

    def apply(self, subscription: Subscription) -> None:
        """Announce new settings in the channel, then save them.

        Raises CannotPostError if the bot cannot post there; then nothing is saved.
        """
        schedule, next_due = schedule_words(subscription.schedule), next_due_text(subscription)
        self._announce(
            f"<@{self.user}> has set up the daily digest in this channel: {escape(schedule)}."
            f" Next digest: {escape(next_due)}."
        )
        self.services.subscriptions.save(subscription)

    def turn_off(self) -> OutgoingMessage:
        """Turn the digest off, even if that cannot be announced in the channel."""
        if not self.services.subscriptions.turn_off(self.conversation, self.user):
            return text_message("The daily digest is not turned on here.")
        try:
            self._announce(f"<@{self.user}> has turned off the daily digest.")
        except CannotPostError:
            return text_message("The daily digest is off.")
        return self.status()

    def post_now(self) -> OutgoingMessage:
        """Post today's digest in the channel; the schedule does not change."""
        messages = digest_messages(self.services.subscriptions.todays_digest(self.draft()))
        channel = self.conversation.channel
        try:
            self._announce(f"<@{self.user}> asked for today's digest.")
        except CannotPostError as error:
            return text_message(str(error))
        parent = self.client.chat_postMessage(channel=channel, **messages.parent.arguments())
        for reply in messages.replies:
            self.client.chat_postMessage(
                channel=channel, thread_ts=parent["ts"], **reply.arguments()
            )
        return text_message("Posted. The schedule of the daily digest stays the same.")

    def _announce(self, text: str) -> None:
        """Post a text in the conversation; raise CannotPostError if the channel refuses it."""
        try:
            self.client.chat_postMessage(channel=self.conversation.channel, text=text)
        except SlackApiError as error:
            code = error.response.get("error", "")
            if code not in CHANNEL_ERRORS:
                raise
            bot_user = self.client.auth_test()["user_id"]
            raise CannotPostError(
                f"I cannot post here: {CHANNEL_ERRORS[code]}. Invite me with"
                f" `/invite <@{bot_user}>` and try again; nothing was changed."
            ) from error

    def _zone(self) -> str:
        """Return the user's time zone; UTC if Slack does not provide it."""
        try:
            zone: str | None = self.client.users_info(user=self.user)["user"].get("tz")
        except SlackApiError:
            zone = None
        return zone or DEFAULT_ZONE
