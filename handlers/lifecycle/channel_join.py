"""The bot is added to a channel: greet the person who added it, once."""

import logging
from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.blocks.help import greeting_message
from bot.digest.home_page import HomePageBuilder
from handlers.support.answer_messages import COMMAND
from handlers.support.deduplication import EventDeduplicator
from handlers.support.ephemeral import ReplyTarget, send_privately

logger = logging.getLogger(__name__)


def register(app: App, home_pages: HomePageBuilder, deduplicator: EventDeduplicator) -> None:
    """Greet the person who adds the bot; ignore other members who join."""

    @app.event("member_joined_channel")
    def greet(event: dict[str, Any], context: BoltContext, client: WebClient) -> None:
        inviter = event.get("inviter")
        if not inviter or event.get("user") != context.bot_user_id:
            return
        # Not for each channel that they add it to
        if not deduplicator.is_first(f"greeted {context.team_id} {inviter}"):
            return
        message = greeting_message(home_pages.build().summary.help, COMMAND)
        target = ReplyTarget(context.team_id or "", inviter, event["channel"])
        try:
            send_privately(client, target, lambda _: message)
        except SlackApiError as error:  # nobody waits for a greeting
            logger.info("The greeting was not sent: %s", error.response.get("error"))
