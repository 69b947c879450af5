"""The command line as a whole: its help, and what it says to a mistyped command."""

import pytest
from click.testing import CliRunner

from bot.cli.main import COMMANDS, cli

WIDTH = 80


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, list(words), terminal_width=WIDTH)
    return done.exit_code, done.output


def test_the_help_has_a_line_for_each_command_that_is_not_cut() -> None:
    _, printed = run("--help")
    lines = printed.splitlines()
    assert all(len(line) <= WIDTH for line in lines)
    for name, summary in COMMANDS.items():
        assert f"  {name:<6}  {summary}" in lines
    assert "..." not in printed.replace("[ARGS]...", "")


@pytest.mark.parametrize("words", [[name] for name in COMMANDS] + [["import", "table"]])
def test_the_help_of_a_command_is_not_cut_either(words: list[str]) -> None:
    status, printed = run(*words, "--help")
    assert status == 0
    usage, *lines = printed.splitlines()
    assert usage.startswith("Usage: ")
    assert not [line for line in lines if line.endswith("...")]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["biuld"], "Did you mean build?"),
        (["serch", "Kang"], "Did you mean search?"),
        (["Verify"], "Did you mean verify?"),
        (["dig"], "Did you mean digest?"),
        (["import", "tabel"], "Did you mean table?"),
        (["Kang", "Wang"], "To ask a question: cli search Kang Wang"),
    ],
)
def test_a_mistyped_command_is_answered_with_the_one_that_was_meant(
    words: list[str], hint: str
) -> None:
    status, printed = run(*words)
    name = words[-1] if words[0] == "import" else words[0]
    assert status == 2
    assert printed.endswith(f"Error: No such command '{name}'. {hint}\n")
