"""What people do in Slack, one module each; every module has `register(app, …)`."""
