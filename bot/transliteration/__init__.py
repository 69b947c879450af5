"""Names in any script written in Latin letters."""
