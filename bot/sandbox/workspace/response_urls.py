"""Response URLs: each takes five responses to one command or action within half an hour."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.sandbox.config import WorkspaceTiming
from bot.sandbox.errors import RefusedError


@dataclass(frozen=True, slots=True)
class ResponseTarget:
    """The channel and person that a response goes to, and the message it may replace."""

    channel: str
    person: str
    original_ts: str | None = None


@dataclass(frozen=True, slots=True)
class _Grant:
    target: ResponseTarget
    expires_at: float
    uses_left: int


class ResponseUrls:
    """The issued response URLs, by the secret in their address.

    Not thread-safe by itself: callers hold the lock of the ChangeNotifier.
    """

    def __init__(
        self, clock: Callable[[], float], new_secret: Callable[[], str], timing: WorkspaceTiming
    ) -> None:
        self._clock = clock
        self._new_secret = new_secret
        self._timing = timing
        self._grants: dict[str, _Grant] = {}

    def issue(self, target: ResponseTarget) -> str:
        """Issue a response URL; return the secret for its address."""
        secret = self._new_secret()
        expires_at = self._clock() + self._timing.response_url_seconds
        self._grants[secret] = _Grant(target, expires_at, self._timing.response_url_uses)
        return secret

    def redeem(self, secret: str) -> ResponseTarget:
        """Use a response URL once; raise RefusedError if it has expired or has no uses left."""
        grant = self._grants.get(secret)
        if grant is None or self._clock() > grant.expires_at:
            raise RefusedError("expired_url")
        if not grant.uses_left:
            raise RefusedError("used_url")
        self._grants[secret] = replace(grant, uses_left=grant.uses_left - 1)
        return grant.target
