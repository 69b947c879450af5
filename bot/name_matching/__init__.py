"""Matching of names across spellings: their parts, keys that spellings share, and similarity."""
