"""What is written stays true: README, `.env.example` and manifest against the code."""

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


@pytest.fixture
def readme(repository: Path) -> str:
    return (repository / "README.md").read_text(encoding="utf-8")


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


def test_the_readme_gives_each_scope_event_and_command_its_reason(readme: str) -> None:
    manifest = read_manifest()
    shortcuts = [each.callback_id for each in manifest.shortcuts]
    commands = [each.name for each in manifest.commands]
    for name in (*manifest.scopes, *manifest.events, *commands, *shortcuts):
        assert re.search(rf"^\| `{re.escape(name)}` \| .{{20,}}", readme, re.MULTILINE), name


def test_env_example_has_each_setting_with_its_default(repository: Path) -> None:
    lines = (repository / ".env.example").read_text(encoding="utf-8").splitlines()
    example = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert list(example) == [name.upper() for name in Settings.model_fields]
    for name, field in Settings.model_fields.items():
        if value := example[name.upper()]:
            assert value == str(field.default), name


def test_the_readme_describes_each_setting(readme: str) -> None:
    described = set(re.findall(r"^\| `([A-Z_]+)` \|", readme, re.MULTILINE))
    assert described == {name.upper() for name in Settings.model_fields}


def test_the_readme_shows_each_command_and_no_other(readme: str) -> None:
    shown = set(re.findall(r"python -m bot ([a-z]+)", readme))
    assert shown == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_that_the_readme_names_exists(readme: str, name: str) -> None:
    for line in re.findall(rf"python -m bot {name}([^\n`]*)", readme):
        below = re.match(r" ([a-z-]+) [A-Z]", line) if name == "import" else None
        usage = CliRunner().invoke(cli, [name, *([below[1]] if below else []), "--help"]).output
        for option in re.findall(r"--[a-z]+", line):
            assert option in usage, f"{name} {option}"


def test_the_readme_names_each_make_target(readme: str, repository: Path) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", readme, re.MULTILINE)) <= targets
    assert {"run", "test", "check"} <= targets


def test_what_the_readme_links_to_is_there(readme: str, repository: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", readme)
    assert links
    for link in links:
        assert (repository / link).exists(), link


def test_the_json_that_the_readme_shows_has_the_keys_that_are_printed(
    readme: str, articles_index: Path
) -> None:
    result = CliRunner().invoke(
        cli, ["search", "--json", "--index", str(articles_index), "Kang", "Wang"]
    )
    printed = set(re.findall(r'"([a-z_]+)":', result.output))
    described = set(
        re.findall(r"^\| `(?:[a-z]+(?:\[\])?\.)*([a-z_]+)(?:\[\])?` \|", readme, re.MULTILINE)
    )
    assert printed <= described, printed - described


def test_the_readme_says_how_much_the_index_holds(readme: str, answers: AnswerService) -> None:
    counts = re.search(r"([\d,]+) meetings and ([\d,]+) quotes", readme)
    assert counts
    assert counts[0] in answers.answer("help").covers  # type: ignore[union-attr]  # it is the help
