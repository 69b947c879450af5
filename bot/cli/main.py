"""Find the command that was typed, and turn errors into one sentence and exit status 1."""

import sys
from importlib import import_module

import click

from bot.cli.groups import CommandGroup
from bot.errors import BotError
from bot.installation import COMMAND, program_command, version

# The names of the commands, each with its line in the help
COMMANDS = {
    "build": "Check records and build the index from them.",
    "digest": "Print what happened on a day of earlier years.",
    "import": "Import an archive or a table into records.",
    "run": "Run the bot, in Slack or in a local workspace.",
    "schema": "Print the JSON Schema of the records.",
    "search": "Answer a question, as the bot does in Slack.",
    "verify": "Check that quotes are in their articles word for word.",
}
MODULES = {"import": "import_"}  # where the command's name is a keyword of Python
INTERRUPTED = 130
# Whatever the program is started as. In bash: eval "$(_MEETINGS_COMPLETE=bash_source meetings)"
COMPLETE_VAR = "_MEETINGS_COMPLETE"


class LazyCommands(CommandGroup):
    """Imports a command when it is used: a search needs no Slack library."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names of the commands, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """Return a command by its name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"bot.cli.{MODULES.get(cmd_name, cmd_name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        """Write the list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def unknown_command(self, ctx: click.Context, name: str, args: list[str]) -> str:
        """Return what to say of words that are no command: they may be a question."""
        if similar := self.similar_commands(ctx, name):
            return similar
        question = " ".join(args)
        return f"To ask a question: {ctx.command_path} search {question}"


def _print_version(context: click.Context, _parameter: click.Parameter, is_asked: bool) -> None:  # noqa: FBT001  # click's signature
    if is_asked:
        click.echo(f"{COMMAND} {version()}")
        context.exit()


@click.group(cls=LazyCommands)
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
