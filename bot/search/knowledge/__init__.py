"""What a word can refer to besides a name: offices, governments, events, meeting types."""
