"""What Alembic runs its steps in: the connection that the program gives it, and its transaction."""

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
