"""Records: what curators write, one YAML file per article, or JSON Lines in bulk."""
