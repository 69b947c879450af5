"""Phonetic keys, spelling variants and similarity of names in Latin letters."""
