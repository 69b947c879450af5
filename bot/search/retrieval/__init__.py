"""Parsed queries into ranked meetings and quotes."""
