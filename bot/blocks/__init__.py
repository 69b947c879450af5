"""Blocks: answers as Slack messages, within Slack's limits for any index."""
