"""Somebody who sets up a channel's digest: what they can do there, and what they are answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks.digest import digest_messages
from bot.blocks.digest_settings import settings_message
from bot.blocks.message import OutgoingMessage
from bot.blocks.mrkdwn import escape
from bot.delivery.slack_delivery import CHANNEL_ERRORS
from bot.delivery.subscription_service import Conversation, SubscriptionService, next_due_text
from bot.digest.schedule_parser import schedule_words
from bot.index.read.autocomplete import Autocomplete
from bot.store.model import Subscription
from handlers.digest.status_text import status_lines

MAX_PREVIEW_MESSAGES = 3  # messages: an answer's address takes five


class CannotPostError(Exception):
    """The bot may not post in the channel; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class DigestServices:
    """What every visit needs: where digests are set up, and the names to choose from."""

    subscriptions: SubscriptionService
    autocomplete: Autocomplete


@dataclass(frozen=True, slots=True)
class DigestSession:
    """One person in one channel."""

    services: DigestServices
    client: WebClient
    conversation: Conversation
    user: str

    def draft(self) -> Subscription:
        """Return what the channel has or would begin with, in the person's own time zone."""
        desk = self.services.subscriptions
        return desk.find(self.conversation) or desk.draft(
            self.conversation, self.user, self._zone()
        )

    def status(self) -> OutgoingMessage:
        """Return the channel's settings, with buttons."""
        subscription = self.draft()
        last = self.services.subscriptions.last_delivery(self.conversation)
        lines = status_lines(subscription, last, self.services.autocomplete)
        return settings_message(lines, is_on=subscription.is_active)

    def preview(self) -> Sequence[OutgoingMessage]:
        """Return today's digest for the person's eyes, of a long one the beginning."""
        messages = digest_messages(self.services.subscriptions.todays_digest(self.draft()))
        return (messages.parent, *messages.replies)[:MAX_PREVIEW_MESSAGES]

    def switch_on(self, words: str = "") -> OutgoingMessage:
        """Switch on, at what the words say; or say why not."""
        try:
            self.apply(self.services.subscriptions.activated(self.draft(), self.user, words))
        except ValueError as error:
            return plain(escape(str(error)))
        except CannotPostError as error:
            return plain(str(error))
        return self.status()

    def apply(self, planned: Subscription) -> None:
        """Keep what was planned, once the channel has seen who did it.

        Raises CannotPostError when the bot may not post there: then nothing is kept.
        """
        schedule, next_one = schedule_words(planned.schedule), next_due_text(planned)
        self._announce(
            f"<@{self.user}> has set the daily digest of this channel: {escape(schedule)}."
            f" The next one comes on {escape(next_one)}."
        )
        self.services.subscriptions.save(planned)

    def switch_off(self) -> OutgoingMessage:
        """Switch off; that the channel cannot be told is no reason not to."""
        if not self.services.subscriptions.turn_off(self.conversation, self.user):
            return plain("The daily digest is not on here.")
        try:
            self._announce(f"<@{self.user}> has switched off the daily digest.")
        except CannotPostError:
            return plain("The daily digest is off.")
        return self.status()

    def post_now(self) -> OutgoingMessage:
        """Post today's digest for everybody in the channel; the daily one comes all the same."""
        messages = digest_messages(self.services.subscriptions.todays_digest(self.draft()))
        channel = self.conversation.channel
        try:
            self._announce(f"<@{self.user}> asked for today's digest.")
        except CannotPostError as error:
            return plain(str(error))
        parent = self.client.chat_postMessage(channel=channel, **messages.parent.arguments())
        for each in messages.replies:
            self.client.chat_postMessage(
                channel=channel, thread_ts=parent["ts"], **each.arguments()
            )
        return plain("Posted. The daily digest comes as it is set.")

    def _announce(self, text: str) -> None:
        """Say something to everybody in the channel."""
        try:
            self.client.chat_postMessage(channel=self.conversation.channel, text=text)
        except SlackApiError as error:
            code = error.response.get("error", "")
            if code not in CHANNEL_ERRORS:
                raise
            me = self.client.auth_test()["user_id"]
            raise CannotPostError(
                f"I cannot post here: {CHANNEL_ERRORS[code]}. Invite me with `/invite <@{me}>` and"
                " try again; nothing was changed."
            ) from error

    def _zone(self) -> str:
        """Return the person's time zone; UTC when Slack does not tell."""
        try:
            zone: str | None = self.client.users_info(user=self.user)["user"].get("tz")
        except SlackApiError:
            zone = None
        return zone or "UTC"


def plain(text: str) -> OutgoingMessage:
    """Return words of our own as a message."""
    return OutgoingMessage(text, ())
