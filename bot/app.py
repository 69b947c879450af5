"""The composition root: everything the bot is made of, put together, and nothing else.

question ─► handlers ─► archive ─► search ─► index (read-only)
    │          └─────► blocks ───► Slack
clock ─► delivery ─► digest, blocks, store ─► Slack
"""

from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import App
from slack_sdk import WebClient

from bot.digest.front_page import Editor
from bot.store.opening import Store
from handlers import (
    browse,
    command,
    digest,
    digest_modal,
    direct,
    errors,
    find_meetings,
    greeting,
    guidance,
    home,
    mention,
    once,
    search_form,
    share,
    uninstall,
)
from handlers.digest_visit import Office
from handlers.home import Lobby
from handlers.once import Seen
from handlers.replies import Archive
from handlers.search_form import Library
from handlers.share import Sharing
from handlers.threads import Threads


@dataclass(frozen=True, slots=True)
class Parts:
    """What the handlers are given."""

    archive: Archive
    threads: Threads
    sharing: Sharing
    office: Office
    library: Library
    editor: Editor
    store: Store
    seen: Seen
    new_reference: Callable[[], str]


def create_app(client: WebClient, parts: Parts) -> App:
    """Return the Bolt app, with all it needs given; it connects to nothing by itself."""
    # Tokens are checked when connecting, with words for what is wrong; in Socket Mode Slack
    # signs no requests
    app = App(client=client, token_verification_enabled=False, request_verification_enabled=False)
    errors.register(app, parts.new_reference)
    once.register(app, parts.seen)
    digest.register(app, parts.office)  # before the command: of two that match, the first answers
    digest_modal.register(app, parts.office)
    search_form.register(app, parts.library, parts.archive)  # before the command, too
    find_meetings.register(app, parts.archive)
    command.register(app, parts.archive)
    guidance.register(app)  # before mentions and direct messages
    mention.register(app, parts.archive, parts.threads)
    direct.register(app, parts.archive, parts.threads)
    browse.register(app, parts.archive, parts.threads, parts.seen)
    share.register(app, parts.archive, parts.sharing)
    home.register(app, Lobby(parts.editor, parts.archive, parts.seen))
    greeting.register(app, parts.editor, parts.seen)
    uninstall.register(app, parts.store)
    return app
