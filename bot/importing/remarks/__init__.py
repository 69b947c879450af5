"""Parse the State Department's remarks."""
