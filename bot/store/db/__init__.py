"""Database connections, tables and migrations of the store."""
