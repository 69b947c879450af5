"""Answers: what was found, as sentences and cards, before any rendering."""
