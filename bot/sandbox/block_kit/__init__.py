"""Slack's limits and schema for blocks and views."""
