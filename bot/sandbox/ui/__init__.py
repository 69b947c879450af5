"""The workspace's web page."""
