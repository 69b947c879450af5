"""The app's Home tab, its shortcuts and its direct messages, over Socket Mode and in a browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from slack_bolt import Ack, App, Respond, Say
from slack_sdk import WebClient

from bot.sandbox import (
    AppConfig,
    RefusedError,
    Sandbox,
    WorkspaceShortcut,
    build_example_workspace,
)
from tests.support import GENEROUS_TIMING

from .conftest import Connect
from .raw_client import call, open_socket
from .view_builders import plain, view

APP = AppConfig(
    scopes=(*AppConfig().scopes, "im:history"),
    events=("app_mention", "message.im", "app_home_opened", "member_joined_channel"),
    shortcuts=(
        WorkspaceShortcut("Find meetings", "find_meetings", description="People and topics in it"),
        WorkspaceShortcut("Search the archive", "search", "global"),
    ),
)


def serve(app: App) -> None:
    @app.event("app_home_opened")
    def publish_home(event: dict[str, Any], client: WebClient) -> None:
        button = {"type": "button", "action_id": "search", "text": plain("Search")}
        blocks = [
            {"type": "header", "text": plain("Today in history")},
            {"type": "actions", "elements": [button]},
        ]
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    @app.action("search")
    @app.shortcut("search")
    def open_search(ack: Ack, client: WebClient, body: dict[str, Any]) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=view(title=plain("Search")))

    @app.shortcut("find_meetings")
    def find(ack: Ack, respond: Respond, shortcut: dict[str, Any]) -> None:
        ack()
        respond(text=f"found in: {shortcut['message']['text']}", replace_original=False)

    @app.event("message")
    def reply(event: dict[str, Any], say: Say) -> None:
        if "bot_id" not in event:
            say(f"answer to {event['text']}")


@pytest.fixture
def started() -> Iterator[Sandbox]:
    with Sandbox(APP, build_example_workspace(APP), timing=GENEROUS_TIMING) as sandbox:
        yield sandbox


@pytest.fixture
def workspace(started: Sandbox, connect: Connect) -> Sandbox:
    """The workspace with a connected app, which disconnects before the workspace stops."""
    connect(started, serve)
    return started


def test_the_home_tab_is_published_when_it_is_opened(workspace: Sandbox) -> None:
    workspace.user.open_home(person="mina")
    home = workspace.observer.wait_for_home("Today in history", person="mina")
    assert workspace.observer.home() is None, "each person has one of their own"
    [event] = [d.payload["event"] for d in workspace.observer.deliveries("events_api")]
    assert (event["tab"], event["user"], event.get("view")) == ("home", "U0MINA00001", None)
    workspace.user.open_home(person="mina")
    again = workspace.observer.deliveries("events_api")[-1].payload["event"]
    assert again["view"]["id"] == home.id


def test_a_button_on_the_home_tab_opens_a_modal(workspace: Sandbox) -> None:
    workspace.user.open_home()
    workspace.observer.wait_for_home("Today")
    delivery = workspace.modals.interact("search")
    assert delivery.payload["view"]["type"] == "home"
    assert workspace.observer.wait_for_view("Search").title == "Search"


def test_shortcut_payloads_have_slacks_format() -> None:
    with Sandbox(APP, timing=GENEROUS_TIMING) as sandbox, open_socket(sandbox) as socket:
        said = sandbox.user.say("Kang met Wang", author="mina", channel="random")
        sandbox.user.shortcut(said.ts, "find_meetings")
        body = socket.receive()["payload"]
        assert (body["type"], body["callback_id"]) == ("message_action", "find_meetings")
        assert body["message"]["text"] == "Kang met Wang"
        assert body["message_ts"] == said.ts
        assert body["channel"] == {"id": "C0RANDOM001", "name": "random"}
        assert body["response_url"].startswith(sandbox.url)
        sandbox.user.shortcut(None, "search")
        body = socket.receive()["payload"]
        assert (body["type"], body["callback_id"]) == ("shortcut", "search")
        assert "channel" not in body
        with pytest.raises(RefusedError):
            sandbox.user.shortcut(said.ts, "search")


def test_publishing_with_an_old_hash_is_refused(sandbox: Sandbox) -> None:
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    who: dict[str, Any] = {"user_id": "U0YOU000001", "view": home}
    first = call(sandbox, "views.publish", **who).json["view"]
    second = call(sandbox, "views.publish", **who, hash=first["hash"]).json["view"]
    assert second["id"] == first["id"]
    stale = call(sandbox, "views.publish", **who, hash=first["hash"]).json
    assert stale["error"] == "hash_conflict"
    modal = call(sandbox, "views.publish", user_id="U0YOU000001", view=view()).json
    assert modal["error"] == "invalid_arguments"


def test_a_person_opens_the_home_tab(workspace: Sandbox, page: Page) -> None:
    page.goto(workspace.url)
    page.get_by_role("link", name="Home of Meetings").click()
    expect(page.get_by_role("heading", name="Today in history")).to_be_visible()
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert len(workspace.observer.deliveries("events_api")) == 1, (
        "what keeps the page live opens nothing"
    )


def test_a_person_uses_a_shortcut_on_a_message(workspace: Sandbox, page: Page) -> None:
    page.goto(workspace.url)
    message = page.get_by_role("listitem").filter(has_text="Does anybody remember")
    message.hover()
    message.get_by_label("More actions").click()
    message.get_by_role("button", name="Find meetings").click()
    expect(page.get_by_role("log")).to_contain_text("found in: Does anybody remember")
    page.get_by_text("Shortcuts", exact=True).click()
    page.get_by_role("button", name="Search the archive").click()
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()


def test_a_person_sends_the_app_a_direct_message(workspace: Sandbox, page: Page) -> None:
    page.goto(workspace.url)
    page.get_by_role("link", name="Meetings connected").click()
    page.get_by_label("Message Meetings").fill("Kang Wang")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("answer to Kang Wang")
