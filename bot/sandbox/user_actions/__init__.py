"""What a user can do in the workspace."""
