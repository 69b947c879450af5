"""Drive and observe a workspace from Python."""
