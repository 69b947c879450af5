"""Slack messages and views: answers, digests, forms and the Home tab, within Slack's limits."""
