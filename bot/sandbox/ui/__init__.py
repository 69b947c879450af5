"""The web pages of a workspace."""
