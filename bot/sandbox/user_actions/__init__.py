"""What a person can do in the workspace, and what follows from the app's responses."""
