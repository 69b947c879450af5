"""Transliteration of names in any script into Latin letters."""
