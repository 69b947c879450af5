"""The pages in a browser, with a mouse or with the keyboard alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from slack_bolt import Ack, App, Respond, Say

from bot.sandbox import AppConfig, Sandbox, build_example_workspace
from tests.support import GENEROUS_TIMING

from .conftest import Connect
from .raw_client import call

NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def answer(app: App) -> None:
    @app.command("/meetings")
    def look_up(ack: Ack, respond: Respond, command: dict[str, Any]) -> None:
        ack()
        button = {
            "type": "button",
            "action_id": "share",
            "text": {"type": "plain_text", "text": "Share"},
        }
        text = {"type": "mrkdwn", "text": f"*3 meetings* of {command['text']}"}
        respond(text="3 meetings", blocks=[{"type": "section", "text": text, "accessory": button}])

    @app.action("share")
    def share(ack: Ack, respond: Respond) -> None:
        ack()
        respond(text="shared with all", response_type="in_channel")

    @app.event("app_mention")
    def reply(event: dict[str, Any], say: Say) -> None:
        say("He said *no*", thread_ts=event.get("thread_ts") or event["ts"])


@pytest.fixture
def workspace() -> Iterator[Sandbox]:
    app = AppConfig()
    with Sandbox(app, build_example_workspace(app), timing=GENEROUS_TIMING) as sandbox:
        yield sandbox


def test_a_person_asks_privately_and_shares(
    workspace: Sandbox, page: Page, connect: Connect
) -> None:
    connect(workspace, answer)
    page.goto(workspace.url)
    page.get_by_label("Message #diplomacy").fill("/meetings Kang Wang")
    page.get_by_role("button", name="Send").click()
    log = page.get_by_role("log", name="Messages in diplomacy")
    expect(log).to_contain_text("Only visible to you")
    expect(log.locator("b", has_text="3 meetings")).to_be_visible()
    page.get_by_role("button", name="Share").click()
    expect(log).to_contain_text("shared with all")


def test_a_person_opens_a_thread_and_mentions_the_bot_in_it(
    workspace: Sandbox, page: Page, connect: Connect
) -> None:
    connect(workspace, answer)
    page.goto(workspace.url)
    page.get_by_role("link", name="1 reply").click()
    thread = page.get_by_role("complementary", name="Thread")
    box = thread.get_by_label("Reply in the thread")
    expect(box).to_be_focused()
    box.press_sequentially("@meetings and THAAD?")
    box.press("Enter")
    expect(thread.locator("b", has_text="no")).to_be_visible()
    expect(page.get_by_role("link", name="3 replies")).to_be_visible()


def test_the_page_works_with_the_keyboard_alone(
    workspace: Sandbox, page: Page, connect: Connect
) -> None:
    connect(workspace, answer)
    page.goto(workspace.url)
    box = page.get_by_label("Message #diplomacy")
    expect(box).to_be_focused()
    page.keyboard.type("/me")
    expect(page.get_by_role("option", name="/meetings")).to_be_visible()
    page.keyboard.press("Tab")
    expect(box).to_have_value("/meetings ")
    page.keyboard.type("Kang")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Only visible to you")).to_be_visible()
    page.get_by_role("link", name="1 reply").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Reply in the thread")).to_be_focused()
    page.keyboard.type("first line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("second line")
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary")).to_contain_text("first line\nsecond line")
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary")).to_have_count(0)
    expect(page.get_by_role("link", name="2 replies")).to_be_focused()


def test_the_skip_link_leads_to_the_message_box(workspace: Sandbox, page: Page) -> None:
    page.goto(workspace.url)
    skip = page.get_by_role("link", name="Skip to the message box")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Message #diplomacy")).to_be_focused()


def test_messages_never_become_html(workspace: Sandbox, page: Page) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(workspace.url)
    page.get_by_label("Message #diplomacy").fill(NASTY)
    page.keyboard.press("Enter")
    text = {"type": "mrkdwn", "text": f"<javascript:alert(3)|link> {NASTY}"}
    call(
        workspace,
        "chat.postMessage",
        channel="diplomacy",
        text="x",
        blocks=[{"type": "section", "text": text}],
    )
    call(workspace, "chat.postMessage", channel="diplomacy", text="x", blocks=[{"type": NASTY}])
    log = page.get_by_role("log")
    expect(log.get_by_text(NASTY).first).to_be_visible()
    expect(log.get_by_text("invalid_blocks")).to_be_visible()
    assert log.locator("script, img, a[href^=javascript]").count() == 0
    assert dialogs == []


def test_a_disconnected_bot_and_errors_are_shown(workspace: Sandbox, page: Page) -> None:
    page.goto(workspace.url)
    expect(page.get_by_role("status")).to_contain_text("The bot is not connected")
    page.get_by_label("Message #diplomacy").fill("/meetings Kang")
    page.keyboard.press("Enter")
    log = page.get_by_role("log")
    expect(log).to_contain_text("/meetings failed because the app is not connected")
    call(workspace, "chat.sendTelegram")
    expect(log).to_contain_text("chat.sendTelegram failed: unknown_method")


def test_a_connecting_bot_is_shown(workspace: Sandbox, page: Page, connect: Connect) -> None:
    page.goto(workspace.url)
    connect(workspace, answer)
    expect(page.get_by_role("status")).not_to_contain_text("not connected")


def test_edits_and_deletions_appear_at_once(workspace: Sandbox, page: Page) -> None:
    page.goto(workspace.url)
    said = workspace.user.say("helo")
    log = page.get_by_role("log")
    expect(log).to_contain_text("helo")
    workspace.user.edit(said.ts, "hello")
    expect(log).to_contain_text("hello")
    expect(log).to_contain_text("(edited)")
    workspace.user.delete(said.ts)
    expect(log).not_to_contain_text("hello")


def test_a_thread_that_is_deleted_closes(workspace: Sandbox, page: Page) -> None:
    said = workspace.user.say("soon gone")
    page.goto(f"{workspace.url}/channels/diplomacy?thread={said.ts}")
    expect(page.get_by_role("complementary")).to_contain_text("soon gone")
    workspace.user.delete(said.ts)
    expect(page.get_by_role("complementary")).to_have_count(0)
    expect(page.get_by_role("status")).not_to_contain_text("does not respond")


def test_an_outage_is_shown_until_it_ends(workspace: Sandbox, page: Page) -> None:
    page.goto(workspace.url)
    workspace.stop()
    expect(page.get_by_role("status")).to_contain_text("does not respond")
    workspace.start()
    workspace.user.say("back again")
    expect(page.get_by_role("log")).to_contain_text("back again")
    expect(page.get_by_role("status")).not_to_contain_text("does not respond")


def test_a_reconnected_stream_misses_and_repeats_nothing(workspace: Sandbox, page: Page) -> None:
    page.goto(workspace.url)
    workspace.user.say("before the break")
    log = page.get_by_role("log")
    expect(log).to_contain_text("before the break")
    page.context.set_offline(True)
    workspace.user.say("during the break")
    page.context.set_offline(False)
    workspace.user.say("after the break")
    expect(log).to_contain_text("after the break")
    for words in ("before", "during", "after"):
        expect(log.get_by_text(f"{words} the break")).to_have_count(1)


def test_an_unsent_message_survives_new_messages(workspace: Sandbox, page: Page) -> None:
    page.goto(workspace.url)
    box = page.get_by_label("Message #diplomacy")
    box.fill("half a tho")
    workspace.user.say("interruption", author="mina")
    expect(page.get_by_role("log")).to_contain_text("interruption")
    expect(box).to_have_value("half a tho")
    expect(box).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_colours_are_readable(workspace: Sandbox, page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(workspace.url)
    ink, ground = (
        page.evaluate(f"getComputedStyle(document.body).{name}")
        for name in ("color", "backgroundColor")
    )
    assert contrast(ink, ground) > 7
    assert (luminance(ground) > 0.5) == (scheme == "light")


def test_a_narrow_screen_needs_no_horizontal_scrolling(workspace: Sandbox, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(workspace.url)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("link", name="1 reply").click()
    expect(page.get_by_label("Reply in the thread")).to_be_in_viewport()
    page.get_by_role("link", name="Close the thread").click()
    expect(page.get_by_label("Message #diplomacy")).to_be_in_viewport()


def test_reading_and_posting_work_without_scripts(workspace: Sandbox, page: Page) -> None:
    browser = page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(workspace.url)
    plain.get_by_role("link", name="1 reply").click()
    plain.get_by_label("Reply in the thread").fill("no script here")
    plain.get_by_role("complementary").get_by_role("button", name="Send").click()
    expect(plain.get_by_role("complementary")).to_contain_text("no script here")
    context.close()


def luminance(colour: str) -> float:
    """The relative luminance of "rgb(r, g, b)", as WCAG defines it."""
    parts = [int(part) / 255 for part in colour.strip("rgb()").split(",")]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
