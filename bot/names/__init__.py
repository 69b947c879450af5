"""How names are written: their readings in Latin letters, keys of their sounds, their similarity."""
