"""The workspaces and channels of a simulation, made from its seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from zlib import crc32

from bot.digest.schedule import next_due
from bot.store.model import EVERY_DAY, Schedule, Subscription
from tests.bench.chance import seeded

# Some change their clocks on 24 or 25 October, in Nuuk and Beirut over midnight
ZONES = (
    "Africa/Cairo", "Africa/Nairobi", "America/Bogota", "America/Los_Angeles", "America/New_York",
    "America/Nuuk", "America/Sao_Paulo", "America/St_Johns", "Asia/Beirut", "Asia/Dubai",
    "Asia/Jerusalem", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Seoul", "Asia/Shanghai",
    "Asia/Tehran", "Asia/Tokyo", "Atlantic/Azores", "Australia/Lord_Howe", "Australia/Sydney",
    "Europe/Berlin", "Europe/Chisinau", "Europe/Lisbon", "Europe/London", "Pacific/Auckland",
    "Pacific/Chatham", "Pacific/Honolulu", "Pacific/Kiritimati", "Pacific/Marquesas", "UTC",
)  # fmt: skip
WEEKDAYS = (
    *[EVERY_DAY] * 14,
    frozenset(range(5)),
    frozenset({0, 2, 4}),
    *[frozenset({5, 6})] * 2,
    frozenset({5}),
    frozenset({6}),
)
# Early ones that clocks repeat or skip. Late ones have to be posted before their day is over
USUAL = tuple(time(hour, minute) for hour, minute in ((0, 0), (0, 30), (1, 30), (2, 30), (8, 30)))
USUAL_SHARE = 0.25
MINUTES_APART = 5


@dataclass(frozen=True, slots=True)
class World:
    """How much there is, and when; `latest` is the last hour of the day that a digest is set to."""

    seed: int
    channels: int
    workspaces: int
    start: datetime
    hours: float
    latest: int = 17

    @property
    def end(self) -> datetime:
        return self.start + timedelta(hours=self.hours)


def make_subscriptions(world: World) -> Iterator[Subscription]:
    random = seeded(f"world {world.seed}")
    for number in range(world.channels):
        schedule = Schedule(_time(random, world), random.choice(ZONES), random.choice(WEEKDAYS))
        team = team_of(number % world.workspaces)
        yield Subscription(
            team=team,
            channel=f"C{number:06}",
            schedule=schedule,
            set_by="U000000",
            next_due_at=next_due(schedule, world.start),
        )


def team_of(number: int) -> str:
    return f"T{number:06}"


def token_of(team: str) -> str:
    return f"xoxb-{team}"


def team_with(token: str) -> str:
    return token.removeprefix("xoxb-")


def is_readable(channel: str) -> bool:
    """Whether the bot may read a channel's history: it may in about half of them."""
    return crc32(channel.encode()) % 2 == 0


def _time(random: Random, world: World) -> time:
    if random.random() < USUAL_SHARE:
        return random.choice(USUAL)
    minutes = random.randrange(0, 60 * world.latest, MINUTES_APART)
    return time(minutes // 60, minutes % 60)
