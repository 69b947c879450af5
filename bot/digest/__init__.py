"""Digests: when a channel's next one is due, and what happened on that day of earlier years."""
