"""Countries, office titles and events: data files and look-ups shared by search and importing."""
