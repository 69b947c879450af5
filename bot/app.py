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
from handlers.queries.share import ShareService
from handlers.support import deduplication
from handlers.support.answer_messages import AnswerServices
from handlers.support.deduplication import EventDeduplicator
from handlers.support.thread_context import ThreadContexts


@dataclass(frozen=True, slots=True)
class Services:
    """What the handlers are given."""

    answers: AnswerServices
    threads: ThreadContexts
    share_service: ShareService
    digests: DigestServices
    form_options: SearchFormOptions
    home_pages: HomePageBuilder
    store: Store
    deduplicator: EventDeduplicator
    new_reference: Callable[[], str]


def create_app(client: WebClient, services: Services) -> App:
    """Return the Bolt app, with all it needs given; it connects to nothing by itself."""
    # Tokens are checked when connecting, with words for what is wrong; in Socket Mode Slack
    # signs no requests
    app = App(client=client, token_verification_enabled=False, request_verification_enabled=False)
    errors.register(app, services.new_reference)
    deduplication.register(app, services.deduplicator)
    digest_command.register(
        app, services.digests
    )  # before the command: of two that match, the first answers
    settings_modal.register(app, services.digests)
    search_form.register(app, services.form_options, services.answers)  # before the command, too
    message_shortcut.register(app, services.answers)
    slash_command.register(app, services.answers)
    command_hints.register(app)  # before mentions and direct messages
    mention.register(app, services.answers, services.threads)
    direct_message.register(app, services.answers, services.threads)
    answer_actions.register(app, services.answers, services.threads, services.deduplicator)
    share.register(app, services.answers, services.share_service)
    app_home.register(
        app, HomeServices(services.home_pages, services.answers, services.deduplicator)
    )
    channel_join.register(app, services.home_pages, services.deduplicator)
    uninstall.register(app, services.store)
    return app
