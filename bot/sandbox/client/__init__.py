"""Drive and observe a workspace from Python, as tests do."""
