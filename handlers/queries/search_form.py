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
    FIRST,
    KIND,
    LAST,
    OPEN_FORM,
    PEOPLE,
    PLACE,
    QUOTES,
    SUBMIT_FORM,
    TOPICS,
    choice_json,
    search_form,
)
from bot.index.model import EntityKind
from bot.index.read.autocomplete import Autocomplete
from bot.records.model import MeetingKind
from bot.search.query.form import FormSelection, build_query, validate
from handlers.support.answer_messages import COMMAND, AnswerServices, show
from handlers.support.ephemeral import ReplyTarget, tell

ASKED = re.compile(r"\s*(?:search|filters?)\s*[.…?!]*\s*", re.IGNORECASE)
CANNOT_OPEN = (
    "The search form could not be opened, which happens when Slack is slow: try again, or type"
    f" what you look for, as in `{COMMAND} Kang Wang 2018`."
)
LISTS = {PEOPLE: EntityKind.PERSON, TOPICS: EntityKind.TOPIC, PLACE: EntityKind.PLACE}
FIELDS = {"people": PEOPLE, "topics": TOPICS, "place": PLACE, "last": LAST}


@dataclass(frozen=True, slots=True)
class SearchFormOptions:
    """What the form offers to choose from."""

    choices: Autocomplete
    kinds: tuple[MeetingKind, ...]


def register(app: App, library: SearchFormOptions, archive: AnswerServices) -> None:
    """Open the form, answer its searches, and answer what is submitted."""

    @app.command(COMMAND, matchers=[is_for_the_form])
    def open_by_command(
        ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        ack()
        _open(client, body.get("trigger_id", ""), ReplyTarget.of(body, context), library)

    @app.action(OPEN_FORM)
    def open_by_button(
        ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        ack()
        _open(client, body.get("trigger_id", ""), ReplyTarget.of(body, context), library)

    for action_id, kind in LISTS.items():
        _suggest(app, action_id, kind, library.choices)

    @app.view(SUBMIT_FORM)
    def search(ack: Ack, view: dict[str, Any], client: WebClient) -> None:
        chosen = _chosen(view["state"]["values"])
        if mistakes := validate(chosen, library.choices.find):
            errors = {FIELDS[field]: sentence for field, sentence in mistakes.items()}
            ack(response_action="errors", errors=errors)
            return
        ack()
        request = ViewRequest(build_query(chosen, library.choices.find))
        spot = ReplyTarget.read(view["private_metadata"])
        tell(client, spot, lambda reader: show(request, archive, reader))


def is_for_the_form(command: dict[str, Any]) -> bool:
    """Tell `/meetings search` from a question such as `search Kang`."""
    return ASKED.fullmatch(command.get("text", "")) is not None


def _open(
    client: WebClient, trigger_id: str, spot: ReplyTarget, library: SearchFormOptions
) -> None:
    """Open the form at once, as what lets it open does so for three seconds only."""
    try:
        client.views_open(trigger_id=trigger_id, view=search_form(library.kinds, spot.write()))
    except SlackApiError:
        tell(client, spot, lambda _: OutgoingMessage(CANNOT_OPEN, ()))


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

    kind = one(KIND)
    return FormSelection(
        people=ids(PEOPLE),
        topics=ids(TOPICS),
        place=one(PLACE),
        first=day(FIRST),
        last=day(LAST),
        kind=MeetingKind(kind) if kind else None,
        has_quotes=bool(ids(QUOTES)),
    )
