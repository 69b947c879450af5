"""The store's database: address, engine, transactions, tables, migration, errors."""
