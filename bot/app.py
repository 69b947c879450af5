"""The composition root: everything the bot is made of, put together, and nothing else.

question ─► handlers ─► answerer ─► searcher ─► index (read-only)
                └─────► blocks ───► Slack
"""

from collections.abc import Callable

from slack_bolt import App
from slack_sdk import WebClient

from bot.answer.answerer import Answerer
from bot.once import SeenOnce
from handlers import command, errors, mention, once


def create_app(
    client: WebClient, answerer: Answerer, seen: SeenOnce, new_reference: Callable[[], str]
) -> App:
    """Return the Bolt app, with all it needs given; it connects to nothing by itself."""
    # Tokens are checked when connecting, with words for what is wrong; in Socket Mode Slack
    # signs no requests
    app = App(client=client, token_verification_enabled=False, request_verification_enabled=False)
    errors.register(app, new_reference)
    once.register(app, seen)
    command.register(app, answerer)
    mention.register(app, answerer)
    return app
