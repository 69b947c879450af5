"""The connection to Slack: checked, with words for what is wrong, and tried until it is there."""

import logging
from collections.abc import Callable, Collection, MutableMapping
from functools import partial
from http.client import HTTPException
from threading import Event, Thread
from typing import TypeVar
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.errors import SlackError

Result = TypeVar("Result")

logger = logging.getLogger(__name__)

MIN_RETRY_SECONDS, MAX_RETRY_SECONDS = 1, 60  # seconds between attempts
PING_SECONDS = 3  # the SDK gives a connection up after five pings that fail
CLOSE_RETRY_SECONDS = 0.05
SERVER_TROUBLE = 500
# What the bot can do without: an app that was installed before these were asked for goes on
OPTIONAL_SCOPE_EFFECTS = {
    "users:read": "a digest's time zone is at first UTC",
    "im:history": "direct messages are not heard",
    "channels:read": "nobody is greeted and nothing is shared in public channels",
    "groups:read": "nobody is greeted and nothing is shared in private channels",
}
LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
SCOPES_HEADER = "x-oauth-scopes"

# Passing trouble of Slack's own
TRANSIENT_ERRORS = frozenset(
    {"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)
RATE_LIMITED = 429
NON_JSON_MARKER = "non-JSON"  # what the SDK says of an answer that is not Slack's
PROXY_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")

# What Slack says of a token, https://docs.slack.dev/reference/methods/auth.test#errors
TOKEN_ERRORS = {
    "invalid_auth": "does not know it: copy it again from your app's pages",
    "not_authed": "does not know it: copy it again from your app's pages",
    "account_inactive": "has the account that it belongs to deactivated",
    "token_revoked": "has it revoked: install the app to the workspace again",
    "token_expired": "has it expired: install the app to the workspace again",
    "not_allowed_token_type": "takes another kind of token there",
    "missing_scope": "lacks a scope for it: paste manifest.yaml again, give the app-level token"
    " connections:write, and reinstall the app",
    "org_login_required": "is moving the workspace to an organisation: try again later",
}


def disable_proxy_for(api_url: str, environment: MutableMapping[str, str]) -> None:
    """Take proxies out of the environment when Slack is not to be reached through one.

    The SDK sends everything through the proxy that is set, a server on this machine too, and
    does not know NO_PROXY.
    """
    host = urlsplit(api_url).hostname or ""
    if host in LOOPBACK_HOSTS or proxy_bypass(host):
        for name in PROXY_VARIABLES:
            environment.pop(name, None)


def open_client(token: str, api_url: str) -> WebClient:
    """Return a Web API client that obeys `Retry-After`."""
    client = WebClient(token=token, base_url=api_url)
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=3))
    return client


def check_access(client: WebClient, scopes: Collection[str], stop: Event) -> str:
    """Check the bot's token and its scopes, and return the workspace's id.

    Waits for the network as long as it takes; the id is empty when asked to stop meanwhile.

    Raises SlackError when Slack rejects the token or a scope is missing that it needs.
    """
    response = _retry_until_connected(client.auth_test, "SLACK_BOT_TOKEN", client.base_url, stop)
    if response is None:
        return ""
    team: str = response["team_id"]
    headers = {key.lower(): value for key, value in response.headers.items()}
    if SCOPES_HEADER not in headers:  # a local Slack server may not tell
        return team
    granted = {scope.strip() for scope in headers[SCOPES_HEADER].split(",")}
    if missing := sorted(set(scopes) - granted - OPTIONAL_SCOPE_EFFECTS.keys()):
        raise SlackError(
            f"The app lacks the scopes {', '.join(missing)}: add them under OAuth & Permissions,"
            " or paste manifest.yaml again, and reinstall the app to the workspace."
        )
    for scope in sorted((set(scopes) & OPTIONAL_SCOPE_EFFECTS.keys()) - granted):
        logger.warning("The app lacks the scope %s: %s.", scope, OPTIONAL_SCOPE_EFFECTS[scope])
    return team


def connect(app: App, app_token: str, api_url: str, stop: Event) -> SocketModeHandler:
    """Open the Socket Mode connection; wait for the network as long as it takes.

    Raises SlackError when Slack rejects the app-level token.
    """
    client = open_client(app_token, api_url)
    # Asked first by ourselves, since the SDK logs a refusal in its own words
    ask = partial(client.apps_connections_open, app_token=app_token)
    _retry_until_connected(ask, "SLACK_APP_TOKEN", api_url, stop)
    handler = SocketModeHandler(app, app_token, web_client=client, ping_interval=PING_SECONDS)
    _retry_until_connected(partial(_open_socket, handler), "SLACK_APP_TOKEN", api_url, stop)
    return handler


def _open_socket(handler: SocketModeHandler) -> None:
    handler.client.connect_to_new_endpoint()
    if not handler.client.is_connected():  # the SDK only logs why
        raise ConnectionError("its WebSocket cannot be opened")


def log_connection_changes(handler: SocketModeHandler, stop: Event) -> None:
    """Say when the connection is lost and when it is back, which the SDK sees to; until stopped."""
    was_connected = True
    while not stop.wait(PING_SECONDS):
        is_connected = handler.client.is_connected()
        if was_connected and not is_connected:
            logger.warning("The connection to Slack is lost; trying again until it is back.")
        elif is_connected and not was_connected:
            logger.warning("The connection to Slack is back.")
        was_connected = is_connected


def disconnect(handler: SocketModeHandler) -> None:
    """Close the connection and wait for the SDK's threads to end.

    The thread that receives may reset the flag that ends it when it is just starting, so the flag
    is set until it has ended. The thread that handles messages waits for one for up to a second;
    None, which it ignores, wakes it.
    """
    client = handler.client
    closing = Thread(target=handler.close, daemon=True)
    closing.start()
    while closing.is_alive():
        client.current_session_state.terminated = True
        client.message_queue.put(None)
        closing.join(CLOSE_RETRY_SECONDS)


def _retry_until_connected(
    attempt: Callable[[], Result], token_key: str, api_url: str, stop: Event
) -> Result | None:
    """Try until Slack answers; None when asked to stop meanwhile."""
    pause = MIN_RETRY_SECONDS
    while not stop.is_set():
        try:
            return attempt()
        except SlackApiError as error:
            if not _is_passing(error):
                raise SlackError(_refusal(error, token_key, api_url)) from error
            reason = f"it answers {error.response.get('error') or error.response.status_code}"
        except (OSError, HTTPException) as error:
            reason = str(getattr(error, "reason", error))
        logger.warning(
            "Slack cannot be reached at %s (%s); trying again in %s s.", api_url, reason, pause
        )
        stop.wait(pause)
        pause = min(2 * pause, MAX_RETRY_SECONDS)
    return None


def _is_passing(error: SlackApiError) -> bool:
    status = error.response.status_code
    return (
        status >= SERVER_TROUBLE
        or status == RATE_LIMITED
        or error.response.get("error") in TRANSIENT_ERRORS
    )


def _refusal(error: SlackApiError, token_key: str, api_url: str) -> str:
    code = str(error.response.get("error", "unknown_error"))
    if NON_JSON_MARKER in code or NON_JSON_MARKER in str(error):
        return f"There is no Slack at {api_url}: check SLACK_API_URL, which ends in /api/."
    words = TOKEN_ERRORS.get(code, "refuses it: see https://docs.slack.dev/reference/methods")
    return f"Slack rejects {token_key} ({code}): it {words}."
