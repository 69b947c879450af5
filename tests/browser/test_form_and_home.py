"""The search form, the shortcut and the Home tab on the local workspace's pages, in Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bot.cli.local import local_workspace
from bot.cli.run import Resources
from bot.manifest import read_manifest
from bot.sandbox import Sandbox
from tests.support import running_bot


@pytest.fixture
def workspace(memory: Resources) -> Iterator[Sandbox]:
    """The local workspace that `make run` starts, with its initial messages."""
    with local_workspace(0, read_manifest()) as started, running_bot(started, memory):
        yield started


def choose(page: Page, field: str, typed: str, name: str) -> None:
    """Type into a select with suggestions, and choose one."""
    page.get_by_role("combobox", name=field).click()
    page.keyboard.type(typed)
    page.get_by_role("option", name=name).first.click()


def test_the_search_form_finds_meetings(page: Page, workspace: Sandbox) -> None:
    page.goto(workspace.url)
    page.get_by_label("Message #diplomacy").fill("/meetings search")
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="Search meetings")
    expect(form).to_be_visible()
    form.get_by_role("button", name="Search").click()
    expect(form.get_by_text("Choose somebody or something")).to_be_visible()
    choose(page, "People (optional)", "kyung", "Kang Kyung-wha")
    choose(page, "Place (optional)", "seo", "Seoul")
    form.get_by_role("button", name="Search").click()
    expect(form).to_have_count(0)
    answer = page.get_by_role("log").get_by_text("with Kang Kyung-wha in Seoul")
    expect(answer.first).to_be_visible()
    expect(page.get_by_text("Only visible to you").last).to_be_visible()


def test_the_shortcut_finds_the_meetings_of_a_message(page: Page, workspace: Sandbox) -> None:
    page.goto(workspace.url)
    message = page.get_by_role("listitem").filter(has_text="Does anybody remember")
    message.hover()
    message.get_by_label("More actions").click()
    message.get_by_role("button", name="Find meetings").click()
    expect(page.get_by_role("log")).to_contain_text("26 November 2020 · Seoul")


def test_the_home_tab_answers_its_examples(page: Page, workspace: Sandbox) -> None:
    page.goto(workspace.url)
    page.get_by_role("link", name="Home of Meetings").click()
    for heading in ("On this day", "Latest meetings", "Who met most often"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    page.get_by_role("button", name="Ask for Kang Wang", exact=True).click()
    page.get_by_role("link", name="Meetings connected").click()
    expect(page.get_by_role("log")).to_contain_text("26 November 2020 · Seoul")
