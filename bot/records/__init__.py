"""Records: what curators write, one YAML file an article or JSON Lines in bulk."""
