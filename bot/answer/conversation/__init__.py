"""Conversations: follow-up questions, and the requests that buttons carry."""
