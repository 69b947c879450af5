"""The Home tab: drawn when it is opened, its buttons answered."""

import json
import logging
import re
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View

from bot.answer.conversation.view_request import MeetingView, ViewRequest
from bot.blocks.home import ASK_PREFIX, broken_home_view, home_view
from bot.digest.home_page import HomePageBuilder
from bot.errors import BotError
from bot.search.query.form import FormSelection, build_query
from handlers.queries.answer_actions import DOUBLE_CLICK_SECONDS
from handlers.support.answer_messages import AnswerServices, answer_question, answer_view
from handlers.support.button_press import ButtonPress
from handlers.support.deduplication import EventDeduplicator
from handlers.support.ephemeral import Render, ReplyTarget, send_privately

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HomeServices:
    """What the Home tab is made from, and what answers its buttons."""

    home_pages: HomePageBuilder
    answers: AnswerServices
    deduplicator: EventDeduplicator


def register(app: App, lobby: HomeServices) -> None:
    """Draw the Home tab, and answer its buttons in direct messages."""

    @app.event("app_home_opened")
    def draw(event: dict[str, Any], client: WebClient) -> None:
        if event.get("tab", "home") != "home":
            return
        try:
            client.views_publish(user_id=event["user"], view=_view(lobby.home_pages))
        except SlackApiError as error:  # nobody waits for a word about it
            logger.warning("The Home tab is not drawn: %s", error.response.get("error"))

    @app.action(re.compile(rf"^{ASK_PREFIX}\d+$"))
    def answer(
        ack: Ack,
        body: dict[str, Any],
        action: dict[str, Any],
        client: WebClient,
        context: BoltContext,
    ) -> None:
        ack()
        if lobby.deduplicator.is_first_within(
            ButtonPress.from_body(body, context).key, DOUBLE_CLICK_SECONDS
        ):
            asked = json.loads(action["value"])
            send_privately(
                client, ReplyTarget.from_body(body, context), _answer(asked, lobby.answers)
            )


def _view(editor: HomePageBuilder) -> View:
    try:
        return home_view(editor.front_page())
    except BotError as error:
        return broken_home_view(str(error))


def _answer(asked: dict[str, Any], archive: AnswerServices) -> Render:
    """Return how to draw what a button asks for: a question, some people, or a meeting."""
    if question := asked.get("question"):
        return lambda reader: answer_question(question, archive, reader)
    if meeting := asked.get("meeting"):
        return lambda reader: answer_view(
            ViewRequest().look(meeting, MeetingView.DETAILS), archive, reader
        )
    people = FormSelection(people=tuple(asked["people"]))
    request = ViewRequest(build_query(people, archive.service.name_of))
    return lambda reader: answer_view(request, archive, reader)
