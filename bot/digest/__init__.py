"""Digests: what happened on a day of earlier years, and when a channel's next one is due."""
