"""Slack's own validation of fields, dispatched actions and suggested options."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.sandbox import RefusedError, Sandbox

from .conftest import Connect
from .raw_client import call, open_socket
from .test_modals import DIGEST
from .view_builders import input_block, options, view


def show(sandbox: Sandbox, definition: dict[str, Any]) -> str:
    """Open a modal, as an app does after a command."""
    with open_socket(sandbox) as socket:
        sandbox.user.command("/meetings")
        trigger_id = socket.receive()["payload"]["trigger_id"]
        opened = call(sandbox, "views.open", trigger_id=trigger_id, view=definition).json
        assert opened["ok"], opened
        return str(opened["view"]["id"])


@pytest.mark.parametrize(
    ("element", "wrong", "sentence"),
    [
        ({"type": "plain_text_input", "min_length": 3}, "ab", "at least 3 characters"),
        ({"type": "email_text_input"}, "mina", "an email address"),
        ({"type": "url_text_input"}, "mina", "a URL"),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "a number"),
        (
            {"type": "number_input", "is_decimal_allowed": True, "min_value": "2"},
            "1.5",
            "no smaller than 2",
        ),
        (
            {"type": "number_input", "is_decimal_allowed": True, "max_value": "1"},
            "1.5",
            "no greater than 1",
        ),
        (
            {
                "type": "multi_static_select",
                "options": options("a", "b"),
                "max_selected_items": 1,
            },
            ["a", "b"],
            "no more than 1",
        ),
    ],
)
def test_an_invalid_value_is_shown_at_its_field(
    sandbox: Sandbox, element: dict[str, Any], wrong: Any, sentence: str
) -> None:
    show(sandbox, view(input_block("field", **element)))
    assert sandbox.modals.submit({("field-block", "field"): wrong}) is None
    assert sentence in sandbox.observer.wait_for_view().errors["field-block"]


def test_only_offered_options_can_be_selected(sandbox: Sandbox) -> None:
    show(sandbox, DIGEST)
    for values in ({"zone": "Mars"}, {"people": ["Wang Yi"]}, {"nothing": "x"}):
        with pytest.raises(RefusedError):
            sandbox.modals.fill(values)


def test_an_input_without_dispatch_action_sends_no_action(sandbox: Sandbox) -> None:
    show(sandbox, DIGEST)
    with pytest.raises(RefusedError):
        sandbox.modals.interact("zone", "Asia/Seoul")


def test_a_text_below_the_minimum_length_requests_no_options(sandbox: Sandbox) -> None:
    show(sandbox, view(input_block("people", type="external_select")))
    assert sandbox.modals.suggest("people", "ka") == ()
    assert sandbox.observer.deliveries("interactive") == ()


@pytest.mark.parametrize("found", [{}, {"options": options(*map(str, range(101)))}])
def test_invalid_suggestions_are_shown_as_an_error(
    sandbox: Sandbox, connect: Connect, found: dict[str, Any]
) -> None:
    def listen(app: App) -> None:
        @app.command("/meetings")
        def open_modal(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
            ack()
            client.views_open(trigger_id=body["trigger_id"], view=DIGEST)

        @app.options("people")
        def suggest(ack: Ack) -> None:
            ack(**found)

    connect(sandbox, listen)
    sandbox.user.command("/meetings")
    sandbox.observer.wait_for_view()
    sandbox.modals.suggest("people", "k")
    assert "The options for people were refused" in sandbox.observer.wait_for_error("options").text


def test_an_input_with_dispatch_action_sends_its_action(
    sandbox: Sandbox, page: Page, connect: Connect
) -> None:
    kind = input_block("kind", type="radio_buttons", options=options("visit", "call"))
    first = view(kind | {"dispatch_action": True}, callback_id="digest")

    def listen(app: App) -> None:
        @app.command("/meetings")
        def open_modal(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
            ack()
            client.views_open(trigger_id=body["trigger_id"], view=first)

        @app.action("kind")
        def add_field(
            ack: Ack, client: WebClient, body: dict[str, Any], action: dict[str, Any]
        ) -> None:
            ack()
            chosen = action["selected_option"]["value"]
            extra = {"type": "section", "text": {"type": "mrkdwn", "text": f"*{chosen}* it is"}}
            changed = first | {"blocks": [*first["blocks"], extra]}
            shown = body["view"]
            client.views_update(view_id=shown["id"], hash=shown["hash"], view=changed)

    connect(sandbox, listen)
    page.goto(sandbox.url)
    sandbox.user.command("/meetings")
    page.get_by_label("call").check()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("call it is")
    expect(page.get_by_label("call")).to_be_checked()
    expect(page.get_by_label("call")).to_be_focused()
    assert sandbox.observer.errors() == ()
