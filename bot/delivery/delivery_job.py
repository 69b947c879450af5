"""Deliver one claimed digest: compose it, post it, record the outcome.

A claim taken over from a process that died while posting may have been posted already. If the
channel's history can be read, the message is looked up there. Otherwise it is not posted again and
recorded as uncertain: a missing digest does less harm than a duplicate.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from slack_sdk import WebClient

from bot.blocks.digest import digest_messages
from bot.blocks.message import OutgoingMessage, text_message
from bot.delivery import slack_delivery
from bot.digest.model import Digest
from bot.store.deliveries import Deliveries
from bot.store.model import NOTE_LATE, Claim, Delivery, DeliveryState, OnEmpty, Subscription
from bot.store.store import Store

logger = logging.getLogger(__name__)

MESSAGE_INTERVAL_SECONDS = 1.0  # Slack allows about one message per second and channel
NO_TOKEN_RETRY_DELAY = timedelta(minutes=10)
CLOCK_SKEW_TOLERANCE = timedelta(minutes=5)  # search the history from this long before the due time


@dataclass(frozen=True, slots=True)
class DeliveryContext:
    """What delivery depends on; `clock` returns the current time in UTC.

    `holder` is a name that no other process has. A digest is too late after `grace`; a holder that
    has not settled a claim within `lease` is considered dead. `client_of` returns the client for a
    workspace, or None without a token. `sleep` waits for a number of seconds.
    """

    holder: str
    clock: Callable[[], datetime]
    client_of: Callable[[str], WebClient | None]
    digest_of: Callable[[Subscription, Delivery], Digest]
    sleep: Callable[[float], object]
    lease: timedelta = timedelta(minutes=5)
    grace: timedelta = timedelta(hours=2)


class DigestSender:
    """Delivers claims; several threads may use it for different claims."""

    def __init__(self, store: Store, context: DeliveryContext) -> None:
        self._deliveries: Deliveries = store.deliveries
        self._subscriptions = store.subscriptions
        self._context = context

    def deliver(self, claim: Claim) -> slack_delivery.RateLimited | None:
        """Deliver one digest; return how long Slack wants the workspace to wait, if at all."""
        client = self._context.client_of(claim.subscription.team)
        if client is None:
            self._release_without_token(claim.delivery)
            return None
        if claim.delivery.state is DeliveryState.POSTING:
            return self._reconcile(claim.delivery, client)
        if self._context.clock() - claim.delivery.due_at > self._context.grace:
            self._deliveries.skip(claim.delivery, NOTE_LATE)
            return None
        digest = self._context.digest_of(claim.subscription, claim.delivery)
        if not digest.entries and claim.subscription.on_empty is OnEmpty.NOTHING:
            self._deliveries.mark_empty(claim.delivery)
            return None
        return self._post(claim, client, digest)

    def _release_without_token(self, delivery: Delivery) -> None:
        """Release a delivery to a process that has the workspace's token.

        One that may have been posted keeps its state, so that the next holder looks it up.
        """
        if delivery.state is DeliveryState.CLAIMED:
            retry_at = self._context.clock() + NO_TOKEN_RETRY_DELAY
            self._deliveries.release(delivery, retry_at, "no token for the workspace")

    def _reconcile(
        self, delivery: Delivery, client: WebClient
    ) -> slack_delivery.RateLimited | None:
        """Settle a delivery that may have been posted; release it if it was not."""
        since = (delivery.due_at - CLOCK_SKEW_TOLERANCE).timestamp()
        outcome = slack_delivery.find_posted(client, delivery.channel, key_of(delivery), since)
        match outcome:
            case slack_delivery.Posted(ts):
                self._deliveries.finish(delivery, ts)
            case slack_delivery.NotPosted():
                self._deliveries.release(delivery, self._context.clock(), "was not posted")
            case slack_delivery.Unreadable(reason):
                logger.warning("Unknown whether a digest was posted: %s (%s)", delivery, reason)
                self._deliveries.mark_uncertain(delivery, "I cannot read the channel to check")
            case slack_delivery.RateLimited():
                return outcome
            case slack_delivery.Indeterminate(reason):  # looked up again when the lease expires
                logger.warning("A channel's history cannot be read now (%s)", reason)
        return None

    def _post(
        self, claim: Claim, client: WebClient, digest: Digest
    ) -> slack_delivery.RateLimited | None:
        delivery, channel = claim.delivery, claim.subscription.channel
        messages = digest_messages(digest)
        if not self._deliveries.start_posting(delivery, self._context.clock(), self._context.lease):
            return None
        outcome = slack_delivery.post_digest(client, channel, messages.parent, key_of(delivery))
        match outcome:
            case slack_delivery.Posted(ts):
                self._deliveries.finish(delivery, ts)
                return self._post_replies(client, channel, ts, messages.replies)
            case slack_delivery.RateLimited(seconds):
                retry_at = self._context.clock() + timedelta(seconds=seconds)
                self._deliveries.release(delivery, retry_at, "Slack asked to wait")
                return outcome
            case slack_delivery.Refused(reason=reason, is_permanent=is_permanent):
                self._deliveries.fail(delivery, reason)
                if is_permanent:
                    self._pause(claim.subscription, client, reason)
            case slack_delivery.Indeterminate(reason):
                # Left to expire: the next holder looks it up first
                logger.warning("Slack did not say whether a digest was posted (%s)", reason)
        return None

    def _post_replies(
        self, client: WebClient, channel: str, ts: str, replies: tuple[OutgoingMessage, ...]
    ) -> slack_delivery.RateLimited | None:
        """Post the thread of a digest; if that fails, the digest still counts as posted."""
        for message in replies:
            self._context.sleep(MESSAGE_INTERVAL_SECONDS)
            outcome = slack_delivery.post_reply(client, channel, ts, message)
            if not isinstance(outcome, slack_delivery.Posted):
                logger.warning("A part of a digest's thread was not posted: %s", outcome)
                return outcome if isinstance(outcome, slack_delivery.RateLimited) else None
        return None

    def _pause(self, subscription: Subscription, client: WebClient, reason: str) -> None:
        """Pause a channel's digest, and tell the person who set it up, once."""
        is_first = self._subscriptions.pause(subscription.team, subscription.channel, reason)
        if is_first and not subscription.is_direct:
            text = (
                f"I have paused the daily digest in <#{subscription.channel}>: {reason}."
                " To start it again, type `/meetings digest on` in that channel."
            )
            slack_delivery.send_direct(client, subscription.set_by, text_message(text))


def key_of(delivery: Delivery) -> str:
    """Return the key in a digest's metadata by which it is found: one per channel and day."""
    return f"{delivery.team}/{delivery.channel}/{delivery.day.isoformat()}"
