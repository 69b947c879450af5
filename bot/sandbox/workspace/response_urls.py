"""Response URLs: each answers one command or button, five times within half an hour."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.sandbox.config import WorkspaceTiming
from bot.sandbox.errors import RefusedError


@dataclass(frozen=True, slots=True)
class ResponseTarget:
    """Where an answer belongs: to a person in a channel, perhaps in place of a message."""

    channel: str
    person: str
    original_ts: str | None = None


@dataclass(frozen=True, slots=True)
class _Grant:
    where: ResponseTarget
    expires_at: float
    uses_left: int


class ResponseUrls:
    """The response URLs that have been given out, by the secret in their address."""

    def __init__(
        self, clock: Callable[[], float], new_secret: Callable[[], str], timing: WorkspaceTiming
    ) -> None:
        self._clock = clock
        self._new_secret = new_secret
        self._timing = timing
        self._grants: dict[str, _Grant] = {}

    def grant(self, where: ResponseTarget) -> str:
        """Let an app answer here; return the secret for the address."""
        secret = self._new_secret()
        expires_at = self._clock() + self._timing.response_url_seconds
        self._grants[secret] = _Grant(where, expires_at, self._timing.response_url_uses)
        return secret

    def redeem(self, secret: str) -> ResponseTarget:
        """Use an address once more, if it still works."""
        grant = self._grants.get(secret)
        if grant is None or self._clock() > grant.expires_at:
            raise RefusedError("expired_url")
        if not grant.uses_left:
            raise RefusedError("used_url")
        self._grants[secret] = replace(grant, uses_left=grant.uses_left - 1)
        return grant.where
