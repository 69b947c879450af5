"""Phrases that date meetings without a date: administrations, terms, known events, journeys."""
