"""The daily digest: its slash command and its settings."""
