"""The bot's parts, made from the settings: what `run` and the tests start alike."""

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
from handlers.queries.share import Sharing
from handlers.support.answer_messages import AnswerServices
from handlers.support.thread_context import Threads


@dataclass(frozen=True, slots=True)
class Timing:
    """The bot's clocks and patience, and what it is allowed."""

    clock: Callable[[], datetime]
    today: Callable[[], date]
    grace: timedelta = timedelta(hours=2)
    pace: RateLimits = field(default_factory=RateLimits)
    allow_external_sharing: bool = False


def utc_now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


def make_services(index: Index, store: Store, timing: Timing) -> Services:
    """Return what the handlers are given."""
    searcher, choices = Searcher(index), Autocomplete(index)
    archive = AnswerServices(
        AnswerService(searcher, timing.today),
        DayAnswers(index, timing.today),
        store.states(timing.clock),
        index.build_id(),
    )
    seen = store.seen_events(timing.clock)
    return Services(
        archive=archive,
        threads=Threads(archive, store.turns(timing.clock)),
        sharing=Sharing(archive, seen, _without_retries, timing.allow_external_sharing),
        office=DigestServices(SubscriptionService(store, index, timing.clock), choices),
        library=SearchFormOptions(choices, index.run(find_meeting_types)),
        editor=HomePageBuilder(index, timing.today),
        store=store,
        seen=seen,
        new_reference=lambda: secrets.token_hex(4),
    )


def _without_retries(client: WebClient) -> WebClient:
    return delivery_client(client.token or "", client.base_url)


@contextmanager
def digests_running(
    index: Index, store: Store, timing: Timing, client_of: Callable[[str], WebClient | None]
) -> Iterator[None]:
    """Deliver digests in a thread of its own, as long as this is entered."""

    def digest_of(subscription: Subscription, delivery: Delivery) -> Digest:
        return on_this_day(delivery.day, index, subscription.filters, subscription.on_empty)

    stop = Event()
    around = DeliveryContext(
        holder=secrets.token_hex(8),
        clock=timing.clock,
        client_of=client_of,
        digest_of=digest_of,
        sleep=stop.wait,
        grace=timing.grace,
    )
    lanes = KeyedExecutor(timing.pace.threads, stop.wait)
    worker = DigestScheduler(store, DigestSender(store, around), lanes, timing.pace, around)
    thread = Thread(target=worker.run, args=(stop.wait,), name="digest-clock")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
