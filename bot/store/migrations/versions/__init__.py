"""One module a step; `batch_alter_table` changes tables, so that it works on SQLite too."""
