"""Decide which mentions are the same person."""
