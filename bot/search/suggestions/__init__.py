"""Spelling suggestions and alternatives for ambiguous names."""
