"""Commands, mentions, threads and buttons on the local workspace's pages, in Chromium."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bot.cli.local import local_workspace
from bot.cli.run import Resources
from bot.index.read.index import Index
from bot.manifest import read_manifest
from bot.sandbox import Sandbox
from bot.store.store import open_store
from tests.support import running_bot

THREE = ["26 November 2020 · Seoul", "26 September 2018 · New York", "22 November 2017 · Beijing"]


@pytest.fixture(scope="module")
def workspace(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """The local workspace that `make run` starts, with its initial messages."""
    memory = Resources(index, open_store(str(tmp_path_factory.mktemp("store") / "store.db")))
    with local_workspace(0, read_manifest()) as started, running_bot(started, memory):
        yield started
    memory.store.close()


def send(page: Page, words: str, label: re.Pattern[str]) -> None:
    """Type into the message box with this label, and press Enter."""
    composer = page.get_by_role("textbox", name=label)
    composer.fill(words)
    composer.press("Enter")


def test_the_command_shows_the_three_meetings(page: Page, workspace: Sandbox) -> None:
    page.goto(workspace.url)
    send(page, "/meetings Kang Wang", re.compile("message", re.IGNORECASE))
    answer = page.get_by_role("main").get_by_text("3 meetings with Kang Kyung-wha and Wang Yi")
    expect(answer).to_be_visible()
    expect(page.get_by_text("Only visible to you").last).to_be_visible()
    shown = page.get_by_role("main").inner_text()
    places = [shown.index(words) for words in THREE]
    assert places == sorted(places)


def test_a_mention_is_answered_in_the_thread(page: Page, workspace: Sandbox) -> None:
    page.goto(workspace.url)
    send(page, "@meetings what did Wang say about THAAD?", re.compile("message", re.IGNORECASE))
    asked = page.get_by_role("article").filter(has_text="what did Wang say about THAAD?").last
    asked.get_by_role("link", name=re.compile("1 reply")).click()
    thread = page.get_by_role("complementary", name=re.compile("thread", re.IGNORECASE))
    expect(thread.get_by_text("appropriately handle")).to_be_visible()
    send(page, "@meetings Kang Kono", re.compile("reply", re.IGNORECASE))
    expect(thread.get_by_text("1 meeting with Kang Kyung-wha and Taro Kono")).to_be_visible()


def test_an_unknown_word_is_named(page: Page, workspace: Sandbox) -> None:
    page.goto(workspace.url)
    send(page, "/meetings Kang Macron", re.compile("message", re.IGNORECASE))
    expect(page.get_by_text("“Macron” is not a name, topic, place or word").last).to_be_visible()
    expect(page.get_by_text("Partial: does not match “Macron”").first).to_be_visible()


def test_buttons_open_details_return_and_share(page: Page, workspace: Sandbox) -> None:
    page.goto(workspace.url)
    send(page, "/meetings Kang Kono", re.compile("message", re.IGNORECASE))
    log = page.get_by_role("log")
    answer = log.get_by_role("listitem").filter(has_text="met once, on 26 September 2018").last
    answer.get_by_role("button", name="Details: 26 September 2018 · New York").click()
    details = log.get_by_role("listitem").filter(has_text="Related meetings").last
    expect(details.get_by_text("derived from the text")).to_be_visible()
    details.get_by_role("button", name="Back to the answer").click()
    expect(details).to_have_count(0)
    answer.get_by_role("button", name="Share in channel").click()
    expect(log.get_by_text("Shared in this channel.").last).to_be_visible()
    shared = log.get_by_role("listitem").filter(has_text="Shared by").last
    expect(shared.get_by_text("Kang Kyung-wha and Taro Kono met once").first).to_be_visible()


def test_a_thread_keeps_its_context(page: Page, workspace: Sandbox) -> None:
    page.goto(workspace.url)
    send(page, "@meetings Kang Wang 2017", re.compile("message", re.IGNORECASE))
    asked = page.get_by_role("article").filter(has_text="Kang Wang 2017").last
    asked.get_by_role("link", name=re.compile("1 reply")).click()
    thread = page.get_by_role("complementary", name=re.compile("thread", re.IGNORECASE))
    reply = re.compile("reply", re.IGNORECASE)
    send(page, "@meetings and in 2018?", reply)
    expect(thread.get_by_text("met once in 2018, on 26 September 2018").first).to_be_visible()
    send(page, "@meetings what did she say?", reply)
    expect(thread.get_by_text("I cannot tell who “she” is").first).to_be_visible()
    expect(thread.get_by_role("button", name="Kang Kyung-wha").first).to_be_visible()
