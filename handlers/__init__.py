"""Slack handlers, one module per thing that a person does; each has a `register(app, …)`."""
