"""Answers: what was found as a person is told it, before any rendering."""
