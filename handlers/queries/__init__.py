"""Questions: slash command, mention, direct message, shortcut, form and buttons."""
