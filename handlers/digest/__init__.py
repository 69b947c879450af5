"""The daily digest: its command and its settings."""
