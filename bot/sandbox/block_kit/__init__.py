"""Slack's schema and limits for blocks and views."""
