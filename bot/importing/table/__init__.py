"""Any table of meetings into records: CSV, TSV, JSON Lines, SQLite."""
