"""Entity linking: candidate generation, matching and scoring of names."""
