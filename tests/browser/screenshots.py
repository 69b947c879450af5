"""Take the README's screenshots of the local workspace: `make screenshots`.

The clocks stand still and the windows have fixed sizes, so on one machine the pictures change only
when the bot or the pages do.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from bot.cli.local import app_config
from bot.cli.run import Resources
from bot.index.read.index import Index
from bot.index.write.builder import build_index
from bot.manifest import read_manifest
from bot.sandbox import Sandbox, SandboxEnvironment, build_example_workspace
from bot.services import Timing
from bot.store.store import open_store
from tests.chromium import CHROMIUM_FLAGS, find_chromium
from tests.support import GENEROUS_TIMING, running_bot

REPOSITORY = Path(__file__).resolve().parent.parent.parent
OUTPUT = REPOSITORY / "bot" / "sandbox" / "screenshots"
NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 26)
WAIT_MILLISECONDS = 60_000
MAX_BYTES = 200_000  # of one picture


@dataclass(frozen=True, slots=True)
class Screenshot:
    """A picture: its file name, the size of the window, and what to do on the page first."""

    name: str
    width: int
    height: int
    prepare: Callable[[Page], None]


def main() -> None:
    """Start the bot in a local workspace for each picture, and write the PNG files."""
    executable = find_chromium()
    if executable is None:
        sys.exit("No Chromium was found: install it to take the screenshots.")
    OUTPUT.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        for screenshot in SCREENSHOTS:
            with running_workspace() as workspace:
                take(browser, workspace, screenshot)
        browser.close()


@contextmanager
def running_workspace() -> Iterator[Sandbox]:
    """Run the bot in the workspace that `make run` starts, with clocks that stand still."""
    app = app_config(read_manifest())
    environment = SandboxEnvironment(clock=NOW.timestamp)
    config = build_example_workspace(app)
    timing = Timing(clock=lambda: NOW, today=lambda: TODAY)
    with TemporaryDirectory() as folder:
        index_path = Path(folder) / "meetings.db"
        build_index([REPOSITORY / "data" / "records"], index_path, built_at=NOW)
        store = open_store(f"{folder}/store.db")
        with (
            Index(index_path) as index,
            Sandbox(app, config, timing=GENEROUS_TIMING, environment=environment) as workspace,
            running_bot(workspace, Resources(index, store), timing),
        ):
            yield workspace
        store.close()


def take(browser: Browser, workspace: Sandbox, screenshot: Screenshot) -> None:
    """Open the page in a new window, prepare it and write the picture."""
    context = browser.new_context(
        locale="en-US",
        timezone_id="UTC",
        color_scheme="light",
        viewport={"width": screenshot.width, "height": screenshot.height},
    )
    context.set_default_timeout(WAIT_MILLISECONDS)
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.goto(workspace.url)
    expect(page.get_by_role("link", name="Meetings connected")).to_be_visible()
    screenshot.prepare(page)
    page.mouse.move(0, 0)
    path = OUTPUT / f"{screenshot.name}.png"
    page.screenshot(path=path, animations="disabled")
    context.close()
    size = path.stat().st_size
    print(f"{path.relative_to(REPOSITORY)}: {size // 1000} kB")  # noqa: T201  a script's output
    if size > MAX_BYTES:
        sys.exit(f"{path.name} is larger than {MAX_BYTES // 1000} kB: choose a smaller window.")


def show_answer(page: Page) -> None:
    """Run the command of the README's first example, and show its answer from the first line."""
    send(page, "Message #diplomacy", "/meetings Kang Wang")
    scroll_to_top(find_message(page, "Kang Kyung-wha and Wang Yi met 3 times"))


def show_conversation(page: Page) -> None:
    """Ask a question in a thread, then a follow-up question, and show both with their answers."""
    send(page, "Message #diplomacy", "@meetings what did Wang say about THAAD in 2017?")
    root = find_message(page, "what did Wang say about THAAD in 2017?")
    root.get_by_role("link", name="1 reply").click()
    send(page, "Reply in the thread", "@meetings and in 2020?")
    expect(root.get_by_role("link", name="3 replies")).to_be_visible()


def show_home(page: Page) -> None:
    """Open the app's Home tab."""
    page.get_by_role("link", name="Home of Meetings").click()
    expect(page.get_by_role("heading", name="Latest meetings")).to_be_visible()


def send(page: Page, label: str, text: str) -> None:
    """Type into a message box and press Enter."""
    page.get_by_label(label).fill(text)
    page.get_by_label(label).press("Enter")


def find_message(page: Page, text: str) -> Locator:
    """Wait for the last message of the channel with this text."""
    message = page.get_by_role("main").get_by_role("listitem").filter(has_text=text).last
    expect(message).to_be_visible()
    return message


def scroll_to_top(message: Locator) -> None:
    """Scroll the conversation so that a message begins at its top."""
    message.evaluate("message => message.scrollIntoView({ block: 'start' })")


SCREENSHOTS = (
    Screenshot("answer", 1000, 760, show_answer),
    Screenshot("conversation", 1180, 860, show_conversation),
    Screenshot("home", 1000, 900, show_home),
)

if __name__ == "__main__":
    main()
