"""The state of a workspace, its changes, and what it sends to the app."""
