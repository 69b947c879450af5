"""The modal with the settings of a digest: open it, complete names, save what is submitted."""

import json
from dataclasses import replace
from datetime import time
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.blocks.digest_settings import (
    DAYS_FIELD,
    FILTER_FIELDS,
    ON_EMPTY_FIELD,
    SETTINGS_ACTION,
    SETTINGS_CALLBACK,
    TIME_FIELD,
    ZONE_FIELD,
    FilterNames,
    settings_view,
)
from bot.blocks.limits import MAX_OPTIONS
from bot.blocks.search_form import option_json
from bot.delivery.subscription_service import Conversation
from bot.digest.zones import similar_zones, zone_names
from bot.errors import CannotPostError
from bot.index.model import EntityKind
from bot.index.read.autocomplete import Autocomplete
from bot.store.model import Filters, OnEmpty, Schedule, Subscription
from handlers.digest.session import DigestServices, DigestSession
from handlers.digest.slash_command import session_of
from handlers.digest.status_text import FILTER_KINDS


def register(app: App, services: DigestServices) -> None:
    """Open the modal, answer its searches for options, and save what is submitted."""

    @app.action(SETTINGS_ACTION)
    def open_settings(
        ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        ack()
        session = session_of(services, client, context)
        draft = session.draft()
        private = json.dumps([session.conversation.channel, session.conversation.is_direct])
        view = settings_view(draft, _filter_names(draft.filters, services.autocomplete), private)
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.options(ZONE_FIELD)
    def suggest_zones(ack: Ack, payload: dict[str, Any]) -> None:
        typed = payload.get("value", "")
        zones = [name for name in zone_names().values() if typed.lower() in name.lower()]
        zones = zones or similar_zones(typed)
        ack(options=[option_json(name, name) for name in zones[:MAX_OPTIONS]])

    for field, action_id in FILTER_FIELDS.items():
        _suggest_entities(app, action_id, FILTER_KINDS[field], services.autocomplete)

    @app.view(SETTINGS_CALLBACK)
    def save(ack: Ack, view: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        values = view["state"]["values"]
        if not values[DAYS_FIELD][DAYS_FIELD]["selected_options"]:
            ack(response_action="errors", errors={DAYS_FIELD: "Choose at least one day."})
            return
        ack()
        channel, is_direct = json.loads(view["private_metadata"])
        conversation = Conversation(context.team_id or "", channel, is_direct)
        session = DigestSession(services, client, conversation, context.user_id or "")
        draft = _with_values(session.draft(), values)
        try:
            session.apply(services.subscriptions.activated(draft, session.user))
        except CannotPostError as error:
            client.chat_postMessage(channel=session.user, text=str(error))


def _suggest_entities(
    app: App, action_id: str, kind: EntityKind, autocomplete: Autocomplete
) -> None:
    @app.options(action_id)
    def suggest(ack: Ack, payload: dict[str, Any]) -> None:
        completions = autocomplete.complete(kind, payload.get("value", ""))
        ack(options=[option_json(each.id, each.name) for each in completions[:MAX_OPTIONS]])


def _filter_names(filters: Filters, autocomplete: Autocomplete) -> FilterNames:
    def named(field: str) -> list[tuple[str, str]]:
        ids: tuple[str, ...] = getattr(filters, field)
        return [
            (entity_id, autocomplete.name_of(FILTER_KINDS[field], entity_id)) for entity_id in ids
        ]

    return FilterNames(named("people"), named("topics"), named("countries"))


def _with_values(draft: Subscription, values: dict[str, Any]) -> Subscription:
    """Return a draft with the values of the submitted modal."""

    def ids(field: str) -> tuple[str, ...]:
        options = values[FILTER_FIELDS[field]][FILTER_FIELDS[field]].get("selected_options") or []
        return tuple(option["value"] for option in options)

    days = values[DAYS_FIELD][DAYS_FIELD]["selected_options"]
    return replace(
        draft,
        schedule=Schedule(
            time.fromisoformat(values[TIME_FIELD][TIME_FIELD]["selected_time"]),
            values[ZONE_FIELD][ZONE_FIELD]["selected_option"]["value"],
            frozenset(int(day["value"]) for day in days),
        ),
        filters=Filters(ids("people"), ids("topics"), ids("countries")),
        on_empty=OnEmpty(values[ON_EMPTY_FIELD][ON_EMPTY_FIELD]["selected_option"]["value"]),
    )
