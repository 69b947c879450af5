"""Building of an index file from records."""
