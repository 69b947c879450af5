"""Delivery of digests: claim what is due in the store, post it in Slack, record it, each once."""
