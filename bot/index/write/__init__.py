"""Build an index file from records."""
