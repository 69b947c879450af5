"""Documentation, `.env.example` and manifest agree with the code."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from slack_bolt import App

from bot.answer.answer_service import AnswerService
from bot.app import create_app
from bot.cli.main import COMMANDS, cli
from bot.cli.run import Resources
from bot.manifest import read_manifest
from bot.services import make_services
from bot.settings import Settings
from bot.slack_connection import OPTIONAL_SCOPE_EFFECTS, open_client
from tests.support import REAL_CLOCK

PAGES = ("README.md", "bot/README.md", "handlers/README.md", "data/README.md", "tests/README.md")
OTHERS = ("CONTRIBUTING.md", "SECURITY.md", "tests/bench/README.md")
MAX_README_WORDS = 1_200  # five minutes of a newcomer's time
# `.venv/bin/meetings search` and `meetings search`, but not the slash command `/meetings search`
COMMAND = r"(?:\.venv/bin/|`)meetings ([a-z]+)"


def read(repository: Path, page: str) -> str:
    return (repository / page).read_text(encoding="utf-8")


@pytest.fixture
def pages(repository: Path) -> str:
    """The text of all pages for users, operators, curators and developers."""
    return "\n".join(read(repository, page) for page in PAGES)


@pytest.fixture
def app(memory: Resources) -> App:
    client = open_client("xoxb-1", "http://127.0.0.1:9/api/")
    return create_app(client, make_services(memory.index, memory.store, REAL_CLOCK))


def registered(app: App) -> set[str]:
    """Return the commands and events that the app listens to."""
    return {
        cell.cell_contents
        for listener in app._listeners  # noqa: SLF001  # Bolt has no public list of its listeners
        for matcher in listener.matchers
        for cell in getattr(getattr(matcher, "func", None), "__closure__", None) or ()
        if isinstance(cell.cell_contents, str)
    }


def test_the_manifest_declares_what_the_handlers_listen_to(app: App) -> None:
    manifest = read_manifest()
    shortcuts = {each.callback_id for each in manifest.shortcuts}
    declared = {*(each.name for each in manifest.commands), *manifest.events, *shortcuts}
    forms = ("digest_", "search_", "share_")
    pressed = {name for name in registered(app) if name.startswith(forms)}
    # Slack sends the event `message.im` as a `message` whose channel is a direct one
    heard = {"message.im" if name == "message" else name for name in registered(app)}
    assert heard - pressed == declared


def test_the_manifest_asks_for_no_scope_that_nothing_needs(repository: Path) -> None:
    content = yaml.safe_load((repository / "manifest.yaml").read_text(encoding="utf-8"))
    assert set(content["oauth_config"]["scopes"]["bot"]) == {
        "commands",  # the slash command
        "app_mentions:read",  # the event app_mention
        "chat:write",  # chat.postMessage, to answer it and to post digests
        "im:history",  # the event message.im
        "users:read",  # users.info, for the time zone of who sets up a digest
        "channels:read",  # the event member_joined_channel; conversations.info, before sharing
        "groups:read",  # the same in private channels
    }
    assert read_manifest().optional_scopes == tuple(OPTIONAL_SCOPE_EFFECTS)
    assert content["settings"]["socket_mode_enabled"] is True
    assert content["settings"]["interactivity"]["is_enabled"] is True


def test_the_operators_page_gives_a_reason_for_each_scope_event_and_command(
    repository: Path,
) -> None:
    page = read(repository, "handlers/README.md")
    manifest = read_manifest()
    shortcuts = [each.callback_id for each in manifest.shortcuts]
    commands = [each.name for each in manifest.commands]
    for name in (*manifest.scopes, *manifest.events, *commands, *shortcuts):
        row = rf"^\| `{re.escape(name)}(?: [^`]*)?` \| .{{15,}}"
        assert re.search(row, page, re.MULTILINE), name


def test_env_example_has_each_setting_with_its_default(repository: Path) -> None:
    lines = read(repository, ".env.example").splitlines()
    example = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert list(example) == [name.upper() for name in Settings.model_fields]
    for name, field in Settings.model_fields.items():
        if value := example[name.upper()]:
            assert value == str(field.default), name


def test_the_operators_page_describes_each_setting(repository: Path) -> None:
    page = read(repository, "handlers/README.md")
    described = set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE))
    assert described == {name.upper() for name in Settings.model_fields}


def test_the_readme_is_short(repository: Path) -> None:
    assert len(read(repository, "README.md").split()) <= MAX_README_WORDS


def test_the_pages_show_each_command_and_no_other(pages: str) -> None:
    assert set(re.findall(COMMAND, pages)) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_that_a_page_names_exists(pages: str, name: str) -> None:
    for line in re.findall(rf"(?:\.venv/bin/|`)meetings {name}\b([^\n`]*)", pages):
        subcommand = re.match(r" ([a-z-]+) [A-Z]", line) if name == "import" else None
        arguments = [name, *([subcommand[1]] if subcommand else []), "--help"]
        usage = CliRunner().invoke(cli, arguments).output
        for option in re.findall(r"(?<= )--[a-z-]+", line):
            assert option in usage, f"{name} {option}"


@pytest.mark.parametrize("page", [*PAGES, *OTHERS])
def test_each_make_target_that_a_page_names_exists(repository: Path, page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", read(repository, "Makefile"), re.MULTILINE))
    named = re.findall(r"(?:^|`)make ([a-z]+)", read(repository, page), re.MULTILINE)
    assert set(named) <= targets


@pytest.mark.parametrize("page", [*PAGES, *OTHERS])
def test_what_a_page_links_to_is_there(repository: Path, page: str) -> None:
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", read(repository, page)):
        assert ((repository / page).parent / link).exists(), link


def test_the_json_keys_that_are_printed_are_documented(
    repository: Path, articles_index: Path
) -> None:
    arguments = ["search", "--json", "--index", str(articles_index), "Kang", "Wang"]
    printed = set(re.findall(r'"([a-z_]+)":', CliRunner().invoke(cli, arguments).output))
    row = r"^\| `(?:[a-z]+(?:\[\])?\.)*([a-z_]+)(?:\[\])?` \|"
    described = set(re.findall(row, read(repository, "bot/README.md"), re.MULTILINE))
    assert printed <= described, printed - described


@pytest.mark.parametrize("page", ["README.md", "data/README.md"])
def test_a_page_says_how_much_the_archive_holds(
    repository: Path, page: str, answers: AnswerService
) -> None:
    counts = re.search(r"([\d,]+) meetings and ([\d,]+) quotes", read(repository, page))
    assert counts
    assert counts[0] in answers.answer("help").covers  # type: ignore[union-attr]  # it is the help
