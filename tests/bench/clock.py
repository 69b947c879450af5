"""A clock that runs faster than the wall's, and alike in every process of this machine."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Clock:
    """It shows `start` when `time.monotonic()` is `began`, and then goes `speed` times as fast."""

    start: datetime
    began: float
    speed: float

    def now(self) -> datetime:
        return self.start + timedelta(seconds=(time.monotonic() - self.began) * self.speed)

    def simulated(self, seconds: float) -> timedelta:
        """Return what the clock goes in so many real seconds."""
        return timedelta(seconds=seconds * self.speed)

    def wait_until(self, moment: datetime) -> None:
        time.sleep(max(0.0, (moment - self.now()).total_seconds() / self.speed))
