"""The composition root: everything the bot is made of, put together, and nothing else.

question ─► handlers ─► archive ─► search ─► index (read-only)
    │          └─────► blocks ───► Slack
clock ─► delivery ─► digest, blocks, store ─► Slack
"""

from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import App
from slack_sdk import WebClient

from bot.digest.home_page import HomePageBuilder
from bot.store.store import Store
from handlers.digest import settings_modal
from handlers.digest import slash_command as digest_command
from handlers.digest.session import DigestServices
from handlers.lifecycle import app_home, channel_join, command_hints, errors, uninstall
from handlers.lifecycle.app_home import HomeServices
from handlers.queries import (
    answer_actions,
    direct_message,
    mention,
    message_shortcut,
    search_form,
    share,
    slash_command,
)
from handlers.queries.search_form import SearchFormOptions
from handlers.queries.share import Sharing
from handlers.support import deduplication
from handlers.support.answer_messages import AnswerServices
from handlers.support.deduplication import EventDeduplicator
from handlers.support.thread_context import Threads


@dataclass(frozen=True, slots=True)
class Services:
    """What the handlers are given."""

    archive: AnswerServices
    threads: Threads
    sharing: Sharing
    office: DigestServices
    library: SearchFormOptions
    editor: HomePageBuilder
    store: Store
    seen: EventDeduplicator
    new_reference: Callable[[], str]


def create_app(client: WebClient, parts: Services) -> App:
    """Return the Bolt app, with all it needs given; it connects to nothing by itself."""
    # Tokens are checked when connecting, with words for what is wrong; in Socket Mode Slack
    # signs no requests
    app = App(client=client, token_verification_enabled=False, request_verification_enabled=False)
    errors.register(app, parts.new_reference)
    deduplication.register(app, parts.seen)
    digest_command.register(
        app, parts.office
    )  # before the command: of two that match, the first answers
    settings_modal.register(app, parts.office)
    search_form.register(app, parts.library, parts.archive)  # before the command, too
    message_shortcut.register(app, parts.archive)
    slash_command.register(app, parts.archive)
    command_hints.register(app)  # before mentions and direct messages
    mention.register(app, parts.archive, parts.threads)
    direct_message.register(app, parts.archive, parts.threads)
    answer_actions.register(app, parts.archive, parts.threads, parts.seen)
    share.register(app, parts.archive, parts.sharing)
    app_home.register(app, HomeServices(parts.editor, parts.archive, parts.seen))
    channel_join.register(app, parts.editor, parts.seen)
    uninstall.register(app, parts.store)
    return app
