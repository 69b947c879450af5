"""A process of the bot that only delivers digests, as `python -m bot run` does beside all else."""

import logging
from collections.abc import Callable
from threading import Event

from slack_sdk import WebClient

from bot.delivery.delivery_job import DeliveryContext, DigestSender
from bot.delivery.keyed_executor import KeyedExecutor
from bot.delivery.scheduler import DigestScheduler, RateLimits
from bot.delivery.slack_delivery import delivery_client
from bot.digest.model import Digest
from bot.digest.on_this_day import on_this_day
from bot.index.read.index import Index
from bot.store.model import Delivery, Subscription
from bot.store.store import Store, open_store
from tests.bench.setup import CLIENT_ID, Setup

CLAIMS = 60  # less than can be posted before a lease is over


def run_bot(setup: Setup, holder: str) -> None:
    """Deliver until killed."""
    logging.basicConfig(filename=setup.log, level=logging.WARNING, format=f"{holder} %(message)s")
    logging.getLogger("alembic").setLevel(logging.ERROR)
    never = Event()
    store, patience = open_store(setup.database), setup.patience
    context = _delivery_context(setup, store, holder, never.wait)
    limits = RateLimits(patience.tick_seconds, patience.rest_seconds, max_claims=CLAIMS)
    executor = KeyedExecutor(limits.threads, never.wait)
    DigestScheduler(store, DigestSender(store, context), executor, limits, context).run(never.wait)


def _delivery_context(
    setup: Setup, store: Store, holder: str, rest: Callable[[float], object]
) -> DeliveryContext:
    index, installations = Index(setup.index), store.installations(CLIENT_ID)

    def client_of(team: str) -> WebClient | None:
        token = installations.find_token(team)
        if token is None:
            return None
        client = delivery_client(token, setup.api_url)
        client.timeout = setup.patience.call_seconds  # type: ignore[assignment]  # urllib takes parts of a second
        return client

    def digest_of(subscription: Subscription, delivery: Delivery) -> Digest:
        return on_this_day(delivery.day, index, subscription.filters, subscription.on_empty)

    return DeliveryContext(
        holder=holder,
        clock=setup.clock.now,
        client_of=client_of,
        digest_of=digest_of,
        sleep=rest,
        lease=setup.clock.simulated(setup.patience.lease_seconds),
        grace=setup.patience.grace,
    )
