"""The composition root: connects the handlers to the services that they need.

question ─► handlers ─► answer ─► search ─► index (read-only)
               ├──────► blocks ─► Slack
               └──────► store
clock ────► delivery ─► digest, blocks, store ─► Slack
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
    """Everything that the handlers depend on; `bot.services` makes it from the settings."""

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
    """Return the Bolt app with all handlers; it does not connect to Slack.

    Of several listeners that match a request, Bolt calls the first one registered.
    """
    # The connection checks the tokens, with messages that say what is wrong; requests over Socket
    # Mode are not signed
    app = App(client=client, token_verification_enabled=False, request_verification_enabled=False)
    answers, threads = services.answers, services.threads

    errors.register(app, services.new_reference)
    deduplication.register(app, services.deduplicator)

    # The slash command: its subcommands before the question
    digest_command.register(app, services.digests)
    search_form.register(app, services.form_options, answers)
    slash_command.register(app, answers)

    # Messages: the hints before the questions
    command_hints.register(app)
    mention.register(app, answers, threads)
    direct_message.register(app, answers, threads)
    message_shortcut.register(app, answers)

    # Buttons and modals
    answer_actions.register(app, answers, threads, services.deduplicator)
    share.register(app, answers, services.share_service)
    settings_modal.register(app, services.digests)

    # The app in the workspace
    app_home.register(app, HomeServices(services.home_pages, answers, services.deduplicator))
    channel_join.register(app, services.home_pages, services.deduplicator)
    uninstall.register(app, services.store)
    return app
