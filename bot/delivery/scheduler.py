"""The digest clock: again and again it claims what is due or left behind, and has it delivered."""

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
DELIVERY_RETENTION = timedelta(days=90)  # what became of a digest, for the status


@dataclass(frozen=True, slots=True)
class RateLimits:
    """How fast digests are delivered; the defaults suit Slack's limits."""

    tick_seconds: float = 5.0
    pause_seconds: float = 0.2
    """Between two messages of one workspace; a channel gets one a day, so its limit is kept."""
    threads: int = 8
    max_claims: int = 200
    """How many are claimed at once; no more than can be posted before their lease is over."""


class DigestScheduler:
    """Delivers digests in one process."""

    def __init__(
        self,
        store: Store,
        courier: DigestSender,
        lanes: KeyedExecutor,
        pace: RateLimits,
        around: DeliveryContext,
    ) -> None:
        self._store = store
        self._courier = courier
        self._lanes = lanes
        self._pace = pace
        self._around = around
        self._closed_until: dict[str, datetime] = {}
        self._cleared_on: date | None = None

    def run(self, wait: Callable[[float], bool]) -> None:
        """Tick until `wait`, which is given seconds, tells that it is time to stop."""
        while not wait(self._pace.tick_seconds):
            try:
                self.tick()
                self._forget_old()
            except Exception:  # whatever it is, a clock that has stopped is worse
                logger.exception("Due digests could not be looked for; trying again")
        self._lanes.close()

    def tick(self) -> int:
        """Claim what there is room for and hand it to the lanes; return how much it was."""
        room = self._pace.max_claims - self._lanes.pending
        if room <= 0:
            return 0
        now, holder, lease = self._around.clock(), self._around.holder, self._around.lease
        deliveries = self._store.deliveries
        left = deliveries.claim_expired(now, holder, lease, room)
        plan = partial(plan_delivery, now=now, grace=self._around.grace)
        due = deliveries.claim_due(now, holder, lease, max(room - len(left), 1), plan)
        for claim in (*left, *due.claims):
            self._lanes.submit(_lane(claim.subscription), partial(self._deliver, claim))
        return len(left) + len(due.claims)

    def _forget_old(self) -> None:
        """Delete, once a day, what became of digests long ago."""
        today = self._around.clock().date()
        if today != self._cleared_on:
            self._cleared_on = today
            self._store.deliveries.delete_before(today - DELIVERY_RETENTION)

    def finish(self) -> None:
        """Wait until all that was claimed is done with."""
        self._lanes.drain()

    def _deliver(self, claim: Claim) -> float:
        """Deliver, unless Slack has asked to wait: then nothing is called, and no thread waits."""
        team, now = claim.subscription.team, self._around.clock()
        until = self._closed_until.get(team, now)
        if until > now:
            # One that may be posted already keeps its lease, and is looked for when that is over
            if claim.delivery.state is DeliveryState.CLAIMED:
                self._store.deliveries.release(claim.delivery, until, "Slack asked to wait")
            return 0.0
        if later := self._courier.deliver(claim):
            self._closed_until[team] = now + timedelta(seconds=later.seconds)
        return self._pace.pause_seconds * KEYS_PER_WORKSPACE


def _lane(subscription: Subscription) -> str:
    """Return a channel's lane: one that is slow holds up only the channels that share it."""
    number = crc32(subscription.channel.encode()) % KEYS_PER_WORKSPACE
    return f"{subscription.team}/{number}"
