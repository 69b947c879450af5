"""The wording of answers."""
