"""Alembic's environment: migrations run on the connection and transaction of the caller."""

from alembic import context

from bot.store.db import tables
from bot.store.db.migrate import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()
