"""`/meetings search`: open the search form, complete names, answer what is submitted."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.answer.conversation.view_request import ViewRequest
from bot.blocks.message import text_message
from bot.blocks.search_form import (
    FIRST_DAY_FIELD,
    FORM_CALLBACK,
    KIND_FIELD,
    LAST_DAY_FIELD,
    OPEN_FORM_ACTION,
    PEOPLE_FIELD,
    PLACE_FIELD,
    QUOTES_FIELD,
    TOPICS_FIELD,
    completion_json,
    search_form,
)
from bot.index.model import EntityKind
from bot.index.read.autocomplete import Autocomplete
from bot.records.model import MeetingKind
from bot.search.query.form import FormSelection, build_query, validate
from handlers.support.answer_messages import COMMAND, AnswerServices, answer_view
from handlers.support.ephemeral import ReplyTarget, send_privately

FORM_COMMAND = re.compile(r"\s*(?:search|filters?)\s*[.…?!]*\s*", re.IGNORECASE)
CANNOT_OPEN_TEXT = (
    "The search form could not be opened, which can happen when Slack is slow. Try again, or type"
    f" what you are looking for, such as `{COMMAND} Kang Wang 2018`."
)
SELECT_KINDS = {
    PEOPLE_FIELD: EntityKind.PERSON,
    TOPICS_FIELD: EntityKind.TOPIC,
    PLACE_FIELD: EntityKind.PLACE,
}
# The block at which an error about a field of FormSelection is shown
ERROR_BLOCKS = {
    "people": PEOPLE_FIELD,
    "topics": TOPICS_FIELD,
    "place": PLACE_FIELD,
    "last": LAST_DAY_FIELD,
}


@dataclass(frozen=True, slots=True)
class SearchFormOptions:
    """What the form offers: completions of names, and the kinds of meetings in the index."""

    autocomplete: Autocomplete
    kinds: tuple[MeetingKind, ...]


def register(app: App, options: SearchFormOptions, answers: AnswerServices) -> None:
    """Open the form, answer its searches for options, and answer what is submitted."""

    @app.command(COMMAND, matchers=[is_form_command])
    def open_by_command(
        ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        ack()
        _open(client, body.get("trigger_id", ""), ReplyTarget.from_body(body, context), options)

    @app.action(OPEN_FORM_ACTION)
    def open_by_button(
        ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        ack()
        _open(client, body.get("trigger_id", ""), ReplyTarget.from_body(body, context), options)

    for action_id, kind in SELECT_KINDS.items():
        _suggest_entities(app, action_id, kind, options.autocomplete)

    @app.view(FORM_CALLBACK)
    def search(ack: Ack, view: dict[str, Any], client: WebClient) -> None:
        selection = _selection(view["state"]["values"])
        if errors := validate(selection, options.autocomplete.find):
            at_blocks = {ERROR_BLOCKS[field]: sentence for field, sentence in errors.items()}
            ack(response_action="errors", errors=at_blocks)
            return
        ack()
        request = ViewRequest(build_query(selection, options.autocomplete.find))
        target = ReplyTarget.from_json(view["private_metadata"])
        send_privately(client, target, lambda viewer: answer_view(request, answers, viewer))


def is_form_command(command: dict[str, Any]) -> bool:
    """Return whether a command is `search` alone, and not a question such as `search Kang`."""
    return FORM_COMMAND.fullmatch(command.get("text", "")) is not None


def _open(
    client: WebClient, trigger_id: str, target: ReplyTarget, options: SearchFormOptions
) -> None:
    """Open the form; a trigger id expires after three seconds."""
    try:
        client.views_open(trigger_id=trigger_id, view=search_form(options.kinds, target.to_json()))
    except SlackApiError:
        send_privately(client, target, lambda _: text_message(CANNOT_OPEN_TEXT))


def _suggest_entities(
    app: App, action_id: str, kind: EntityKind, autocomplete: Autocomplete
) -> None:
    @app.options(action_id)
    def suggest(ack: Ack, payload: dict[str, Any]) -> None:
        completions = autocomplete.complete(kind, payload.get("value", ""))
        ack(options=[completion_json(each) for each in completions])


def _selection(values: dict[str, dict[str, dict[str, Any]]]) -> FormSelection:
    """Return what was selected; Slack may omit fields that were left empty."""

    def value(field: str) -> dict[str, Any]:
        return (values.get(field) or {}).get(field) or {}

    def ids(field: str) -> tuple[str, ...]:
        return tuple(option["value"] for option in value(field).get("selected_options") or ())

    def option(field: str) -> str | None:
        return (value(field).get("selected_option") or {}).get("value")

    def day(field: str) -> date | None:
        selected = value(field).get("selected_date")
        return date.fromisoformat(selected) if selected else None

    kind = option(KIND_FIELD)
    return FormSelection(
        people=ids(PEOPLE_FIELD),
        topics=ids(TOPICS_FIELD),
        place=option(PLACE_FIELD),
        first=day(FIRST_DAY_FIELD),
        last=day(LAST_DAY_FIELD),
        kind=MeetingKind(kind) if kind else None,
        has_quotes=bool(ids(QUOTES_FIELD)),
    )
