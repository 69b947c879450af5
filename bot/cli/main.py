"""Finds the command that was asked for, and turns errors into one sentence and exit status 1."""

import sys
from importlib import import_module

import click

from bot.errors import BotError
from bot.installation import COMMAND, program_command, version

COMMANDS = ("build", "digest", "import", "run", "schema", "search", "verify")
MODULES = {"import": "import_"}  # where the command's name is one of Python's words
INTERRUPTED = 130
# Whatever the program is started as. In bash: eval "$(_MEETINGS_COMPLETE=bash_source meetings)"
COMPLETE_VAR = "_MEETINGS_COMPLETE"


class Commands(click.Group):
    """Imports a command only when it is asked for: searching needs no Slack library."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the commands' names, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """Return a command by its name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"bot.cli.{MODULES.get(cmd_name, cmd_name)}").command
        return command


def _print_version(context: click.Context, _parameter: click.Parameter, is_asked: bool) -> None:  # noqa: FBT001  # click's signature
    if is_asked:
        click.echo(f"{COMMAND} {version()}")
        context.exit()


@click.group(cls=Commands)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and exit.",
)
def cli() -> None:
    """Remember who met whom, when, where, about what, and what each one said."""


def main() -> None:
    """Run the command line and exit."""
    try:
        cli(prog_name=program_command(), complete_var=COMPLETE_VAR, standalone_mode=False)
    except BotError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
