"""A group of commands that suggests the right one for a mistyped name."""

from difflib import get_close_matches

import click


class CommandGroup(click.Group):
    """Answers a name that is no command with the commands that are spelled alike."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was typed; a usage error when there is none."""
        name = args[0]
        if name.startswith("-") or name in self.list_commands(ctx) or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        hint = self.unknown_command(ctx, name, args)
        raise click.UsageError(f"No such command '{name}'.{f' {hint}' if hint else ''}", ctx)

    def unknown_command(self, ctx: click.Context, name: str, args: list[str]) -> str:  # noqa: ARG002  # a subclass uses them
        """Return a hint for a name that is no command; `args` are all words typed, with it."""
        return self.similar_commands(ctx, name)

    def similar_commands(self, ctx: click.Context, name: str) -> str:
        """Return the question whether a similar command was meant; empty when none is similar."""
        names = self.list_commands(ctx)
        similar = [each for each in names if each.startswith(name)] or get_close_matches(
            name.lower(), names
        )
        return f"Did you mean {' or '.join(similar)}?" if similar else ""
