"""Alembic migrations of the store's schema; a released migration is never changed."""
