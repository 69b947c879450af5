"""Query text into ranked parses."""
