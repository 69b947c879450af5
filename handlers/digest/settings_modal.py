"""The modal that sets a channel's digest: opened, its choices looked up, submitted."""

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
    option_json,
    settings_view,
)
from bot.delivery.subscription_service import Conversation
from bot.digest.zones import near_zones, zone_names
from bot.index.model import EntityKind
from bot.index.read.autocomplete import Autocomplete
from bot.store.model import Filters, OnEmpty, Schedule, Subscription
from handlers.digest.session import CannotPostError, DigestServices, DigestSession
from handlers.digest.slash_command import session_of
from handlers.digest.status_text import FILTER_KINDS

MOST_OPTIONS = 100


def register(app: App, office: DigestServices) -> None:
    """Open the modal, answer its searches, and keep what is submitted."""

    @app.action(SETTINGS_ACTION)
    def open_settings(
        ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        ack()
        visit = session_of(office, client, context)
        draft = visit.draft()
        private = json.dumps([visit.conversation.channel, visit.conversation.is_direct])
        view = settings_view(draft, _chosen(draft.filters, office.autocomplete), private)
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.options(ZONE_FIELD)
    def suggest_zones(ack: Ack, payload: dict[str, Any]) -> None:
        typed = payload.get("value", "")
        found = [name for name in zone_names().values() if typed.lower() in name.lower()]
        found = found or near_zones(typed)
        ack(options=[option_json(name, name) for name in found[:MOST_OPTIONS]])

    for field, action_id in FILTER_FIELDS.items():
        _suggest(app, action_id, FILTER_KINDS[field], office.autocomplete)

    @app.view(SETTINGS_CALLBACK)
    def save(ack: Ack, view: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        channel, is_direct = json.loads(view["private_metadata"])
        place = Conversation(context.team_id or "", channel, is_direct)
        visit = DigestSession(office, client, place, context.user_id or "")
        given = view["state"]["values"]
        if not given[DAYS_FIELD][DAYS_FIELD]["selected_options"]:
            ack(response_action="errors", errors={DAYS_FIELD: "Choose at least one day."})
            return
        ack()
        draft = _filled(visit.draft(), given)
        try:
            visit.apply(office.subscriptions.activated(draft, visit.user))
        except CannotPostError as error:
            client.chat_postMessage(channel=visit.user, text=str(error))


def _suggest(app: App, action_id: str, kind: EntityKind, choices: Autocomplete) -> None:
    @app.options(action_id)
    def suggest(ack: Ack, payload: dict[str, Any]) -> None:
        found = choices.complete(kind, payload.get("value", ""))
        ack(options=[option_json(each.id, each.name) for each in found[:MOST_OPTIONS]])


def _chosen(filters: Filters, choices: Autocomplete) -> FilterNames:
    def named(field: str) -> list[tuple[str, str]]:
        ids: tuple[str, ...] = getattr(filters, field)
        return [(entity, choices.name_of(FILTER_KINDS[field], entity)) for entity in ids]

    return FilterNames(named("people"), named("topics"), named("countries"))


def _filled(draft: Subscription, given: dict[str, Any]) -> Subscription:
    """Return a draft with what was filled in."""

    def ids(field: str) -> tuple[str, ...]:
        options = given[FILTER_FIELDS[field]][FILTER_FIELDS[field]].get("selected_options") or []
        return tuple(option["value"] for option in options)

    days = frozenset(
        int(each["value"]) for each in given[DAYS_FIELD][DAYS_FIELD]["selected_options"]
    )
    return replace(
        draft,
        schedule=Schedule(
            time.fromisoformat(given[TIME_FIELD][TIME_FIELD]["selected_time"]),
            given[ZONE_FIELD][ZONE_FIELD]["selected_option"]["value"],
            days,
        ),
        filters=Filters(ids("people"), ids("topics"), ids("countries")),
        on_empty=OnEmpty(given[ON_EMPTY_FIELD][ON_EMPTY_FIELD]["selected_option"]["value"]),
    )
