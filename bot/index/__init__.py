"""The index: one read-only SQLite file, built from records and asked by search."""
