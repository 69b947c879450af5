"""Reading of an index file."""
