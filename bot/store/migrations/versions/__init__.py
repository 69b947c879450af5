"""One module per migration; use `batch_alter_table`, which also works on SQLite."""
