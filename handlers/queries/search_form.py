"""`/meetings search`: a form to search by; opened, its choices looked up, submitted."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.answer.conversation.view_request import ViewRequest
from bot.blocks.message import OutgoingMessage
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
    choice_json,
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
    "The search form could not be opened, which happens when Slack is slow: try again, or type"
    f" what you look for, as in `{COMMAND} Kang Wang 2018`."
)
SELECT_KINDS = {
    PEOPLE_FIELD: EntityKind.PERSON,
    TOPICS_FIELD: EntityKind.TOPIC,
    PLACE_FIELD: EntityKind.PLACE,
}
ERROR_BLOCKS = {
    "people": PEOPLE_FIELD,
    "topics": TOPICS_FIELD,
    "place": PLACE_FIELD,
    "last": LAST_DAY_FIELD,
}


@dataclass(frozen=True, slots=True)
class SearchFormOptions:
    """What the form offers to choose from."""

    autocomplete: Autocomplete
    kinds: tuple[MeetingKind, ...]


def register(app: App, library: SearchFormOptions, archive: AnswerServices) -> None:
    """Open the form, answer its searches, and answer what is submitted."""

    @app.command(COMMAND, matchers=[is_form_command])
    def open_by_command(
        ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        ack()
        _open(client, body.get("trigger_id", ""), ReplyTarget.from_body(body, context), library)

    @app.action(OPEN_FORM_ACTION)
    def open_by_button(
        ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        ack()
        _open(client, body.get("trigger_id", ""), ReplyTarget.from_body(body, context), library)

    for action_id, kind in SELECT_KINDS.items():
        _suggest(app, action_id, kind, library.autocomplete)

    @app.view(FORM_CALLBACK)
    def search(ack: Ack, view: dict[str, Any], client: WebClient) -> None:
        chosen = _chosen(view["state"]["values"])
        if mistakes := validate(chosen, library.autocomplete.find):
            errors = {ERROR_BLOCKS[field]: sentence for field, sentence in mistakes.items()}
            ack(response_action="errors", errors=errors)
            return
        ack()
        request = ViewRequest(build_query(chosen, library.autocomplete.find))
        spot = ReplyTarget.from_json(view["private_metadata"])
        send_privately(client, spot, lambda reader: answer_view(request, archive, reader))


def is_form_command(command: dict[str, Any]) -> bool:
    """Tell `/meetings search` from a question such as `search Kang`."""
    return FORM_COMMAND.fullmatch(command.get("text", "")) is not None


def _open(
    client: WebClient, trigger_id: str, spot: ReplyTarget, library: SearchFormOptions
) -> None:
    """Open the form at once, as what lets it open does so for three seconds only."""
    try:
        client.views_open(trigger_id=trigger_id, view=search_form(library.kinds, spot.to_json()))
    except SlackApiError:
        send_privately(client, spot, lambda _: OutgoingMessage(CANNOT_OPEN_TEXT, ()))


def _suggest(app: App, action_id: str, kind: EntityKind, choices: Autocomplete) -> None:
    @app.options(action_id)
    def suggest(ack: Ack, payload: dict[str, Any]) -> None:
        ack(
            options=[choice_json(each) for each in choices.complete(kind, payload.get("value", ""))]
        )


def _chosen(values: dict[str, dict[str, dict[str, Any]]]) -> FormSelection:
    """Return what was filled in; a field that was left empty may be missing altogether."""

    def given(name: str) -> dict[str, Any]:
        return (values.get(name) or {}).get(name) or {}

    def ids(name: str) -> tuple[str, ...]:
        return tuple(option["value"] for option in given(name).get("selected_options") or ())

    def one(name: str) -> str | None:
        return (given(name).get("selected_option") or {}).get("value")

    def day(name: str) -> date | None:
        written = given(name).get("selected_date")
        return date.fromisoformat(written) if written else None

    kind = one(KIND_FIELD)
    return FormSelection(
        people=ids(PEOPLE_FIELD),
        topics=ids(TOPICS_FIELD),
        place=one(PLACE_FIELD),
        first=day(FIRST_DAY_FIELD),
        last=day(LAST_DAY_FIELD),
        kind=MeetingKind(kind) if kind else None,
        has_quotes=bool(ids(QUOTES_FIELD)),
    )
