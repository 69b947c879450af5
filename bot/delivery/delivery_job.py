"""Delivers one claimed digest: composes, posts, and keeps what became of it.

A claim taken over from a holder that died while posting may be in the channel already. Where the
history can be read, it is looked for; where it cannot, it is not posted again: a digest that is
missed does less harm than one that stands there twice, and the status says so.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from slack_sdk import WebClient

from bot.blocks.digest import digest_messages
from bot.blocks.message import OutgoingMessage
from bot.delivery import slack_delivery
from bot.digest.model import Digest
from bot.store.deliveries import Deliveries
from bot.store.model import Claim, Delivery, DeliveryState, OnEmpty, Subscription
from bot.store.store import Store

logger = logging.getLogger(__name__)

MESSAGE_INTERVAL_SECONDS = 1.0  # seconds; a channel takes about one message in each
NO_TOKEN_RETRY_DELAY = timedelta(minutes=10)
CLOCK_SKEW_TOLERANCE = timedelta(
    minutes=5
)  # clocks differ: how far before it was due it is looked for


@dataclass(frozen=True, slots=True)
class DeliveryContext:
    """What delivering is given from outside; `clock` returns the time in UTC.

    `holder` is a name that no other process has. A digest is late after `grace`; whoever has not
    settled one within `lease` is taken for dead. `rest` waits some seconds.
    """

    holder: str
    clock: Callable[[], datetime]
    client_of: Callable[[str], WebClient | None]
    digest_of: Callable[[Subscription, Delivery], Digest]
    sleep: Callable[[float], object]
    lease: timedelta = timedelta(minutes=5)
    grace: timedelta = timedelta(hours=2)


class DigestSender:
    """Delivers claims; used by several threads, for different claims."""

    def __init__(self, store: Store, around: DeliveryContext) -> None:
        self._deliveries: Deliveries = store.deliveries
        self._subscriptions = store.subscriptions
        self._around = around

    def deliver(self, claim: Claim) -> slack_delivery.RateLimited | None:
        """Deliver one digest; return for how long the workspace is to be left alone, if it is."""
        client = self._around.client_of(claim.subscription.team)
        if client is None:
            self._leave(claim.delivery)
            return None
        if claim.delivery.state is DeliveryState.POSTING:
            return self._reconcile(claim.delivery, client)
        if self._around.clock() - claim.delivery.due_at > self._around.grace:
            self._deliveries.skip(claim.delivery, "late")
            return None
        digest = self._around.digest_of(claim.subscription, claim.delivery)
        if not digest.entries and claim.subscription.on_empty is OnEmpty.NOTHING:
            self._deliveries.mark_empty(claim.delivery)
            return None
        return self._post(claim, client, digest)

    def _leave(self, delivery: Delivery) -> None:
        """Leave a digest to a process that has the workspace's token; late ones are skipped.

        One that may have been posted keeps saying so: whoever takes it over has to look first.
        """
        if delivery.state is DeliveryState.CLAIMED:
            retry_at = self._around.clock() + NO_TOKEN_RETRY_DELAY
            self._deliveries.release(delivery, retry_at, "there is no token for it")

    def _reconcile(
        self, delivery: Delivery, client: WebClient
    ) -> slack_delivery.RateLimited | None:
        """Settle what may have been posted; give it back, to be claimed anew, if it was not."""
        since = (delivery.due_at - CLOCK_SKEW_TOLERANCE).timestamp()
        found = slack_delivery.find_posted(client, delivery.channel, key_of(delivery), since)
        match found:
            case slack_delivery.Posted(ts):
                self._deliveries.finish(delivery, ts)
            case slack_delivery.NotPosted():
                self._deliveries.release(delivery, self._around.clock(), "was not posted")
            case slack_delivery.Unreadable(reason):
                logger.warning(
                    "A digest may or may not have been posted: %s (%s)", delivery, reason
                )
                self._deliveries.mark_uncertain(delivery, "may not have been posted")
            case slack_delivery.RateLimited():
                return found
            case slack_delivery.Indeterminate(
                reason
            ):  # it is looked for again when this lease is over
                logger.warning("A channel's history cannot be read now (%s)", reason)
        return None

    def _post(
        self, claim: Claim, client: WebClient, digest: Digest
    ) -> slack_delivery.RateLimited | None:
        delivery, channel = claim.delivery, claim.subscription.channel
        messages = digest_messages(digest)
        if not self._deliveries.start_posting(delivery, self._around.clock(), self._around.lease):
            return None
        outcome = slack_delivery.post_digest(client, channel, messages.parent, key_of(delivery))
        match outcome:
            case slack_delivery.Posted(ts):
                self._deliveries.finish(delivery, ts)
                return self._reply_all(client, channel, ts, messages.replies)
            case slack_delivery.RateLimited(seconds):
                retry_at = self._around.clock() + timedelta(seconds=seconds)
                self._deliveries.release(delivery, retry_at, "Slack asked to wait")
                return outcome
            case slack_delivery.Refused(reason=words, is_permanent=of_channel):
                self._deliveries.fail(delivery, words)
                if of_channel:
                    self._pause(claim.subscription, client, words)
            case slack_delivery.Indeterminate(reason):
                # Its lease is left to run out: who takes it over looks for it first
                logger.warning("Slack did not say whether a digest was posted (%s)", reason)
        return None

    def _reply_all(
        self, client: WebClient, channel: str, ts: str, replies: tuple[OutgoingMessage, ...]
    ) -> slack_delivery.RateLimited | None:
        """Post what is folded into the thread; the digest counts as posted without it."""
        for each in replies:
            self._around.sleep(MESSAGE_INTERVAL_SECONDS)
            outcome = slack_delivery.post_reply(client, channel, ts, each)
            if not isinstance(outcome, slack_delivery.Posted):
                logger.warning("A part of a digest's thread was not posted: %s", outcome)
                return outcome if isinstance(outcome, slack_delivery.RateLimited) else None
        return None

    def _pause(self, subscription: Subscription, client: WebClient, reason: str) -> None:
        """Pause a channel's digest, and tell once who set it up."""
        is_first = self._subscriptions.pause(subscription.team, subscription.channel, reason)
        if is_first and not subscription.is_direct:
            text = (
                f"I have paused the daily digest in <#{subscription.channel}>: {reason}."
                " `/meetings digest on` in the channel starts it again."
            )
            slack_delivery.send_direct(client, subscription.set_by, OutgoingMessage(text, ()))


def key_of(delivery: Delivery) -> str:
    """Return what a digest is found again by: one a channel and local day."""
    return f"{delivery.team}/{delivery.channel}/{delivery.day.isoformat()}"
