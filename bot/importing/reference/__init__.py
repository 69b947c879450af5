"""Reference data: places, people of the registry, topics."""
