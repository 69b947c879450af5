"""Assemble the bot's services; used by the `run` command and the tests."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from threading import Event, Thread

from slack_sdk import WebClient

from bot.answer.answer_service import AnswerService
from bot.app import Services
from bot.delivery.delivery_job import DeliveryContext, DigestSender
from bot.delivery.keyed_executor import KeyedExecutor
from bot.delivery.scheduler import DigestScheduler, RateLimits
from bot.delivery.slack_delivery import delivery_client
from bot.delivery.subscription_service import SubscriptionService
from bot.digest.day_questions import DayAnswers
from bot.digest.home_page import HomePageBuilder
from bot.digest.model import Digest
from bot.digest.on_this_day import on_this_day
from bot.index.read.autocomplete import Autocomplete
from bot.index.read.index import Index
from bot.index.read.overview import find_meeting_types
from bot.search.searcher import Searcher
from bot.store.model import Delivery, Subscription
from bot.store.store import Store
from handlers.digest.session import DigestServices
from handlers.queries.search_form import SearchFormOptions
from handlers.queries.share import ShareService
from handlers.support.answer_messages import AnswerServices
from handlers.support.thread_context import ThreadContexts


@dataclass(frozen=True, slots=True)
class Timing:
    """The bot's clocks and tolerances, and whether it may share in external channels.

    `clock` returns the current time in UTC, `today` the local date.
    """

    clock: Callable[[], datetime]
    today: Callable[[], date]
    grace: timedelta = timedelta(hours=2)
    rate_limits: RateLimits = field(default_factory=RateLimits)
    allow_external_sharing: bool = False


def utc_now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


def make_services(index: Index, store: Store, timing: Timing) -> Services:
    """Return the services that the handlers depend on."""
    searcher, autocomplete = Searcher(index), Autocomplete(index)
    answers = AnswerServices(
        AnswerService(searcher, timing.today, DayAnswers(index, timing.today)),
        store.button_payloads(timing.clock),
        index.build_id(),
    )
    deduplicator = store.seen_events(timing.clock)
    subscriptions = SubscriptionService(store, index, timing.clock)
    return Services(
        answers=answers,
        threads=ThreadContexts(answers, store.thread_states(timing.clock)),
        share_service=ShareService(
            answers, deduplicator, _without_retries, timing.allow_external_sharing
        ),
        digests=DigestServices(subscriptions, autocomplete),
        form_options=SearchFormOptions(autocomplete, index.run(find_meeting_types)),
        home_pages=HomePageBuilder(index, timing.today),
        store=store,
        deduplicator=deduplicator,
        new_reference=lambda: secrets.token_hex(4),
    )


def _without_retries(client: WebClient) -> WebClient:
    return delivery_client(client.token or "", client.base_url)


@contextmanager
def digests_running(
    index: Index, store: Store, timing: Timing, client_of: Callable[[str], WebClient | None]
) -> Iterator[None]:
    """Deliver digests in a thread while the context is active."""

    def digest_of(subscription: Subscription, delivery: Delivery) -> Digest:
        return on_this_day(delivery.day, index, subscription.filters, subscription.on_empty)

    stop = Event()
    context = DeliveryContext(
        holder=secrets.token_hex(8),
        clock=timing.clock,
        client_of=client_of,
        digest_of=digest_of,
        sleep=stop.wait,
        grace=timing.grace,
    )
    executor = KeyedExecutor(timing.rate_limits.threads, stop.wait)
    sender = DigestSender(store, context)
    scheduler = DigestScheduler(store, sender, executor, timing.rate_limits, context)
    thread = Thread(target=scheduler.run, args=(stop.wait,), name="digest-scheduler")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
