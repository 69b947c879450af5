"""Modals in the browser: keyboard use, errors, and selects in messages."""

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from slack_bolt import Ack, App, Respond

from bot.sandbox import Sandbox
from bot.sandbox.user_actions.view_acknowledgements import SUBMISSION_FAILED
from tests.support import GENEROUS_TIMING

from .conftest import Connect
from .raw_client import call, open_socket
from .test_modals import DIGEST, accept, serve
from .view_builders import options, plain


def open_digest(sandbox: Sandbox, page: Page) -> None:
    page.goto(sandbox.url)
    page.get_by_label("Message #diplomacy").fill("/meetings digest")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Title")).to_be_visible()


def test_a_modal_is_filled_in_with_the_keyboard_alone(
    sandbox: Sandbox, page: Page, connect: Connect
) -> None:
    submitted: list[dict[str, Any]] = []

    def take(ack: Ack, body: dict[str, Any]) -> None:
        submitted.append(body["view"]["state"]["values"])
        ack()

    connect(sandbox, lambda app: serve(app, take))
    open_digest(sandbox, page)
    expect(page.get_by_label("Time")).to_be_focused()
    page.get_by_label("Note (optional)").fill("short")
    page.keyboard.press("Enter")
    zone = page.get_by_label("Zone")
    expect(zone).to_be_focused()
    expect(zone).to_have_accessible_description("Please complete this required field.")
    page.keyboard.press("A")
    page.keyboard.press("Tab")
    people = page.get_by_role("combobox", name="People (optional)")
    expect(people).to_be_focused()
    page.keyboard.type("ang")
    expect(page.get_by_role("listbox", name="Suggestions").get_by_role("option")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remove Wang Yi")).to_be_visible()
    page.get_by_label("tue").press("Space")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_label("Message #diplomacy")).to_be_focused()
    [values] = submitted
    assert values["people-block"]["people"]["selected_options"] == options("Wang Yi")
    assert values["days-block"]["days"]["selected_options"] == options("tue")
    assert values["note-block"]["note"]["value"] == "short"
    assert values["time-block"]["time"]["selected_time"] == "08:30"


def test_escape_closes_the_suggestions_first_and_then_the_modal(
    sandbox: Sandbox, page: Page, connect: Connect
) -> None:
    connect(sandbox, lambda app: serve(app, accept))
    open_digest(sandbox, page)
    people = page.get_by_role("combobox", name="People (optional)")
    people.press_sequentially("x")
    expect(page.get_by_role("dialog").get_by_text("No result").last).to_be_visible()
    people.press("Escape")
    expect(page.get_by_role("listbox", name="Suggestions")).to_have_count(0)
    people.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    [told] = sandbox.observer.deliveries("interactive")[1:]
    assert (told.payload["type"], told.payload["is_cleared"]) == ("view_closed", False)


def test_the_focus_stays_in_the_modal(sandbox: Sandbox, page: Page, connect: Connect) -> None:
    connect(sandbox, lambda app: serve(app, accept))
    open_digest(sandbox, page)
    for _ in range(30):
        page.keyboard.press("Tab")
        inside = "document.activeElement.closest('dialog') || document.activeElement.tagName"
        assert page.evaluate(f"({inside}) !== 'TEXTAREA'")


def test_typed_values_survive_an_update_and_a_failure(page: Page) -> None:
    with (
        Sandbox(timing=replace(GENEROUS_TIMING, ack_seconds=0.1)) as sandbox,
        open_socket(sandbox) as socket,
    ):
        sandbox.user.command("/meetings")
        trigger_id = socket.receive()["payload"]["trigger_id"]
        opened = call(sandbox, "views.open", trigger_id=trigger_id, view=DIGEST).json["view"]
        page.goto(sandbox.url)
        page.get_by_label("Note (optional)").fill("half a th")
        changed = DIGEST | {"title": plain("Changed")}
        call(sandbox, "views.update", view_id=opened["id"], view=changed)
        expect(page.get_by_role("dialog", name="Changed")).to_be_visible()
        expect(page.get_by_label("Note (optional)")).to_have_value("half a th")
        page.get_by_label("Zone").select_option("Asia/Seoul")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert")).to_contain_text(SUBMISSION_FAILED)
        expect(page.get_by_label("Note (optional)")).to_have_value("half a th")


CHOICES: list[dict[str, Any]] = [
    {
        "type": "actions",
        "elements": [
            {"type": "static_select", "action_id": "pick", "options": options("one", "two")},
            {"type": "overflow", "action_id": "more", "options": options("hide", "show")},
            {"type": "timepicker", "action_id": "at", "placeholder": plain("At")},
            {"type": "radio_buttons", "action_id": "radio", "options": options("yes", "no")},
            {
                "type": "external_select",
                "action_id": "who",
                "min_query_length": 1,
                "placeholder": plain("Who"),
            },
        ],
    }
]


def respond_to_selections(app: App) -> None:
    def repeat(ack: Ack, respond: Respond, action: dict[str, Any]) -> None:
        ack()
        option = action.get("selected_option") or {}
        chosen = option.get("value") or action.get("selected_time")
        respond(text=f"{action['action_id']}: {chosen}", replace_original=False)

    for name in ("pick", "more", "at", "radio", "who"):
        app.action(name)(repeat)

    @app.options("who")
    def suggest(ack: Ack) -> None:
        ack(options=options("Wang Yi"))


def test_a_selection_in_a_message_is_sent_to_the_app(
    sandbox: Sandbox, page: Page, connect: Connect
) -> None:
    connect(sandbox, respond_to_selections)
    call(sandbox, "chat.postMessage", channel="diplomacy", text="x", blocks=CHOICES)
    page.goto(sandbox.url)
    log = page.get_by_role("log")
    log.get_by_label("pick").select_option("two")
    expect(log).to_contain_text("pick: two")
    log.get_by_label("More options").click()
    log.get_by_role("button", name="hide").click()
    expect(log).to_contain_text("more: hide")
    log.get_by_label("At").fill("08:30")
    expect(log).to_contain_text("at: 08:30")
    log.get_by_label("no", exact=True).check()
    expect(log).to_contain_text("radio: no")
    log.get_by_role("combobox", name="Who").press_sequentially("w")
    page.get_by_role("option", name="Wang Yi").click()
    expect(log).to_contain_text("who: Wang Yi")
    state = sandbox.observer.deliveries("interactive")[-1].payload["state"]["values"]
    [values] = state.values()
    assert values["pick"]["selected_option"]["value"] == "two", "and the app knows all of it"


@pytest.mark.parametrize(
    ("action_id", "value", "key", "told"),
    [
        ("pick", "two", "selected_option", options("two")[0]),
        ("more", "hide", "selected_option", options("hide")[0]),
        ("at", "23:15", "selected_time", "23:15"),
    ],
)
def test_a_selection_payload_has_slacks_format(
    sandbox: Sandbox, action_id: str, value: str, key: str, told: Any
) -> None:
    call(sandbox, "chat.postMessage", channel="diplomacy", text="x", blocks=CHOICES)
    delivery = sandbox.user.select(sandbox.observer.transcript()[0].ts, action_id, value)
    [action] = delivery.payload["actions"]
    assert action[key] == told
    assert delivery.payload["container"]["type"] == "message"
    assert delivery.payload["response_url"].startswith(sandbox.url)
