"""The Home tab: publish it when it is opened, and answer its buttons."""

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
from bot.blocks.controls import ASK_PREFIX
from bot.blocks.home import broken_home_view, home_view
from bot.digest.home_page import HomePageBuilder
from bot.errors import BotError
from bot.search.query.form import FormSelection, build_query
from handlers.support.answer_messages import AnswerServices, answer_question, answer_view
from handlers.support.button_press import ButtonPress
from handlers.support.deduplication import DOUBLE_CLICK_SECONDS, EventDeduplicator
from handlers.support.ephemeral import Render, ReplyTarget, send_privately

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HomeServices:
    """What builds the Home tab, and what answers its buttons."""

    home_pages: HomePageBuilder
    answers: AnswerServices
    deduplicator: EventDeduplicator


def register(app: App, services: HomeServices) -> None:
    """Publish the Home tab, and answer its buttons in direct messages."""

    @app.event("app_home_opened")
    def publish(event: dict[str, Any], client: WebClient) -> None:
        if event.get("tab", "home") != "home":
            return
        try:
            client.views_publish(user_id=event["user"], view=_view(services.home_pages))
        except SlackApiError as error:  # nobody waits for an answer
            logger.warning("The Home tab was not published: %s", error.response.get("error"))

    @app.action(re.compile(rf"^{ASK_PREFIX}\d+$"))
    def answer(
        ack: Ack,
        body: dict[str, Any],
        action: dict[str, Any],
        client: WebClient,
        context: BoltContext,
    ) -> None:
        ack()
        press = ButtonPress.from_body(body, context)
        if services.deduplicator.is_first_within(press.key, DOUBLE_CLICK_SECONDS):
            render = _answer(json.loads(action["value"]), services.answers)
            send_privately(client, ReplyTarget.from_body(body, context), render)


def _view(home_pages: HomePageBuilder) -> View:
    try:
        return home_view(home_pages.build())
    except BotError as error:
        return broken_home_view(str(error))


def _answer(value: dict[str, Any], answers: AnswerServices) -> Render:
    """Return the answer to a button: a question, the details of a meeting, or a pair of people."""
    if question := value.get("question"):
        return lambda viewer: answer_question(question, answers, viewer)
    if meeting := value.get("meeting"):
        request = ViewRequest().select(meeting, MeetingView.DETAILS)
    else:
        people = FormSelection(people=tuple(value["people"]))
        request = ViewRequest(build_query(people, answers.service.name_of))
    return lambda viewer: answer_view(request, answers, viewer)
