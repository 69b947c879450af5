"""The Home tab: drawn when it is opened, its buttons answered."""

import json
import logging
import re
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View

from bot.blocks.home import ASK, broken_home_view, home_view
from bot.blocks.message import Message
from bot.digest.front_page import Press
from bot.errors import BotError
from bot.search.filters import Chosen, query_of
from handlers.privately import Spot, tell
from handlers.replies import Archive, reply
from handlers.search_form import Library, message_for

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Lobby:
    """What the Home tab is made from, and what answers its buttons."""

    press: Press
    archive: Archive
    library: Library


def register(app: App, lobby: Lobby) -> None:
    """Draw the Home tab, and answer its buttons in direct messages."""

    @app.event("app_home_opened")
    def draw(event: dict[str, Any], client: WebClient) -> None:
        if event.get("tab", "home") != "home":
            return
        try:
            client.views_publish(user_id=event["user"], view=_view(lobby.press))
        except SlackApiError as error:  # nobody waits for a word about it
            logger.warning("The Home tab is not drawn: %s", error.response.get("error"))

    @app.action(re.compile(rf"^{ASK}\d+$"))
    def answer(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient) -> None:
        ack()
        tell(client, Spot.of(body), _answer(json.loads(action["value"]), lobby))


def _view(press: Press) -> View:
    try:
        return home_view(press.front_page())
    except BotError as error:
        return broken_home_view(str(error))


def _answer(asked: dict[str, Any], lobby: Lobby) -> Message:
    if question := asked.get("question"):
        return reply(question, lobby.archive)
    library = lobby.library
    query = query_of(Chosen(people=tuple(asked["people"])), library.choices.find)
    return message_for(query, library.searcher)
