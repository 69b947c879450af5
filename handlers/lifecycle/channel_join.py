"""The bot is added to a channel: who added it is greeted once, and nobody else."""

import logging
from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks.greeting import greeting_message
from bot.digest.home_page import HomePageBuilder
from handlers.support.answer_messages import COMMAND
from handlers.support.deduplication import EventDeduplicator
from handlers.support.ephemeral import ReplyTarget, send_privately

logger = logging.getLogger(__name__)


def register(app: App, editor: HomePageBuilder, seen: EventDeduplicator) -> None:
    """Greet who adds the bot; that others join is nothing to it."""

    @app.event("member_joined_channel")
    def greet(event: dict[str, Any], context: BoltContext, client: WebClient) -> None:
        inviter = event.get("inviter")
        if not inviter or event.get("user") != context.bot_user_id:
            return
        # Somebody who adds it to channel after channel has read the greeting
        if not seen.is_first(f"greeted {context.team_id} {inviter}"):
            return
        message = greeting_message(editor.front_page().standing.help, COMMAND)
        try:
            send_privately(
                client,
                ReplyTarget(context.team_id or "", inviter, event["channel"]),
                lambda _: message,
            )
        except SlackApiError as error:  # a greeting that nobody can read is no loss
            logger.info("Nobody is greeted: %s", error.response.get("error"))
