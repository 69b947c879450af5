"""How names are written: readings in Latin letters, keys of sounds, and similarity."""
