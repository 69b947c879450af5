"""Follow-up questions, and the requests that buttons carry."""
