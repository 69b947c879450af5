"""The query model, intents and dates."""
