"""Named entities in running text."""
