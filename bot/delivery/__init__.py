"""Delivery: due digests claimed in the store, posted in Slack, and kept as posted, each once."""
