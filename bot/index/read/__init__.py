"""Read access to an index file."""
