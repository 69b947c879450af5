"""Connect to Slack: check the tokens and scopes, retry until Slack answers, say what is wrong."""

import logging
from collections.abc import Callable, Collection, MutableMapping
from functools import partial
from http import HTTPStatus
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

CallResult = TypeVar("CallResult")

logger = logging.getLogger(__name__)

MIN_RETRY_SECONDS, MAX_RETRY_SECONDS = 1, 60  # between attempts; doubled each time
PING_SECONDS = 3  # the SDK reconnects after five failed pings
CLOSE_RETRY_SECONDS = 0.05
# Scopes that the bot can do without, as in an app installed before they were needed, and what then
OPTIONAL_SCOPE_EFFECTS = {
    "users:read": "the time zone of a new digest is UTC",
    "im:history": "direct messages are not received",
    "channels:read": "no greetings and no sharing in public channels",
    "groups:read": "no greetings and no sharing in private channels",
}
SCOPES_HEADER = "x-oauth-scopes"
NO_PROXY_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
PROXY_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
TRANSIENT_ERRORS = frozenset(
    {"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)
NON_JSON_MARKER = "non-JSON"  # in the SDK's error for a response that is not Slack's

# Errors about a token; https://docs.slack.dev/reference/methods/auth.test#errors
TOKEN_ERRORS = {
    "invalid_auth": "the token is unknown; copy it again from your app's settings",
    "not_authed": "the token is unknown; copy it again from your app's settings",
    "account_inactive": "the account that the token belongs to is deactivated",
    "token_revoked": "the token was revoked; install the app to the workspace again",
    "token_expired": "the token has expired; install the app to the workspace again",
    "not_allowed_token_type": "this must be a token of another type",
    "missing_scope": "a scope is missing; paste manifest.yaml again, give the app-level token"
    " connections:write, and reinstall the app",
    "org_login_required": "the workspace is being moved to an organisation; try again later",
}


def disable_proxy_for(api_url: str, environment: MutableMapping[str, str]) -> None:
    """Remove proxies from the environment if Slack must not be reached through one.

    The SDK ignores NO_PROXY and would use the proxy even for a server on this machine.
    """
    host = urlsplit(api_url).hostname or ""
    if host in NO_PROXY_HOSTS or proxy_bypass(host):
        for name in PROXY_VARIABLES:
            environment.pop(name, None)


def open_client(token: str, api_url: str) -> WebClient:
    """Return a Web API client that retries up to three times when Slack limits the rate."""
    client = WebClient(token=token, base_url=api_url)
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=3))
    return client


def check_access(client: WebClient, scopes: Collection[str], stop: Event) -> str:
    """Check the bot token and its scopes; return the workspace's id.

    Retries until Slack answers; returns an empty string if `stop` is set before that. Raises
    SlackError if Slack rejects the token or a required scope is missing.
    """
    response = _retry_until_connected(client.auth_test, "SLACK_BOT_TOKEN", client.base_url, stop)
    if response is None:
        return ""
    team: str = response["team_id"]
    headers = {key.lower(): value for key, value in response.headers.items()}
    if SCOPES_HEADER not in headers:  # as from a local server
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
    """Open the Socket Mode connection; retries until Slack answers or `stop` is set.

    Raises SlackError if Slack rejects the app-level token.
    """
    client = open_client(app_token, api_url)
    # Checked here first, because the SDK would only log a refusal
    check = partial(client.apps_connections_open, app_token=app_token)
    _retry_until_connected(check, "SLACK_APP_TOKEN", api_url, stop)
    handler = SocketModeHandler(app, app_token, web_client=client, ping_interval=PING_SECONDS)
    _retry_until_connected(partial(_open_socket, handler), "SLACK_APP_TOKEN", api_url, stop)
    return handler


def _open_socket(handler: SocketModeHandler) -> None:
    handler.client.connect_to_new_endpoint()
    if not handler.client.is_connected():  # the SDK only logs the reason
        raise ConnectionError("the WebSocket cannot be opened")


def log_connection_changes(handler: SocketModeHandler, stop: Event) -> None:
    """Log when the connection is lost and restored, until `stop` is set; the SDK reconnects."""
    was_connected = True
    while not stop.wait(PING_SECONDS):
        is_connected = handler.client.is_connected()
        if was_connected and not is_connected:
            logger.warning("The connection to Slack is lost; reconnecting.")
        elif is_connected and not was_connected:
            logger.warning("The connection to Slack is restored.")
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
    attempt: Callable[[], CallResult], token_key: str, api_url: str, stop: Event
) -> CallResult | None:
    """Call `attempt` until Slack answers; return None if `stop` is set before that."""
    seconds = MIN_RETRY_SECONDS
    while not stop.is_set():
        try:
            return attempt()
        except SlackApiError as error:
            if not _is_transient(error):
                raise SlackError(_refusal(error, token_key, api_url)) from error
            reason = f"it answers {error.response.get('error') or error.response.status_code}"
        except (OSError, HTTPException) as error:
            reason = str(getattr(error, "reason", error))
        logger.warning(
            "Slack cannot be reached at %s (%s); trying again in %s s.", api_url, reason, seconds
        )
        stop.wait(seconds)
        seconds = min(2 * seconds, MAX_RETRY_SECONDS)
    return None


def _is_transient(error: SlackApiError) -> bool:
    status = error.response.status_code
    return (
        status >= HTTPStatus.INTERNAL_SERVER_ERROR
        or status == HTTPStatus.TOO_MANY_REQUESTS
        or error.response.get("error") in TRANSIENT_ERRORS
    )


def _refusal(error: SlackApiError, token_key: str, api_url: str) -> str:
    code = str(error.response.get("error", "unknown_error"))
    if NON_JSON_MARKER in code or NON_JSON_MARKER in str(error):
        return f"There is no Slack at {api_url}: check SLACK_API_URL, which must end in /api/."
    default = "see https://docs.slack.dev/reference/methods"
    return f"Slack rejects {token_key} ({code}): {TOKEN_ERRORS.get(code, default)}."
