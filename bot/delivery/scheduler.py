"""The digest scheduler: at each tick, claim due and expired deliveries and have them posted."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from zlib import crc32

from bot.delivery.delivery_job import DeliveryContext, DigestSender
from bot.delivery.due_date import plan_delivery
from bot.delivery.keyed_executor import KeyedExecutor
from bot.store.model import Claim, DeliveryState, Subscription
from bot.store.store import Store

logger = logging.getLogger(__name__)

KEYS_PER_WORKSPACE = 4
DELIVERY_RETENTION = timedelta(days=90)  # closed deliveries are kept for the status command


@dataclass(frozen=True, slots=True)
class RateLimits:
    """How fast digests are delivered; the defaults stay within Slack's limits."""

    tick_seconds: float = 5.0
    pause_seconds: float = 0.2
    """Between two messages in a workspace; a channel gets one a day, far below its limit."""
    threads: int = 8
    max_claims: int = 200
    """Claims held at once; no more than can be posted before their leases expire."""


class DigestScheduler:
    """Delivers digests in one process; several processes can share a store."""

    def __init__(
        self,
        store: Store,
        sender: DigestSender,
        executor: KeyedExecutor,
        limits: RateLimits,
        context: DeliveryContext,
    ) -> None:
        self._store = store
        self._sender = sender
        self._executor = executor
        self._limits = limits
        self._context = context
        self._paused_until: dict[str, datetime] = {}  # by workspace, when Slack limits the rate
        self._cleaned_on: date | None = None

    def run(self, wait: Callable[[float], bool]) -> None:
        """Tick until `wait(seconds)` returns True, which means that the program stops."""
        while not wait(self._limits.tick_seconds):
            try:
                self.tick()
                self._delete_old()
            except Exception:  # whatever fails, the scheduler must go on
                logger.exception("Due digests could not be looked up; trying again")
        self._executor.close()

    def tick(self) -> int:
        """Claim as many deliveries as there is capacity for, submit them, return their number."""
        capacity = self._limits.max_claims - self._executor.pending
        if capacity <= 0:
            return 0
        now, holder, lease = self._context.clock(), self._context.holder, self._context.lease
        deliveries = self._store.deliveries
        expired = deliveries.claim_expired(now, holder, lease, capacity)
        plan = partial(plan_delivery, now=now, grace=self._context.grace)
        due = deliveries.claim_due(now, holder, lease, max(capacity - len(expired), 1), plan)
        for claim in (*expired, *due.claims):
            self._executor.submit(_key(claim.subscription), partial(self._deliver, claim))
        return len(expired) + len(due.claims)

    def _delete_old(self) -> None:
        """Delete old closed deliveries, once a day."""
        today = self._context.clock().date()
        if today != self._cleaned_on:
            self._cleaned_on = today
            self._store.deliveries.delete_before(today - DELIVERY_RETENTION)

    def finish(self) -> None:
        """Wait until all claimed deliveries have been processed."""
        self._executor.drain()

    def _deliver(self, claim: Claim) -> float:
        """Deliver a claim and return the pause after it, unless Slack limits the workspace's rate.

        In that case the claim is released without calling Slack, so no thread is blocked.
        """
        team, now = claim.subscription.team, self._context.clock()
        until = self._paused_until.get(team, now)
        if until > now:
            # One that may be posted already keeps its lease; after that, it is looked up again
            if claim.delivery.state is DeliveryState.CLAIMED:
                self._store.deliveries.release(claim.delivery, until, "Slack asked to wait")
            return 0.0
        if rate_limited := self._sender.deliver(claim):
            self._paused_until[team] = now + timedelta(seconds=rate_limited.seconds)
        return self._limits.pause_seconds * KEYS_PER_WORKSPACE


def _key(subscription: Subscription) -> str:
    """Return the executor's key: channels are spread over a few keys per workspace."""
    number = crc32(subscription.channel.encode()) % KEYS_PER_WORKSPACE
    return f"{subscription.team}/{number}"
