"""The modal that sets a channel's digest: opened, its choices looked up, submitted."""

import json
from dataclasses import replace
from datetime import time
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.blocks.digest_settings import (
    DAYS,
    EMPTY,
    FILTERS,
    SAVE,
    SETTINGS,
    TIME,
    ZONE,
    Chosen,
    option_json,
    settings_view,
)
from bot.delivery.subscription_service import Conversation
from bot.digest.zones import similar_zones, zone_names
from bot.index.model import EntityKind
from bot.index.read.autocomplete import Autocomplete
from bot.store.model import Filters, OnEmpty, Schedule, Subscription
from handlers.digest.session import CannotPostError, DigestServices, DigestSession
from handlers.digest.slash_command import visit_of
from handlers.digest.status_text import KINDS

MOST_OPTIONS = 100


def register(app: App, office: DigestServices) -> None:
    """Open the modal, answer its searches, and keep what is submitted."""

    @app.action(SETTINGS)
    def open_settings(
        ack: Ack, body: dict[str, Any], client: WebClient, context: BoltContext
    ) -> None:
        ack()
        visit = visit_of(office, client, context)
        draft = visit.draft()
        private = json.dumps([visit.place.channel, visit.place.is_direct])
        view = settings_view(draft, _chosen(draft.filters, office.choices), private)
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.options(ZONE)
    def suggest_zones(ack: Ack, payload: dict[str, Any]) -> None:
        typed = payload.get("value", "")
        found = [name for name in zone_names().values() if typed.lower() in name.lower()]
        found = found or similar_zones(typed)
        ack(options=[option_json(name, name) for name in found[:MOST_OPTIONS]])

    for field, action_id in FILTERS.items():
        _suggest(app, action_id, KINDS[field], office.choices)

    @app.view(SAVE)
    def save(ack: Ack, view: dict[str, Any], client: WebClient, context: BoltContext) -> None:
        channel, is_direct = json.loads(view["private_metadata"])
        place = Conversation(context.team_id or "", channel, is_direct)
        visit = DigestSession(office, client, place, context.user_id or "")
        given = view["state"]["values"]
        if not given[DAYS][DAYS]["selected_options"]:
            ack(response_action="errors", errors={DAYS: "Choose at least one day."})
            return
        ack()
        draft = _filled(visit.draft(), given)
        try:
            visit.set_up(office.desk.planned(draft, visit.person))
        except CannotPostError as error:
            client.chat_postMessage(channel=visit.person, text=str(error))


def _suggest(app: App, action_id: str, kind: EntityKind, choices: Autocomplete) -> None:
    @app.options(action_id)
    def suggest(ack: Ack, payload: dict[str, Any]) -> None:
        found = choices.complete(kind, payload.get("value", ""))
        ack(options=[option_json(each.id, each.name) for each in found[:MOST_OPTIONS]])


def _chosen(filters: Filters, choices: Autocomplete) -> Chosen:
    def named(field: str) -> list[tuple[str, str]]:
        ids: tuple[str, ...] = getattr(filters, field)
        return [(entity, choices.name_of(KINDS[field], entity)) for entity in ids]

    return Chosen(named("people"), named("topics"), named("countries"))


def _filled(draft: Subscription, given: dict[str, Any]) -> Subscription:
    """Return a draft with what was filled in."""

    def ids(field: str) -> tuple[str, ...]:
        options = given[FILTERS[field]][FILTERS[field]].get("selected_options") or []
        return tuple(option["value"] for option in options)

    days = frozenset(int(each["value"]) for each in given[DAYS][DAYS]["selected_options"])
    return replace(
        draft,
        schedule=Schedule(
            time.fromisoformat(given[TIME][TIME]["selected_time"]),
            given[ZONE][ZONE]["selected_option"]["value"],
            days,
        ),
        filters=Filters(ids("people"), ids("topics"), ids("countries")),
        on_empty=OnEmpty(given[EMPTY][EMPTY]["selected_option"]["value"]),
    )
