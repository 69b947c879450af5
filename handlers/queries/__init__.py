"""Questions: slash command, mentions, direct messages, message shortcut, search form, buttons."""
