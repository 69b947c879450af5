"""The state of the local workspace and the events it sends."""
