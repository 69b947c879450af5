"""The index: one read-only SQLite file, built from records and read by search."""
