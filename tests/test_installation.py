"""The program installs, with all its files, and works without the extras that it does not use."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import join
from threading import Timer
from urllib.request import urlopen

import pytest

from bot import installation
from bot.cli.run import SANDBOX_PACKAGES
from tests.support import MAX_WAIT_SECONDS, empty_workspace

REPOSITORY = Path(__file__).parents[1]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
REQUIREMENTS = sorted(REPOSITORY.glob("requirements*.txt"))
DOCUMENTATION = {".md", ".png"}
POSTGRES_PACKAGES = ("psycopg", "psycopg_binary")
# Starts the command line as if the packages of all extras were missing
WITHOUT_EXTRAS = f"""
import sys
sys.modules.update(dict.fromkeys({(*SANDBOX_PACKAGES, *POSTGRES_PACKAGES)}))
from bot.cli.main import main
main()
"""


def environment(code: Path, **settings: str) -> dict[str, str]:
    """Return the environment of a process that imports the code in this folder."""
    ours = ("SLACK_", "MEETINGS_", "SANDBOX_", "DATABASE_", "LOG_LEVEL")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return {**kept, "PYTHONPATH": str(code), "PYTHONUNBUFFERED": "1", **settings}


def python(
    *arguments: str, code: Path, folder: Path, **settings: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment(code, **settings),
        capture_output=True,
        text=True,
        timeout=MAX_WAIT_SECONDS,
        check=False,
    )


@contextmanager
def line_of(*arguments: str, words: str, folder: Path, environ: dict[str, str]) -> Iterator[str]:
    """Run Python and give the first line that has these words; at the end, terminate it."""
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        watchdog = Timer(MAX_WAIT_SECONDS, process.kill)
        watchdog.start()
        try:
            assert process.stdout
            printed = []
            for line in process.stdout:
                printed.append(line)
                if words in line:
                    yield line
                    break
            else:
                pytest.fail("".join(printed))
        finally:
            watchdog.cancel()
            process.terminate()


def test_the_bot_in_slack_needs_no_extra(tmp_path: Path) -> None:
    with empty_workspace() as slack:
        environ = environment(
            REPOSITORY,
            SLACK_BOT_TOKEN=slack.bot_token,
            SLACK_APP_TOKEN=slack.app_token,
            SLACK_API_URL=slack.api_url,
            DATABASE_URL=str(tmp_path / "store.db"),
        )
        arguments = ("-c", WITHOUT_EXTRAS, "run")
        with line_of(*arguments, words="is connected", folder=tmp_path, environ=environ):
            slack.observer.wait_until_connected()
            slack.user.command("/meetings Kang Wang")
            assert "3 meetings" in slack.observer.wait_for_message("Kang").visible_text


def test_a_local_workspace_without_its_extra_says_what_to_install(tmp_path: Path) -> None:
    done = python("-c", WITHOUT_EXTRAS, "run", code=REPOSITORY, folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("The local workspace cannot start, as jinja2, ")
    assert "install with `pip install 'meetings-bot[sandbox]'`." in done.stderr
    assert done.stderr.count("\n") == 1


def test_postgresql_without_its_extra_says_what_to_install(tmp_path: Path) -> None:
    done = python(
        *("-c", WITHOUT_EXTRAS, "run"),
        code=REPOSITORY,
        folder=tmp_path,
        SLACK_BOT_TOKEN="xoxb-1",  # noqa: S106  # not one
        SLACK_APP_TOKEN="xapp-1",  # noqa: S106  # not one
        DATABASE_URL="postgresql://bot@127.0.0.1/meetings",
    )
    assert (done.returncode, done.stderr) == (
        1,
        "PostgreSQL needs its driver, and psycopg is missing: install with"
        " `pip install 'meetings-bot[postgres]'`.\n",
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what `pip install .` puts into an environment."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_has_every_file_of_the_packages(installed: Path) -> None:
    expected = {
        str(path.relative_to(REPOSITORY))
        for package in ("bot", "handlers")
        for path in (REPOSITORY / package).rglob("*")
        if path.is_file() and path.suffix not in DOCUMENTATION and "__pycache__" not in path.parts
    }
    packed = {str(path.relative_to(installed)) for path in installed.rglob("*") if path.is_file()}
    assert expected <= packed
    assert {path.split("/")[0] for path in packed if ".dist-info" not in path} == {
        "bot",
        "handlers",
    }


def test_what_is_installed_answers_from_any_folder(installed: Path, tmp_path: Path) -> None:
    done = python("-m", "bot", "search", "Kang", "Wang", code=installed, folder=tmp_path)
    assert "3 meetings with Kang Kyung-wha and Wang Yi" in done.stdout
    told = python("-m", "bot", "--version", code=installed, folder=tmp_path)
    assert told.stdout == f"meetings {PROJECT['project']['version']}\n"
    [entry_points] = installed.glob("*.dist-info/entry_points.txt")
    assert "meetings = bot.cli.main:main" in entry_points.read_text(encoding="utf-8")


def test_what_is_installed_writes_nothing_into_its_own_folder(
    installed: Path, tmp_path: Path
) -> None:
    done = python("-m", "bot", "build", code=installed, folder=tmp_path)
    assert done.returncode == 2
    assert "Name the file for the index with --output." in done.stderr


def test_the_local_workspace_that_is_installed_shows_its_page(
    installed: Path, tmp_path: Path
) -> None:
    arguments = ("-m", "bot", "run", "--port", "0")
    with line_of(
        *arguments, words="local workspace", folder=tmp_path, environ=environment(installed)
    ) as line:
        address = re.findall(r"http://\S+", line)[0]
        with urlopen(address, timeout=MAX_WAIT_SECONDS) as page:  # noqa: S310  # our own
            assert "meetings" in page.read().decode()


def test_the_version_of_a_clone_is_the_projects(repository: Path) -> None:
    done = python("-m", "bot", "--version", code=repository, folder=repository)
    assert done.stdout == f"meetings {PROJECT['project']['version']}\n"


@pytest.mark.parametrize(
    ("started", "python", "typed"),
    [
        ("bin/meetings", "bin/python", "bin/meetings"),
        ("/opt/a b/meetings", "/opt/python", "'/opt/a b/meetings'"),
        ("found/meetings", "bin/python", "meetings"),
        (f"{installation.PACKAGE}/__main__.py", "bin/python", "bin/python -m bot"),
        (f"{installation.PACKAGE}/__main__.py", "found/python3", "python3 -m bot"),
        ("/usr/lib/pytest/__main__.py", "bin/python", "meetings"),
    ],
)
def test_messages_name_the_command_that_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: str, python: str, typed: str
) -> None:
    for name in ("meetings", "python3"):
        program = tmp_path / "found" / name
        program.parent.mkdir(exist_ok=True)
        program.touch(mode=0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "found"))
    monkeypatch.setattr(sys, "argv", [started])
    monkeypatch.setattr(sys, "executable", str(tmp_path / python))
    assert installation.program_command() == typed


def test_the_shell_completes_commands() -> None:
    for name in ("bash", "zsh", "fish"):
        done = python(
            *("-m", "bot"), code=REPOSITORY, folder=REPOSITORY, _MEETINGS_COMPLETE=f"{name}_source"
        )
        assert "_MEETINGS_COMPLETE" in done.stdout
    done = python(
        *("-m", "bot"),
        code=REPOSITORY,
        folder=REPOSITORY,
        _MEETINGS_COMPLETE="bash_complete",
        COMP_WORDS=join(["meetings", "se"]),
        COMP_CWORD="1",
    )
    assert done.stdout == "plain,search\n"


def names(lines: list[str]) -> set[str]:
    """Return the names of packages as indexes write them."""
    return {re.split(r"[^\w.-]", line)[0].lower().replace("_", "-") for line in lines}


def test_the_extra_for_the_local_workspace_is_what_it_looks_for() -> None:
    extra = names(PROJECT["project"]["optional-dependencies"]["sandbox"])
    assert names(list(SANDBOX_PACKAGES)) == extra


@pytest.mark.parametrize("file", REQUIREMENTS, ids=lambda file: file.name)
def test_pins_name_no_index_and_agree_with_each_other(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    pins = dict(re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)", text, re.MULTILINE))
    development = (REPOSITORY / "requirements-dev.txt").read_text(encoding="utf-8")
    everywhere = dict(re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)", development, re.MULTILINE))
    assert all(everywhere.get(name, pin) == pin for name, pin in pins.items())


@pytest.mark.parametrize(
    ("file", "extras"),
    [
        ("requirements.txt", []),
        ("requirements-sandbox.txt", ["sandbox"]),
        ("requirements-postgres.txt", ["postgres"]),
        ("requirements-dev.txt", ["sandbox", "postgres"]),
    ],
)
def test_every_dependency_is_pinned(file: str, extras: list[str]) -> None:
    project = PROJECT["project"]
    wanted = [*project["dependencies"]]
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    text = (REPOSITORY / file).read_text(encoding="utf-8")
    assert names(wanted) <= names(re.findall(r"^\w.*==.*$", text, re.MULTILINE))
